import { addPeople } from '#modules/identity/add-people.ts'
import { bySystem } from '#modules/identity/authority.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { defineSkills, grantSkills, type SkillGrant } from '#modules/identity/skills.ts'
import { addUnit } from '#modules/identity/units.ts'
import type { Platform } from '#platform/module.ts'
import { kindOf, SKILLS, type SkillCode } from './bank/skills.ts'
import { STAFF, type StaffPlan } from './bank/staff.ts'
import { HEAD_OFFICE, UNITS } from './bank/units.ts'
import { expectDone } from './expect-done.ts'
import type { DemoSignIn } from './sign-ins.ts'

export interface SeededPeople {
  readonly idByAgentNo: ReadonlyMap<string, string>
  readonly unitIdByKey: ReadonlyMap<string, string>
}

const BY = bySystem('seed')
const DAY_MS = 24 * 3_600_000

/** The organisation, everyone in it with a password, and what each can do. */
export async function seedPeople(inside: Platform, signIns: readonly DemoSignIn[], now: number): Promise<SeededPeople> {
  const deps = identityDeps(inside)
  const unitIdByKey = await seedUnits(deps)
  const hashes = await hashOnce(
    signIns.map((signIn) => signIn.password),
    deps.passwords.hash,
  )
  const passwordOf = new Map(signIns.map((signIn) => [signIn.agentNo, signIn.password]))
  const ids = expectDone(
    'people',
    await addPeople(
      deps,
      BY,
      STAFF.map(({ agentNo, name, unit, role, roleAt, locale }) => ({
        agentNo,
        displayName: name,
        unitId: known(unitIdByKey, unit),
        locale,
        roles: [{ role, unitId: known(unitIdByKey, roleAt) }],
        passwordHash: known(hashes, known(passwordOf, agentNo)),
        passwordFrom: 'seed',
      })),
    ),
  )
  await defineSkills(
    deps,
    BY,
    Object.entries(SKILLS).map(([code, { kind, names }]) => ({ code, kind, names, offered: true })),
  )
  const idByAgentNo = new Map(STAFF.map((person, index) => [person.agentNo, ids[index] ?? '']))
  const grants = STAFF.flatMap((person, index) => grantsOf(person, index, known(idByAgentNo, person.agentNo), now))
  expectDone('skills', await grantSkills(deps, BY, grants))
  return { idByAgentNo, unitIdByKey }
}

async function seedUnits(deps: ReturnType<typeof identityDeps>): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const add = async (key: string, unit: Parameters<typeof addUnit>[2]) =>
    ids.set(key, expectDone(`unit ${unit.name}`, await addUnit(deps, BY, unit)).unitId)
  await add('head-office', { kind: 'head-office', name: HEAD_OFFICE, parentId: null })
  for (const { key, kind, name, below } of UNITS) {
    await add(key, { kind, name, parentId: known(ids, below ?? 'head-office') })
  }
  return ids
}

/** Each password is hashed once, whoever shares it: a hash takes tens of milliseconds on purpose. */
async function hashOnce(
  passwords: readonly string[],
  hash: (password: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const hashed = [...new Set(passwords)].map(async (password) => [password, await hash(password)] as const)
  return new Map(await Promise.all(hashed))
}

/** Certificates of product skills hold about a year; languages and soft skills until they are withdrawn. */
function grantsOf(person: StaffPlan, index: number, personId: string, now: number): SkillGrant[] {
  const expiresOn = new Date(now + (365 - (index % 45)) * DAY_MS).toISOString().slice(0, 10)
  return (Object.entries(person.skills) as [SkillCode, number][]).map(([skill, level]) => ({
    personId,
    skill,
    level,
    expiresOn: kindOf(skill) === 'product' ? expiresOn : null,
  }))
}

export function known<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`demo bank: nothing is known of ${key}`)
  return value
}
