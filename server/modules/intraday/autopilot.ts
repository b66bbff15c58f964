import { PROPOSALS, type ProposalKind, type Settings } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import { type Proposal, targetIn } from '#modules/intraday/look.ts'
import { heldBack } from '#modules/intraday/rails.ts'
import { take } from '#modules/intraday/take-measure.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

const HOUR_MS = 3_600_000

interface Flight {
  readonly desk: Desk
  readonly settings: Settings
  readonly proposals: readonly Proposal[]
  /** `HH:MM` on the wall clock. */
  readonly timeOfDay: string
}

/**
 * Applies the first proposal that its rails allow. One at each look: the effect of the next was worked out without it, so
 * it is left to the next look, which knows. What a rule or somebody else's change forbids is left to people.
 */
export async function runAutopilot(
  tx: Tx,
  deps: IntradayDeps,
  { desk, settings, proposals, timeOfDay }: Flight,
): Promise<void> {
  const touched = await touchedByKind(tx, desk.now)
  for (const draft of proposals) {
    const rails = settings.autopilot[PROPOSALS.indexOf(draft.kind)]
    const weighed = { kind: draft.kind, people: draft.personIds.length, effect: draft.content.effect }
    if (!rails || heldBack(rails, weighed, touched.get(draft.kind) ?? 0, timeOfDay, targetIn(desk)) !== null) continue
    const taken = await take(tx, deps, { measureId: draft.proposalId, by: null, now: desk.now }, draft)
    if (taken.ok) return
  }
}

/** People whose day the autopilot changed within the last hour, also when it was taken back: they were told twice. */
async function touchedByKind(tx: Tx, now: number): Promise<ReadonlyMap<ProposalKind, number>> {
  const rows = await tx.rows<{ kind: ProposalKind; people: number }>(sql`select kind,
      sum(cardinality(person_ids))::int people
    from intraday.measure where made_by is null and made_at > ${at(now - HOUR_MS)} group by kind`)
  return new Map(rows.map(({ kind, people }) => [kind, people]))
}
