import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type HeaderRefusal, recordKindOf, refuseHeader, targetOf } from '#modules/customers/records/kinds.ts'
import { mergeBatch, newestOf, tellChanged } from '#modules/customers/records/merge-batch.ts'
import { type PreparedRow, preparer, type RefusedRow } from '#modules/customers/records/prepare.ts'
import type { recordsBody, recordsReply } from '#modules/customers/records-contract.ts'
import type { Platform } from '#platform/module.ts'

/** A few rows at once, in one transaction; the same rows again change nothing. Columns may differ from row to row. */
export async function takeRecords(
  platform: Platform,
  branches: ReadonlyMap<string, string>,
  body: z.output<typeof recordsBody>,
): Promise<Outcome<z.infer<typeof recordsReply>, HeaderRefusal>> {
  const { kind, source, asOf, rows } = body
  const prepared: PreparedRow[] = []
  const refusals: RefusedRow[] = []
  for (const [at, row] of rows.entries()) {
    const header = Object.keys(row)
    const wrong = refuseHeader(kind, header)
    if (wrong) return refused(wrong.refusal, `Row ${at}, column: ${wrong.column}`)
    const made = preparer({ kind, source, asOf, cipher: platform.cipher, branches }, header)(Object.values(row), at)
    if (Array.isArray(made)) prepared.push(...made)
    else refusals.push(made as RefusedRow)
  }
  const client = await platform.db.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const into = {
      target: targetOf(kind),
      recordKind: recordKindOf(kind),
      source,
      asOf,
      now: platform.clock.now(),
    }
    const merged = await mergeBatch(client, into, newestOf(prepared))
    await tellChanged(client, merged)
    await client.query('commit')
    const { taken, strangers } = merged
    const unchanged = prepared.length - taken - strangers.length
    const unknown = [...new Set(strangers)].map((line) => ({
      line,
      field: 'customer_no',
      reason: 'customer-unknown' as const,
    }))
    const told = [...refusals, ...unknown].map(({ line, field, reason }) => ({ row: line, field, reason }))
    return done({ taken, unchanged, refused: told })
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}
