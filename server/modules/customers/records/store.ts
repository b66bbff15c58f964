import type { z } from 'zod'
import type { ImportKind } from '#modules/customers/records/kinds.ts'
import type { importBody } from '#modules/customers/records-contract.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export interface ImportRow {
  readonly id: string
  readonly kind: ImportKind
  readonly source: string
  readonly as_of: string
  readonly file_name: string
  readonly header: string | null
  readonly lines_done: number
  readonly taken: number
  readonly unchanged: number
  readonly refused: number
  readonly started_by: string
  readonly started_at: number
  readonly moved_at: number
  readonly finished_at: number | null
}

export async function readImport(db: Queryable, importId: string): Promise<ImportRow | undefined> {
  return db.maybe<ImportRow>(sql`select * from customers.import where id = ${importId}`)
}

export async function insertImport(
  tx: Tx,
  id: string,
  body: z.output<typeof importBody>,
  startedBy: string,
  now: number,
): Promise<void> {
  await tx.run(sql`insert into customers.import (id, kind, source, as_of, file_name, started_by, started_at, moved_at)
    values (${id}, ${body.kind}, ${body.source}, ${body.asOf}, ${body.fileName}, ${startedBy}, ${at(now)}, ${at(now)})`)
}

export async function listImports(
  db: Queryable,
  search: { readonly kind?: ImportKind | undefined; readonly before?: string | undefined; readonly limit: number },
): Promise<ImportRow[]> {
  return db.rows<ImportRow>(sql`select * from customers.import
    where (${search.kind ?? null}::text is null or kind = ${search.kind ?? null})
      and (${search.before ?? null}::uuid is null or id < ${search.before ?? null})
    order by id desc limit ${search.limit + 1}`)
}

/** Refused rows behind a line, in their order. */
export async function refusalsAfter(db: Queryable, importId: string, line: number, limit: number) {
  return db.rows<{ line: number; field: string; reason: string }>(sql`select line, field, reason
    from customers.import_refusal where import_id = ${importId} and line > ${line} order by line limit ${limit}`)
}
