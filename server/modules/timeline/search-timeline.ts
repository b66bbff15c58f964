import type { z } from 'zod'
import type { searchPage, timelineSearch } from '#modules/timeline/contract.ts'
import type { TimelineDeps } from '#modules/timeline/deps.ts'
import { cursorOf, type EntryRow, entryColumns, isBehind, showEntries } from '#modules/timeline/rows.ts'
import { askedTerms } from '#modules/timeline/terms.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** Rows read at once, and how often: what lies behind is reached by `next`. */
const BLOCK = 200
const MOST_BLOCKS = 5

/** Entries of customers this person may see, by the number people quote or by words, latest first. */
export async function searchTimeline(
  deps: TimelineDeps,
  scope: RowScope,
  search: z.output<typeof timelineSearch>,
): Promise<z.infer<typeof searchPage>> {
  const { db } = deps.platform
  const wanted = conditionOf(search.words)
  if (wanted === undefined) return { hits: [], next: null }
  const found: EntryRow[] = []
  let after = search.after
  let isWhole = false
  for (let block = 0; block < MOST_BLOCKS && found.length <= search.limit && !isWhole; block += 1) {
    const rows = await readBlock(db, wanted, after)
    const seen = new Set(await deps.asks.customers.seen(db, scope, [...new Set(rows.map((row) => row.customerId))]))
    found.push(...rows.filter((row) => seen.has(row.customerId)))
    isWhole = rows.length < BLOCK
    after = rows.at(-1) ? cursorOf(rows[rows.length - 1] as EntryRow) : after
  }
  const page = found.slice(0, search.limit)
  const last = found.length > search.limit ? page.at(-1) : undefined
  const cards = await deps.asks.customers.cards(db, [...new Set(page.map((row) => row.customerId))])
  const cardOf = new Map(cards.map((card) => [card.customerId, card]))
  const entries = await showEntries(deps, db, page)
  return {
    hits: entries.map((entry) => {
      const card = cardOf.get(entry.customerId)
      return { ...entry, maskedName: card?.maskedName ?? '', isKnown: card?.isKnown ?? false }
    }),
    next: last ? cursorOf(last) : isWhole ? null : (after ?? null),
  }
}

const readBlock = (db: Queryable, wanted: Sql, after: string | undefined) =>
  db.rows<EntryRow>(sql`select ${entryColumns} from timeline.entry e
    where ${wanted} and ${isBehind(after)} order by e.began_at desc, e.id desc limit ${BLOCK}`)

/**
 * A number people quote is letters, then figures, perhaps with strokes (`S1123-000006`); everything else is words. That there
 * are terms at all is said too: the index holds no other rows, and the planner does not conclude it.
 */
export function conditionOf(words: string): Sql | undefined {
  if (/^[a-z]{1,4}-?\d[\d-]*$/i.test(words)) {
    const prefix = words.toUpperCase()
    return sql`e.reference like ${`${prefix}%`}`
  }
  const terms = askedTerms(words)
  return terms.length === 0 ? undefined : sql`(e.terms <> '{}' and e.terms @> ${[...terms]}::text[])`
}
