import type { Pool } from 'pg'

/** One text somewhere in the database. */
export interface Kept {
  /** `schema.table.column`. */
  readonly where: string
  readonly text: string
}

/** Every text in every column of every table: what stands inside JSON and bytes is taken apart. */
export async function everyText(pool: Pool, visit: (kept: Kept) => void): Promise<number> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  let count = 0
  const take = (where: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') {
      count += 1
      visit({ where, text: decoded(String(value)) })
    } else if (Array.isArray(value)) for (const item of value) take(where, item)
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) {
        take(where, name)
        take(where, item)
      }
  }
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: Readonly<Record<string, unknown>> }>(
      `select to_jsonb(t) row from ${name} t`,
    )
    for (const { row } of rows) for (const [column, value] of Object.entries(row)) take(`${name}.${column}`, value)
  }
  return count
}

/** Bytes come as hexadecimal digits. */
const decoded = (text: string): string =>
  /^\\x([0-9a-f]{2})*$/.test(text) ? Buffer.from(text.slice(2), 'hex').toString('latin1') : text
