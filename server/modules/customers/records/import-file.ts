import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { customersImported } from '#modules/customers/events.ts'
import { type Batch, type Committing, commitBehind, NOTHING_BEFORE } from '#modules/customers/records/commit-batch.ts'
import { type HeaderRefusal, refuseHeader } from '#modules/customers/records/kinds.ts'
import { newestOf } from '#modules/customers/records/merge-batch.ts'
import { type PreparedRow, preparer, type RefusedRow } from '#modules/customers/records/prepare.ts'
import { type CsvRow, readCsv, UnreadableCsv } from '#modules/customers/records/read-csv.ts'
import { type ImportRow, readImport } from '#modules/customers/records/store.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ImportRefusal =
  | 'import-not-found'
  | 'import-moved-on'
  | 'another-file'
  | 'not-utf8'
  | 'line-too-long'
  | 'quote-not-closed'
  | HeaderRefusal

/** Rows committed at once: a kill loses no more than the work on these and on the batch behind them. Memory holds three. */
const BATCH_ROWS = 10_000

/**
 * Takes a file in while it arrives, batch by batch; two are merged while the next is read. Lines that an earlier attempt
 * committed are passed over, so a file whose upload broke off is simply sent again. What is wrong with a single row is
 * kept as a refusal; what is wrong with the whole file stops it where it is.
 */
export async function importFile(
  platform: Platform,
  branches: ReadonlyMap<string, string>,
  importId: string,
  content: AsyncIterable<Uint8Array>,
): Promise<Outcome<ImportRow, ImportRefusal>> {
  const job = await readImport(platform.db, importId)
  if (!job) return refused('import-not-found')
  if (job.finished_at !== null) return done(job)
  const into = new Intake(platform, job, branches)
  let refusal: Refused | undefined
  try {
    for await (const rows of readCsv(content)) {
      refusal = await into.take(rows)
      if (refusal) break
    }
  } catch (error) {
    await into.settle()
    if (!(error instanceof UnreadableCsv)) throw error
    return refused(error.reason, `Line ${error.line}: save the file as CSV in UTF-8 and send it again.`)
  }
  refusal ??= await into.end()
  await into.settle()
  if (refusal) return refusal
  const after = await readImport(platform.db, importId)
  return after ? done(after) : refused('import-not-found')
}

type Refused = { readonly ok: false; readonly refusal: ImportRefusal; readonly detail?: string }

/** One file on its way in: what was read of it, and the two batches that are being committed. */
class Intake {
  private prepare: ReturnType<typeof preparer> | undefined
  private rows: PreparedRow[] = []
  private refusals: RefusedRow[] = []
  private read = 0
  private lastLine = 0
  private done: number
  private before: Committing = NOTHING_BEFORE
  private last: Committing = NOTHING_BEFORE
  private readonly platform: Platform
  private readonly job: ImportRow
  private readonly branches: ReadonlyMap<string, string>

  constructor(platform: Platform, job: ImportRow, branches: ReadonlyMap<string, string>) {
    this.platform = platform
    this.job = job
    this.branches = branches
    this.done = job.lines_done
  }

  async take(rows: readonly CsvRow[]): Promise<Refused | undefined> {
    for (const { line, values } of rows) {
      if (!this.prepare) {
        const refusal = await this.begin(values)
        if (refusal) return refusal
        continue
      }
      if (line <= this.done) continue
      const prepared = this.prepare(values, line)
      if (Array.isArray(prepared)) for (const row of prepared) this.rows.push(row)
      else this.refusals.push(prepared as RefusedRow)
      this.lastLine = line
      if (++this.read >= BATCH_ROWS && !(await this.flush())) return MOVED_ON
    }
    return undefined
  }

  async end(): Promise<Refused | undefined> {
    if (!this.prepare) return refused('column-missing', 'The file is empty: it needs a header and rows.')
    if (!(await this.flush()) || !(await this.last.committed)) return MOVED_ON
    await finish(this.platform, this.job)
    return undefined
  }

  /** Waits for what is under way, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.before.committed, this.last.committed])
  }

  private async begin(header: readonly string[]): Promise<Refused | undefined> {
    const columns = header.map((column) => column.trim())
    const wrong = refuseHeader(this.job.kind, columns)
    if (wrong) return refused(wrong.refusal, `Column: ${wrong.column}`)
    if (this.job.header !== null && this.job.header !== columns.join(','))
      return refused('another-file', 'This is not the file that was begun: begin a new import.')
    await this.platform.db.run(sql`update customers.import set header = ${columns.join(',')} where id = ${this.job.id}`)
    const { kind, source, as_of: asOf } = this.job
    this.prepare = preparer({ kind, source, asOf, cipher: this.platform.cipher, branches: this.branches }, columns)
    return undefined
  }

  private async flush(): Promise<boolean> {
    if (!(await this.before.committed)) return false
    const rows = newestOf(this.rows)
    const batch: Batch = {
      from: this.done,
      lastLine: Math.max(this.lastLine, this.done),
      rows,
      read: this.rows.length,
      refusals: this.refusals,
    }
    this.done = batch.lastLine
    this.rows = []
    this.refusals = []
    this.read = 0
    this.before = this.last
    this.last = commitBehind(this.platform, this.job, this.before, batch)
    return true
  }
}

const MOVED_ON: Refused = {
  ok: false,
  refusal: 'import-moved-on',
  detail: 'This file is being sent by somebody else: look at how far it is.',
}

/** The end and the fact that tells of it are one; a kill before them leaves a file that is sent once more and ends at once. */
async function finish(platform: Platform, job: ImportRow): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const ended = await tx.run(sql`update customers.import set finished_at = ${at(now)}
      where id = ${job.id} and finished_at is null`)
    const after = ended === 1 ? await readImport(tx, job.id) : undefined
    if (!after) return
    const { taken, unchanged, refused: notTaken } = after
    await platform.log.announce(tx, { kind: 'person', id: job.started_by }, [
      customersImported.of(job.id, now, { kind: job.kind, source: job.source, taken, unchanged, refused: notTaken }),
    ])
  })
}
