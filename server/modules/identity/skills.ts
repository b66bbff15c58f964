import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { skillKinds } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { skillDefined, skillGranted, skillsChanged, skillWithdrawn } from './events.ts'
import { endOfDateAt, isPast } from './local-day.ts'
import { lockPerson } from './store.ts'

export const SKILL_TIMER = 'identity.skill-expiry'

export interface Skill {
  readonly code: string
  readonly kind: (typeof skillKinds)[number]
  readonly names: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
  /** A skill no longer offered is kept by those who hold it and granted to nobody new. */
  readonly offered: boolean
}

/** A new entry of the catalogue; one that is there already is left as it is. */
export async function addSkill(
  deps: IdentityDeps,
  by: Authority,
  skill: Skill,
): Promise<Outcome<null, 'skill-code-taken'>> {
  return deps.db.transaction(async (tx) => {
    const added = await tx.run(sql`insert into identity.skill (code, kind, names, offered)
      values (${skill.code}, ${skill.kind}, ${json(skill.names)}, ${skill.offered}) on conflict do nothing`)
    if (added === 0) return refused('skill-code-taken')
    const { code, offered } = skill
    await deps.log.announce(tx, causeOf(by), [skillDefined.of(code, deps.clock.now(), { skill: code, offered })])
    return done(null)
  })
}

/** Adds or changes entries of the catalogue. */
export async function defineSkills(deps: IdentityDeps, by: Authority, skills: readonly Skill[]): Promise<void> {
  await deps.db.transaction(async (tx) => {
    for (const skill of skills) {
      await tx.run(sql`insert into identity.skill (code, kind, names, offered)
        values (${skill.code}, ${skill.kind}, ${json(skill.names)}, ${skill.offered})
        on conflict (code) do update set kind = excluded.kind, names = excluded.names, offered = excluded.offered`)
    }
    const now = deps.clock.now()
    await deps.log.announce(
      tx,
      causeOf(by),
      skills.map(({ code, offered }) => skillDefined.of(code, now, { skill: code, offered })),
    )
  })
}

export interface SkillGrant {
  readonly personId: string
  readonly skill: string
  /** 1 trainee to 5 expert. */
  readonly level: number
  /** The last local date on which it holds; null until withdrawn. */
  readonly expiresOn: string | null
}

export type SkillRefusal = 'person-not-found' | 'skill-not-found' | 'skill-not-offered' | 'date-is-past' | 'own-skills'

/** Grants a skill, or changes level and expiry of one held. */
export async function grantSkill(
  deps: IdentityDeps,
  by: Authority,
  grant: SkillGrant,
): Promise<Outcome<null, SkillRefusal>> {
  return grantSkills(deps, by, [grant])
}

/** Many grants, all or none. */
export async function grantSkills(
  deps: IdentityDeps,
  by: Authority,
  grants: readonly SkillGrant[],
): Promise<Outcome<null, SkillRefusal>> {
  return deps.db.transaction(async (tx) => {
    for (const grant of grants) {
      const refusal = await grantRefusal(tx, deps, by, grant)
      if (refusal) return refused(refusal)
    }
    for (const grant of grants) await saveGrant(tx, deps, by, grant)
    return done(null)
  })
}

async function grantRefusal(
  tx: Tx,
  deps: IdentityDeps,
  by: Authority,
  grant: SkillGrant,
): Promise<SkillRefusal | undefined> {
  const refusal = await personRefusal(tx, by, grant.personId)
  if (refusal) return refusal
  const skill = await tx.maybe<{ offered: boolean; held: boolean }>(sql`select offered,
      exists (select from identity.person_skill h where h.skill = code and h.person_id = ${grant.personId}) held
    from identity.skill where code = ${grant.skill}`)
  if (!skill) return 'skill-not-found'
  if (!skill.offered && !skill.held) return 'skill-not-offered'
  if (grant.expiresOn !== null && isPast(grant.expiresOn, deps)) return 'date-is-past'
  return undefined
}

async function personRefusal(
  tx: Tx,
  by: Authority,
  personId: string,
): Promise<'person-not-found' | 'own-skills' | undefined> {
  const person = await lockPerson(tx, personId)
  if (!person || !reachesUnit(scopeFor(by, 'identity.grant-skills'), person.unitId)) return 'person-not-found'
  return personId === personOf(by) ? 'own-skills' : undefined
}

/** Writes a grant that is known to be right; for one and for many. */
async function saveGrant(tx: Tx, deps: IdentityDeps, by: Authority, grant: SkillGrant): Promise<void> {
  const now = deps.clock.now()
  const { personId, skill, level, expiresOn } = grant
  await tx.run(sql`insert into identity.person_skill (person_id, skill, level, granted_by, granted_at, expires_on)
    values (${personId}, ${skill}, ${level}, ${personOf(by)}, ${at(now)}, ${expiresOn}::date)
    on conflict (person_id, skill) do update set level = excluded.level, granted_by = excluded.granted_by,
      granted_at = excluded.granted_at, expires_on = excluded.expires_on`)
  if (expiresOn === null) await deps.timers.clear(tx, SKILL_TIMER, timerKey(personId, skill))
  else
    await deps.timers.set(tx, SKILL_TIMER, timerKey(personId, skill), endOfDateAt(expiresOn, deps), { personId, skill })
  await deps.log.announce(tx, causeOf(by), [
    skillGranted.of(personId, now, { personId, skill, level, expiresOn }),
    skillsChanged.of(personId, now, { personId }),
  ])
}

export async function withdrawSkill(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
  skill: string,
): Promise<Outcome<null, 'person-not-found' | 'skill-not-found' | 'own-skills'>> {
  return deps.db.transaction(async (tx) => {
    const refusal = await personRefusal(tx, by, personId)
    if (refusal) return refused(refusal)
    const removed = await tx.run(
      sql`delete from identity.person_skill where person_id = ${personId} and skill = ${skill}`,
    )
    if (removed === 0) return refused('skill-not-found')
    await deps.timers.clear(tx, SKILL_TIMER, timerKey(personId, skill))
    const now = deps.clock.now()
    await deps.log.announce(tx, causeOf(by), [
      skillWithdrawn.of(personId, now, { personId, skill, reason: 'withdrawn' }),
      skillsChanged.of(personId, now, { personId }),
    ])
    return done(null)
  })
}

const timerKey = (personId: string, skill: string): string => `${personId}:${skill}`
