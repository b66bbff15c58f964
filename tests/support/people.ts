import { addPeople } from '#modules/identity/add-people.ts'
import { bySystem } from '#modules/identity/authority.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { defineSkills, grantSkills } from '#modules/identity/skills.ts'
import { addUnit, headOffice, type UnitKind } from '#modules/identity/units.ts'
import type { Role } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'

export interface TestPerson {
  readonly personId: string
  readonly agentNo: string
  readonly password: string
  readonly unitId: string
}

export interface NewTestPerson {
  readonly roles: readonly Role[]
  /** A unit id; the head office when left out, which is made if there is none. */
  readonly unit?: string
  /** Where the roles are held; the person's own unit when left out. */
  readonly rolesAt?: string
  /** Skill → level, in the catalogue or not; or with an expiry. */
  readonly skills?: Readonly<Record<string, number | { readonly level: number; readonly expiresOn: string }>>
  readonly agentNo?: string
  readonly displayName?: string
}

const by = bySystem('test')
let count = 0

/** A person with a password, written by the use cases of identity. Give `app.platform`. */
export async function createPerson(platform: Platform, person: NewTestPerson): Promise<TestPerson> {
  const deps = identityDeps(platform)
  count += 1
  const agentNo = person.agentNo ?? `T${String(count).padStart(4, '0')}`
  const password = `kingfisher-${crypto.randomUUID().slice(0, 8)}`
  const unitId = person.unit ?? (await ensureHeadOffice(platform))
  const [personId] = unwrap(
    await addPeople(deps, by, [
      {
        agentNo,
        displayName: person.displayName ?? `Person ${agentNo}`,
        unitId,
        locale: 'zh-CN',
        roles: person.roles.map((role) => ({ role, unitId: person.rolesAt ?? unitId })),
        passwordHash: await deps.passwords.hash(password),
      },
    ]),
  )
  const skills = Object.entries(person.skills ?? {}).map(([skill, held]) => ({
    skill,
    personId: personId!,
    ...(typeof held === 'number' ? { level: held, expiresOn: null } : held),
  }))
  if (skills.length > 0) {
    await ensureSkills(
      platform,
      skills.map(({ skill }) => skill),
    )
    await grantSkills(deps, by, skills)
  }
  return { personId: personId!, agentNo, password, unitId }
}

/** A unit below `parent`, or below the head office. @returns its id */
export async function createUnit(
  platform: Platform,
  unit: { readonly name: string; readonly kind?: UnitKind; readonly parent?: string },
): Promise<string> {
  const parentId = unit.parent ?? (await ensureHeadOffice(platform))
  return unwrap(await addUnit(identityDeps(platform), by, { kind: unit.kind ?? 'team', name: unit.name, parentId }))
    .unitId
}

/** Entries of the catalogue by these codes, each named by its code; those that exist are left alone. */
export async function ensureSkills(platform: Platform, codes: readonly string[]): Promise<void> {
  const { rows } = await platform.db.pool.query<{ code: string }>('select code from identity.skill')
  const known = new Set(rows.map((row) => row.code))
  const missing = codes.filter((code) => !known.has(code))
  await defineSkills(
    identityDeps(platform),
    by,
    missing.map((code) => ({
      code,
      kind: 'product' as const,
      names: { 'zh-CN': code, 'zh-TW': code, en: code },
      offered: true,
    })),
  )
}

export async function ensureHeadOffice(platform: Platform): Promise<string> {
  const known = await headOffice(platform.db)
  if (known) return known
  const made = await addUnit(identityDeps(platform), by, { kind: 'head-office', name: 'Head office', parentId: null })
  return made.ok ? made.value.unitId : (await headOffice(platform.db))!
}

export interface SignedInPerson {
  readonly token: string
  /** For a `cookie` header: what a browser would send. */
  readonly cookie: string
  /** Calls a route as this person; `body` is sent as JSON. */
  api(path: string, init?: ApiInit): Promise<Response>
}

export type ApiInit = Omit<RequestInit, 'body'> & { readonly body?: unknown }

/** Signs in by the public route, as a program does. @param url of the node */
export async function signIn(url: string, agentNo: string, password: string): Promise<SignedInPerson> {
  const response = await callApi(url, '/api/sign-in', { method: 'POST', body: { agentNo, password, as: 'token' } })
  if (response.status !== 200) throw new Error(`sign-in of ${agentNo}: ${response.status} ${await response.text()}`)
  const { token } = (await response.json()) as { token: string }
  return {
    token,
    cookie: `yinuo_session=${token}`,
    api: (path, init = {}) =>
      callApi(url, path, { ...init, headers: { authorization: `Bearer ${token}`, ...(init.headers as object) } }),
  }
}

/** One person with these roles, signed in. */
export async function signedInAs(
  app: { readonly url: string; readonly platform: Platform },
  person: NewTestPerson,
): Promise<TestPerson & SignedInPerson> {
  const created = await createPerson(app.platform, person)
  return { ...created, ...(await signIn(app.url, created.agentNo, created.password)) }
}

/** A request of nobody in particular; `body` is sent as JSON. */
export function callApi(url: string, path: string, init: ApiInit = {}): Promise<Response> {
  const { body, headers, ...rest } = init
  return fetch(new URL(path, url), {
    ...rest,
    redirect: rest.redirect ?? 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(headers as object) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

function unwrap<T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!outcome.ok) throw new Error(`test person: ${outcome.refusal}`)
  return outcome.value
}
