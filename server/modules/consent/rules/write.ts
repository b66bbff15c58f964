import type { z } from 'zod'
import { limitFaults } from '#libs/contact-gate/house-limits.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { refuseReview } from '#modules/consent/domain.ts'
import { rulesChosen } from '#modules/consent/events.ts'
import { choicesInForce, SHIPPED_VERSION, shippedChoices } from '#modules/consent/rules/in-force.ts'
import type { GateChoices, ruleSetBody, ruleSetReturn, ruleSetReview } from '#modules/consent/rules-contract.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type RuleSetRefusal =
  | 'no-draft'
  | 'not-a-draft'
  | 'edited-meanwhile'
  | 'limits-wrong'
  | 'nothing-to-review'
  | 'own-text'
  | 'reason-missing'
  | 'version-not-found'
  | 'already-in-force'
type Written = Outcome<null, RuleSetRefusal>

interface Open {
  readonly id: string
  readonly state: 'draft' | 'submitted'
  readonly revision: number
  readonly choices: GateChoices
  readonly writers: readonly string[]
}
const CHANGED = refused('edited-meanwhile', 'Somebody wrote since: load it again.')

/** Writes the open draft, or begins one. */
export function writeRules(platform: Platform, by: string, body: z.output<typeof ruleSetBody>): Promise<Written> {
  const { revision, why, ...choices } = body
  return changing(platform, async (tx, open, now): Promise<Written> => {
    if ((open?.revision ?? 0) !== revision) return CHANGED
    if (open?.state === 'submitted')
      return refused('not-a-draft', 'It waits for its review: have it returned, then change it.')
    if (open) {
      await tx.run(sql`update consent.rule_set set choices = ${json(choices)}, why = ${why}, revision = revision + 1,
        changed_at = ${at(now)}, review_note = null,
        writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${open.id}`)
    } else {
      await tx.run(sql`insert into consent.rule_set (id, state, revision, choices, why, writers, changed_at)
        values (${newId(now)}, 'draft', 1, ${json(choices)}, ${why}, array[${by}::uuid], ${at(now)})`)
    }
    return done(null)
  })
}

/** Hands the draft in, when nothing in it is looser than what others demand. */
export function submitRules(platform: Platform, by: string, revision: number): Promise<Written> {
  return changing(platform, async (tx, open): Promise<Written> => {
    if (!open) return refused('no-draft')
    if (open.state !== 'draft') return refused('not-a-draft', 'Only a draft can be handed in.')
    if (open.revision !== revision) return CHANGED
    const faults = limitFaults(open.choices.jurisdiction, open.choices.limits)
    if (faults.length > 0)
      return refused('limits-wrong', `Mend these first: ${faults.map(({ ruleId }) => ruleId).join(', ')}.`)
    await tx.run(sql`update consent.rule_set set state = 'submitted',
      writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${open.id}`)
    return done(null)
  })
}

/** A second person lets it in at once, or returns it with what has to be changed. */
export function reviewRules(platform: Platform, by: string, body: z.output<typeof ruleSetReview>): Promise<Written> {
  return changing(platform, async (tx, open, now): Promise<Written> => {
    if (!open) return refused('nothing-to-review', 'It does not wait for a review.')
    const refusal = refuseReview(open, { personId: by, ...body })
    if (refusal === 'own-text') return refused(refusal, 'You wrote some of it: somebody else has to review it.')
    if (refusal === 'reason-missing') return refused(refusal, 'Say what has to be changed.')
    if (refusal) return refused(refusal)
    if (body.decision === 'return') {
      await tx.run(sql`update consent.rule_set set state = 'draft', review_note = ${body.note} where id = ${open.id}`)
      return done(null)
    }
    const version = (await choicesInForce(tx)).version + 1
    await tx.run(sql`update consent.rule_set set state = 'approved', version = ${version}, reviewed_by = ${by},
      effective_at = ${at(now)}, review_note = ${body.note || null} where id = ${open.id}`)
    await announce(platform, tx, by, now, open.choices, version)
    return done(null)
  })
}

/** The rules of an earlier version at once, as a version of their own; never by somebody who wrote them. */
export function goBackTo(platform: Platform, by: string, body: z.output<typeof ruleSetReturn>): Promise<Written> {
  const { toVersion, insteadOf } = body
  return changing(platform, async (tx, _open, now): Promise<Written> => {
    const current = await choicesInForce(tx)
    if (current.version !== insteadOf) return CHANGED
    if (toVersion === current.version) return refused('already-in-force', 'That version is in force.')
    const earlier = await earlierSet(tx, toVersion)
    if (!earlier) return refused('version-not-found', 'Choose a version that was in force.')
    if (earlier.writers.includes(by)) return refused('own-text', 'You wrote some of it: somebody else has to do this.')
    const version = current.version + 1
    await tx.run(sql`insert into consent.rule_set (id, version, state, revision, choices, why, writers, changed_at,
        reviewed_by, effective_at, goes_back_to)
      values (${newId(now)}, ${version}, 'approved', 1, ${json(earlier.choices)}, ${earlier.why},
        ${[...earlier.writers]}::uuid[], ${at(now)}, ${by}, ${at(now)}, ${toVersion})`)
    await announce(platform, tx, by, now, earlier.choices, version)
    return done(null)
  })
}

type Earlier = Pick<Open, 'choices' | 'writers'> & { readonly why: string }

async function earlierSet(tx: Tx, version: number): Promise<Earlier | undefined> {
  if (version !== SHIPPED_VERSION)
    return tx.maybe<Earlier>(sql`select choices, writers, why from consent.rule_set where version = ${version}`)
  const { version: _, ...choices } = await shippedChoices(tx)
  return { choices, writers: [], why: '' }
}

const announce = (
  platform: Platform,
  tx: Tx,
  by: string,
  now: Instant,
  { jurisdiction, consentMonths }: GateChoices,
  version: number,
) =>
  platform.log.announce(tx, { kind: 'person', id: by }, [
    rulesChosen.of('consent.settings', now, { jurisdiction, consentMonths, version }),
  ])

/** One change after the other. */
function changing(
  platform: Platform,
  work: (tx: Tx, open: Open | undefined, now: Instant) => Promise<Written>,
): Promise<Written> {
  return platform.db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('consent.rule-set', 0))`)
    const open = await tx.maybe<Open>(
      sql`select id, state, revision, choices, writers from consent.rule_set where state <> 'approved'`,
    )
    return work(tx, open, platform.clock.now())
  })
}
