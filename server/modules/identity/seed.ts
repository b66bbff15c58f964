import { randomInt } from 'node:crypto'
import type { Outcome } from '#libs/facts/decision.ts'
import type { Role } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'
import { addPeople } from './add-people.ts'
import { bySystem } from './authority.ts'
import type { locales } from './contract.ts'
import { identityDeps } from './deps.ts'
import { passwordFault } from './password-rules.ts'
import { defineSkills, grantSkills, type Skill } from './skills.ts'
import { addUnit, headOffice, type NewUnit } from './units.ts'

export interface SeedPerson {
  readonly agentNo: string
  readonly displayName: string
  readonly unitId: string
  readonly locale?: (typeof locales)[number]
  /** Held at the person's own unit, or where said. */
  readonly roles: readonly (Role | { readonly role: Role; readonly unitId: string })[]
  readonly skills?: readonly {
    readonly skill: string
    readonly level: number
    /** The last local date on which it holds. */
    readonly expiresOn?: string | null
  }[]
}

export interface SeededPerson {
  readonly personId: string
  readonly agentNo: string
  readonly displayName: string
  /** Made for this installation and kept nowhere: print it or lose it. */
  readonly password: string
}

/** Demo data by the module's own use cases, so that every rule and every fact is as it would be by hand. */
export function identitySeed(platform: Platform) {
  const deps = identityDeps(platform)
  const by = bySystem('seed')
  return {
    /** @returns the unit's id */
    async createUnit(unit: NewUnit): Promise<string> {
      return unwrap(await addUnit(deps, by, unit), `unit ${unit.name}`).unitId
    },
    headOffice: (): Promise<string | undefined> => headOffice(platform.db),
    createSkills: (skills: readonly Skill[]): Promise<void> => defineSkills(deps, by, skills),

    /** All or none; each with a password of their own. In the order given. */
    async createPeople(people: readonly SeedPerson[]): Promise<readonly SeededPerson[]> {
      const withPasswords = await Promise.all(
        people.map(async (person) => {
          const password = newDemoPassword(person.agentNo)
          return { ...person, password, passwordHash: await deps.passwords.hash(password) }
        }),
      )
      const added = await addPeople(
        deps,
        by,
        withPasswords.map(({ agentNo, displayName, unitId, locale, roles, passwordHash }) => ({
          agentNo,
          displayName,
          unitId,
          locale: locale ?? 'zh-CN',
          roles: roles.map((role) => (typeof role === 'string' ? { role, unitId } : role)),
          passwordHash,
        })),
      )
      const personIds = unwrap(added, 'people')
      const seeded = withPasswords.map(({ agentNo, displayName, password, skills }, index) => ({
        personId: personIds[index] ?? '',
        agentNo,
        displayName,
        password,
        skills: skills ?? [],
      }))
      const grants = seeded.flatMap(({ personId, skills }) =>
        skills.map(({ skill, level, expiresOn }) => ({ personId, skill, level, expiresOn: expiresOn ?? null })),
      )
      unwrap(await grantSkills(deps, by, grants), 'skills')
      return seeded.map(({ skills: _, ...person }) => person)
    },
  }
}

/** Letters and digits that cannot be taken for each other on a screen or a note. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `h7kq-m3wd-x9rt`: 59 random bits, quickly typed. */
export function newDemoPassword(agentNo: string): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR[randomInt(CLEAR.length)]).join('')
  for (;;) {
    const password = `${group()}-${group()}-${group()}`
    if (passwordFault(password, { agentNo }) === undefined) return password
  }
}

function unwrap<T>(outcome: Outcome<T, string>, what: string): T {
  if (!outcome.ok) throw new Error(`demo data: ${what}: ${outcome.refusal}`)
  return outcome.value
}
