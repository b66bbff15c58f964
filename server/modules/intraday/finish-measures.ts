import type { MeasureView } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { ROW_MS } from '#modules/intraday/desk.ts'
import { togetherOf } from '#modules/intraday/foresee-service.ts'
import { addSlots } from '#modules/intraday/outcomes.ts'
import { type StoredMeasure, takeBack } from '#modules/intraday/undo-measure.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

/** Who asked in a half hour is answered, or has given up, so long after it at the latest, all but a few. */
const SETTLED_MS = 15 * 60_000

/** What time alone brings to an end: lent people go back, and what a measure brought is told. */
export async function finishMeasures(tx: Tx, deps: IntradayDeps, now: number): Promise<void> {
  await returnPeople(tx, deps, now)
  await noteWhatWasBrought(tx, deps, now)
}

/** People who were lent to another queue go back when the time has passed. */
async function returnPeople(tx: Tx, deps: IntradayDeps, now: number): Promise<void> {
  const due = await tx.rows<StoredMeasure>(sql`select id "measureId", kind, deeds, person_ids "personIds",
      first_at "firstAt", until_at "untilAt", undone_at "undoneAt"
    from intraday.measure where kind = 'pull-cross-skilled' and undone_at is null and until_at <= ${at(now)}
    order by id for update`)
  for (const measure of due) await takeBack(tx, deps, measure, null, now)
}

/** Of measures whose half hours have passed: what came in these, and how it was served. */
async function noteWhatWasBrought(tx: Tx, { asks }: IntradayDeps, now: number): Promise<void> {
  const due = await tx.rows<{ id: string; content: Pick<MeasureView, 'effect'> }>(sql`select id, content
    from intraday.measure where brought is null and until_at <= ${at(now - SETTLED_MS)}
      and (undone_at is null or undone_at >= until_at) order by until_at limit 50 for update`)
  for (const { id, content } of due) {
    const { intervals } = content.effect
    const from = Math.min(now, ...intervals.map(({ startAt }) => startAt))
    const quarters = await asks.insights.outcomes(tx, { from, before: now })
    const counted = intervals.map(({ queueId, startAt }) =>
      addSlots(
        quarters.filter((quarter) => quarter.queueId === queueId),
        startAt,
        startAt + ROW_MS,
      ),
    )
    const brought: MeasureView['brought'] = {
      contacts: counted.reduce((sum, { requested }) => sum + requested, 0),
      serviceLevel: togetherOf(counted.map((each) => ({ contacts: each.counted, level: each.serviceLevel }))),
    }
    await tx.run(sql`update intraday.measure set brought = ${json(brought)} where id = ${id}`)
  }
}
