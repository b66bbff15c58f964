import { z } from 'zod'

const name = z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/)

/**
 * A backup is a gzipped tar archive that any tar program opens:
 * - `manifest.json`, first
 * - `tables/<schema>.<table>/<number>.copy`: the rows, as PostgreSQL's COPY writes them, in pieces that follow each other
 * - `files/<folder>/<id>`: attached files, where they are kept in the data folder
 * - `end.json`, last: what there must have been; without it the backup is cut short
 */
export const manifest = z.object({
  format: z.literal(1),
  product: z.string(),
  takenAt: z.number(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name, columns: z.array(z.string().regex(/^[a-z0-9_]+$/)) })),
  sequences: z.array(z.object({ name, last: z.number().nullable() })),
  dataKey: z.string().nullable().describe('Tells whether a key is the one this data was sealed under; not the key'),
})
export type Manifest = z.infer<typeof manifest>
/** A table as a backup names it. Computed columns are left out: PostgreSQL computes them again. */
export type TableInfo = Manifest['tables'][number]
/** A counter; `last` is null when it was never used. */
export type SequenceInfo = Manifest['sequences'][number]

/** What was written, with one hash over the rows of each table, and one over names and contents of all files in turn. */
export const ending = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  files: z.object({ count: z.number(), sha256: z.string() }),
})
export type Ending = z.infer<typeof ending>

export const MANIFEST_ENTRY = 'manifest.json'
export const END_ENTRY = 'end.json'

export const pieceEntry = (table: string, piece: number): string =>
  `tables/${table}/${String(piece).padStart(6, '0')}.copy`

/** The table that an entry is a piece of. */
export const tableOf = (entry: string): string | undefined =>
  /^tables\/([a-z_]+\.[a-z0-9_]+)\/\d{6,}\.copy$/.exec(entry)?.[1]

export const fileEntry = (path: string): string => `files/${path}`

/** Where below the folder of files it belongs: two characters and an id, nothing that could lead out of the folder. */
export const fileOf = (entry: string): string | undefined =>
  /^files\/([A-Za-z0-9]{2}\/[A-Za-z0-9-]{1,64})$/.exec(entry)?.[1]

export const rowsIn = (ending: Ending): number => Object.values(ending.tables).reduce((sum, { rows }) => sum + rows, 0)
