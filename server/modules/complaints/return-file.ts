import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { done, type Outcome } from '#libs/facts/decision.ts'
import { csv } from '#libs/guarded-csv/csv.ts'
import { type Cell, workbook } from '#libs/roster-export/workbook.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintReturnTaken } from '#modules/complaints/events.ts'
import { inUnits } from '#modules/complaints/money.ts'
import { figureColumns, returnColumns, returnName } from '#modules/complaints/return-words.ts'
import { type SpanRefusal, spanOf, statisticsOf } from '#modules/complaints/statistics.ts'
import type { returnBody } from '#modules/complaints/statistics-contract.ts'
import { COLUMNS, type StoredComplaint, withinReach } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { disposition } from '#platform/http/disposition.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const MOST = 50_000

export interface ReturnFile {
  readonly content: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** Codes and figures, no names and no words of people. Who took it is on record. */
export async function returnFile(
  deps: ComplaintDeps,
  actor: Actor,
  { from, to, as, locale }: z.output<typeof returnBody>,
): Promise<Outcome<ReturnFile, SpanRefusal>> {
  const { platform } = deps
  const edges = spanOf(platform.config.TIME_ZONE, { from, to })
  if (!edges.ok) return edges
  const figures = await statisticsOf(deps, actor, { from, to })
  if (!figures.ok) return figures
  const rows = await platform.db.rows<StoredComplaint & { readonly into: string | null }>(sql`select ${COLUMNS},
      (select m.reference from complaints.complaint m where m.id = c.merged_into) "into"
    from complaints.complaint c where c.level = 'complaint' and ${withinReach(actor, 'complaints.report')}
      and c.received_at >= ${at(edges.value.fromAt)} and c.received_at < ${at(edges.value.beforeAt)}
    order by c.received_at, c.id limit ${MOST}`)
  const lines = rows.map((row) => cellsOf(row, platform.config.TIME_ZONE))
  const sheet = { name: returnName(locale), header: returnColumns(locale), rows: lines }
  const { raw, merged, channels, products, reasons } = figures.value
  const [item, rawWord, mergedWord, share, total] = figureColumns(locale)
  const counts: Cell[][] = [
    [total ?? '', raw, merged, 1],
    ...[...channels, ...products, ...reasons].map((one) => [one.code, one.raw, one.merged, one.share]),
  ]
  const figureSheet = {
    name: `${returnName(locale)} 2`,
    header: [item ?? '', rawWord ?? '', mergedWord ?? '', share ?? ''],
    rows: counts,
  }
  const content = Buffer.from(as === 'csv' ? csv(sheet.header, sheet.rows) : workbook([sheet, figureSheet]))
  await platform.db.transaction((tx) =>
    platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      complaintReturnTaken.of(actor.personId, platform.clock.now(), { from, to, as, complaints: rows.length }),
    ]),
  )
  return done({
    content,
    headers: {
      'content-type': TYPES[as],
      'content-length': String(content.length),
      'content-disposition': disposition('attachment', `${returnName(locale)} ${from} ${to}.${as}`),
    },
  })
}

function cellsOf(row: StoredComplaint & { readonly into: string | null }, timeZone: string): Cell[] {
  const zone = compileZone(timeZone)
  const on = (instant: number | null) => (instant === null || !zone ? null : localDateOf(zone, instant))
  const { state } = row
  return [
    ...[row.reference, on(state.receivedAt), row.filingChannel, row.axisChannel, row.axisProduct, row.axisReason],
    ...[row.severity, `${row.packKey} ${row.packVersion}`, on(row.decisionDueAt), state.track, on(state.decidedAt)],
    ...[
      row.upheld,
      row.redressMinor === null || row.currency === null ? null : inUnits(row.redressMinor, row.currency),
      row.currency,
      state.stage,
      row.into,
    ],
  ]
}
