import { daysSince } from '#libs/segments/evaluate.ts'
import { type RfmBorders, type RfmMeasures, rfmBorders } from '#libs/segments/rfm.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { markEverybodyDue } from '#modules/segments/store.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

const PERSONS_AT_ONCE = 500
const DAY_MS = 86_400_000
const HELD_MS = 5 * 60_000
/** After an import they are drawn anew, but no more than a hundredth of the time goes into drawing. */
const REST_FOR_EACH_MS = 100

export async function readBorders(db: Queryable): Promise<RfmBorders | null> {
  const { borders } = await db.one<{ borders: RfmBorders | null }>(
    sql`select borders from segments.fifths where name = 'rfm'`,
  )
  return borders
}

/** Something came of which the fifths may be made. */
export async function drawSoon(tx: Queryable, now: number): Promise<void> {
  await tx.run(sql`update segments.fifths
    set due_at = least(due_at, greatest(${at(now)}, drawn_at + took_ms * ${REST_FOR_EACH_MS} * interval '1 ms'))
    where name = 'rfm' and due_at > ${at(now)}`)
}

/** Whether they are to be drawn now, by whoever asked: then nobody else draws them, until they are drawn or this one died. */
export async function holdFifths(db: Queryable, now: number): Promise<boolean> {
  const held =
    await db.run(sql`update segments.fifths set held_until = ${at(now + HELD_MS)}, due_at = ${at(now + DAY_MS)}
    where name = 'rfm' and (held_until is null and due_at <= ${at(now)} or held_until <= ${at(now)})`)
  return held === 1
}

/**
 * Draws the fifths once a day, and after an import; one node at a time. When they moved, everybody is looked at by them.
 * @param isOver asked before each page: of a node that stops half way another draws them anew
 */
export async function drawFifths(
  { platform, customers, wake }: SegmentDeps,
  isOver: () => boolean = () => false,
): Promise<void> {
  const { loopDb, clock } = platform
  const began = clock.now()
  if (!(await holdFifths(loopDb, began))) return
  const measures: RfmMeasures[] = []
  for (let after: string | null = null, more = true; more; more = after !== null) {
    if (isOver()) return
    const { doings, next } = await customers.doingsAfter(loopDb, after, PERSONS_AT_ONCE, began)
    for (const { lastDayAt, count, spent } of doings)
      if (lastDayAt !== null) measures.push({ days: daysSince(lastDayAt, began), count, minor: spent })
    after = next
    await loopDb.run(sql`update segments.fifths set held_until = ${at(clock.now() + HELD_MS)} where name = 'rfm'`)
  }
  const borders = rfmBorders(measures, began)
  const took = clock.now() - began
  await loopDb.transaction((tx) => keepBorders(tx, borders, took))
  await loopDb.transaction((tx) => applyBorders(tx, clock.now()))
  wake()
}

async function keepBorders(tx: Tx, borders: RfmBorders, tookMs: number): Promise<void> {
  const before = await readBorders(tx)
  const moved = !before || spansOf(before) !== spansOf(borders)
  await tx.run(sql`update segments.fifths set borders = ${json(borders)}, drawn_at = ${at(borders.asOf)},
    took_ms = ${tookMs}, applied_at = case when ${moved}::boolean then null else applied_at end where name = 'rfm'`)
}

/** Once they are on record, in a transaction of its own: whoever looked at a customer by the old ones meanwhile is found by it. */
async function applyBorders(tx: Tx, now: number): Promise<void> {
  const isNew = await tx.run(
    sql`update segments.fifths set applied_at = ${at(now)} where name = 'rfm' and applied_at is null`,
  )
  if (isNew > 0) await markEverybodyDue(tx, now)
  await tx.run(sql`update segments.fifths set held_until = null where name = 'rfm'`)
}

const spansOf = ({ recency, frequency, money }: RfmBorders): string => JSON.stringify([recency, frequency, money])
