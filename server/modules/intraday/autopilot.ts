import type { ProposalKind, Settings } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import { heldBack } from '#modules/intraday/rails.ts'
import { take } from '#modules/intraday/take-measure.ts'
import { asWeighed, targetIn, type WeighedDraft } from '#modules/intraday/weigh.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

const HOUR_MS = 3_600_000

interface Flight {
  readonly desk: Desk
  readonly settings: Settings
  /** `HH:MM` on the wall clock. */
  readonly timeOfDay: string
  /** Proposals of a kind that ask so many people at most. */
  readonly make: (kind: ProposalKind, most: number) => Promise<readonly WeighedDraft[]>
}

/**
 * Does the first thing that its rails allow, in the order of levers. One at each look: the effect of a second was worked
 * out without the first, so it is left to the next look, which knows. What a rule or somebody else's change forbids is
 * left to people.
 * @returns whether it did something
 */
export async function runAutopilot(tx: Tx, deps: IntradayDeps, flight: Flight): Promise<boolean> {
  const { desk, settings, timeOfDay, make } = flight
  const touched = await touchedByKind(tx, desk.now)
  for (const rails of settings.autopilot) {
    const already = touched.get(rails.kind) ?? 0
    const room = rails.mostPeopleHour - already
    if (!rails.isOn || room < 1) continue
    for (const draft of await make(rails.kind, room)) {
      if (heldBack(rails, asWeighed(draft), already, timeOfDay, targetIn(desk)) !== null) continue
      const taken = await take(tx, deps, { measureId: newId(desk.now), by: null, now: desk.now }, draft)
      if (taken.ok) return true
    }
  }
  return false
}

/** People whose day the autopilot changed within the last hour, also when it was taken back: they were told twice. */
async function touchedByKind(tx: Tx, now: number): Promise<ReadonlyMap<ProposalKind, number>> {
  const rows = await tx.rows<{ kind: ProposalKind; people: number }>(sql`select kind,
      sum(coalesce((content->>'wanted')::int, cardinality(person_ids)))::int people
    from intraday.measure where made_by is null and made_at > ${at(now - HOUR_MS)} group by kind`)
  return new Map(rows.map(({ kind, people }) => [kind, people]))
}
