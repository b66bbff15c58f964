import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { holdLifted, holdPlaced, retentionChanged } from '#modules/consent/events.ts'
import { lockCustomer } from '#modules/consent/gate/standing.ts'
import type { retentionRuleBody } from '#modules/consent/requests-contract.ts'
import { at, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type RetentionRefusal = 'no-such-rule' | 'edited-meanwhile' | 'hold-not-found'

export function changeRule(
  { db, log, clock }: Platform,
  by: string,
  kind: string,
  { months, source, version }: z.output<typeof retentionRuleBody>,
): Promise<Outcome<null, RetentionRefusal>> {
  return db.transaction(async (tx): Promise<Outcome<null, RetentionRefusal>> => {
    const known = await tx.maybe<{ version: number }>(
      sql`select version from consent.retention_rule where kind = ${kind} for update`,
    )
    if (!known) return refused('no-such-rule', 'Choose a kind of the schedule.')
    if (known.version !== version) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    await tx.run(sql`update consent.retention_rule set months = ${months}, source = ${source}, version = version + 1
      where kind = ${kind}`)
    await log.announce(tx, { kind: 'person', id: by }, [
      retentionChanged.of('consent.retention', clock.now(), { kind, months }),
    ])
    return done(null)
  })
}

/** From the commit on nothing of this customer is removed. */
export function placeHold({ db, log, clock }: Platform, by: string, customerId: string, reason: string): Promise<void> {
  return db.transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const now = clock.now()
    const holdId = newId(now)
    await tx.run(sql`insert into consent.legal_hold (id, customer_id, reason, placed_by, placed_at)
      values (${holdId}, ${customerId}, ${reason}, ${by}, ${at(now)})`)
    await log.announce(tx, { kind: 'person', id: by }, [holdPlaced.of(customerId, now, { holdId })])
  })
}

export function liftHold(
  { db, log, clock }: Platform,
  by: string,
  holdId: string,
): Promise<Outcome<null, RetentionRefusal>> {
  return db.transaction(async (tx): Promise<Outcome<null, RetentionRefusal>> => {
    const now = clock.now()
    const lifted = await tx.maybe<{ customer_id: string }>(sql`update consent.legal_hold
      set ended_by = ${by}, ended_at = ${at(now)} where id = ${holdId} and ended_at is null returning customer_id`)
    if (!lifted) return refused('hold-not-found', 'It was lifted already: load the page again.')
    await log.announce(tx, { kind: 'person', id: by }, [holdLifted.of(lifted.customer_id, now, { holdId })])
    return done(null)
  })
}
