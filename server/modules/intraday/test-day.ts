import type { Presence } from '#libs/adherence/model.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import { presenceChanged } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import type { TestApplication } from '../../../tests/support/application.ts'

/** One kind of shift, 09:00 to 17:30 with a short break and a meal that may move; on quarter hours. */
export const KIND = {
  id: 'day',
  spanSeconds: 8.5 * 3600,
  starts: { from: '06:00', to: '14:00', everySeconds: 900 },
  breaks: [
    { id: 'rest', seconds: 900, isPaid: true, earliestSeconds: 3600, latestSeconds: 6 * 3600 },
    { id: 'meal', seconds: 1800, isPaid: false, earliestSeconds: 3 * 3600, latestSeconds: 7 * 3600 },
  ],
}

/** A published roster of the whole house around a date, and a contract everyone works under. */
export async function rosterAround(app: TestApplication, unitId: string, from: string, days: number) {
  const { pool } = app.platform.db
  const [contractId, rosterId] = [newId(1), newId(2)]
  await pool.query(
    `insert into rosters.work_contract (id, name, pack, rules, shifts, changed_at) values ($1, 'Days', 'CN', $2, $3, now())`,
    [
      contractId,
      JSON.stringify([
        {
          id: 'T-STRETCH',
          source: 'test',
          effectiveFrom: '2020-01-01',
          severity: 'hard',
          kind: 'stretch-without-break',
          maxSeconds: 5 * 3600,
        },
      ]),
      JSON.stringify([KIND]),
    ],
  )
  await pool.query(
    `insert into rosters.roster (id, unit_id, from_date, days, slot_seconds, queue_ids, version, made_at, made_by)
      values ($1, $2, $3, $4, 900, '{}', 1, now(), $1)`,
    [rosterId, unitId, from, days],
  )
  return {
    async employ(personId: string) {
      await pool.query(`insert into rosters.terms (person_id, contract_id, changed_at) values ($1, $2, now())`, [
        personId,
        contractId,
      ])
    },
    async shift(
      personId: string,
      date: string,
      shape: Pick<ShiftInForce, 'startsAt' | 'endsAt' | 'breaks'> & Partial<ShiftInForce>,
    ) {
      await pool.query(
        `insert into rosters.shift (id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks, activities)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          newId(shape.startsAt),
          rosterId,
          personId,
          date,
          KIND.id,
          new Date(shape.startsAt),
          new Date(shape.endsAt),
          JSON.stringify(shape.breaks),
          JSON.stringify(shape.activities ?? []),
        ],
      )
    },
  }
}

/** What a person was there for, as routing would have announced it. */
export async function tellPresence(
  app: TestApplication,
  personId: string,
  changes: readonly (readonly [at: number, presence: Presence])[],
): Promise<void> {
  const { db, log } = app.platform
  await db.transaction((tx) =>
    log.announce(
      tx,
      { kind: 'system', id: 'test' },
      changes.map(([at, to], place) =>
        presenceChanged.of(personId, at, {
          agentId: personId,
          from: changes[place - 1]?.[1] ?? 'offline',
          to,
          lastedMs: 0,
          reason: 'chosen',
        }),
      ),
    ),
  )
  await app.settled()
}
