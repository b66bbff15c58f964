import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Committing, commitBehind } from '#modules/customers/records/commit-batch.ts'
import { importFile } from '#modules/customers/records/import-file.ts'
import { newestOf } from '#modules/customers/records/merge-batch.ts'
import { preparer } from '#modules/customers/records/prepare.ts'
import { type ImportRow, insertImport, readImport } from '#modules/customers/records/store.ts'
import { takeRecords } from '#modules/customers/records/take-records.ts'
import { newId } from '#platform/ids.ts'
import { startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'

const HEADER = 'customer_no,source_id,version,title,at'
const AT = '2026-01-05T08:00:00Z'
const event = (id: number | string, version = 1, title = 'card payment') => `8800001,E-${id},${version},${title},${AT}`
const numbered = (from: number, upTo: number) => Array.from({ length: upTo - from }, (_, at) => event(from + at))

describe('batches of a file', () => {
  let app: TestApplication
  beforeAll(async () => {
    app = await startTestApplication()
    await takeRecords(app.platform, new Map(), {
      ...{ kind: 'customers', source: 'core', asOf: '2026-01-05' },
      rows: [{ customer_no: '8800001', version: '1', name: '王小萍', tier: 'gold', language: 'zh-CN' }],
    })
  })
  afterAll(() => app.stop())

  async function begin(source: string): Promise<ImportRow> {
    const importId = newId()
    const body = { kind: 'events' as const, source, asOf: '2026-01-05', fileName: 'events.csv' }
    await app.platform.db.transaction((tx) => insertImport(tx, importId, body, newId(), app.platform.clock.now()))
    return (await readImport(app.platform.db, importId)) as ImportRow
  }
  async function* contentOf(lines: readonly string[]) {
    for (let from = 0; from < lines.length; from += 1_000)
      yield Buffer.from(`${lines.slice(from, from + 1_000).join('\n')}\n`)
  }
  const bring = (job: ImportRow, lines: readonly string[]) =>
    importFile(app.platform, new Map(), job.id, contentOf([HEADER, ...lines]))
  const titleOf = async (source: string, id: string) =>
    (
      await app.platform.db.pool.query('select title from customers.bank_record where source = $1 and source_id = $2', [
        source,
        id,
      ])
    ).rows.map(({ title }) => title)
  const batchOf = (source: string, lines: readonly string[]) => {
    const prepare = preparer(
      { kind: 'events', source, asOf: '2026-01-05', cipher: app.platform.cipher, branches: new Map() },
      HEADER.split(','),
    )
    const rows = newestOf(
      lines.flatMap((line, at) => {
        const made = prepare(line.split(','), at + 2)
        return Array.isArray(made) ? made : []
      }),
    )
    return { from: 0, lastLine: lines.length + 1, rows, read: lines.length, refusals: [] }
  }
  const batchBefore = () => {
    let end: (isDone: boolean) => void = () => {}
    const committed = new Promise<boolean>((resolve) => {
      end = resolve
    })
    return { end: (isDone: boolean) => end(isDone), batch: { keys: new Map(), committed } satisfies Committing }
  }

  it('give the latest version of a record, in whichever of them it stands', async () => {
    const lines = [event('x', 2, 'second'), ...numbered(0, 10_000), event('x', 1, 'first'), ...numbered(10_000, 20_000)]
    const outcome = await bring(await begin('versions'), [...lines, event('x', 3, 'third')])
    expect(outcome).toMatchObject({ ok: true, value: { taken: 20_002, unchanged: 1, refused: 0 } })
    expect(await titleOf('versions', 'E-x')).toEqual(['third'])
  })

  it('of two files with the same records the other way round: both come to an end, each record once', async () => {
    const lines = numbered(0, 11_000)
    const [one, other] = [await begin('both'), await begin('both')]
    const outcomes = await Promise.all([bring(one, lines), bring(other, [...lines].reverse())])
    const counts = outcomes.map((outcome) => (outcome.ok ? [outcome.value.taken, outcome.value.unchanged] : []))
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(22_000)
    expect(counts.reduce((sum, [taken = 0]) => sum + taken, 0)).toBe(11_000)
  })

  it('are committed in their order: what is merged early is not there before its turn, and never when its turn never comes', async () => {
    const job = await begin('order')
    const first = batchBefore()
    const second = commitBehind(app.platform, job, first.batch, batchOf('order', [event(1)]), 60_000)
    await new Promise((wait) => setTimeout(wait, 300))
    expect(await titleOf('order', 'E-1')).toEqual([])
    first.end(false)
    expect(await second.committed).toBe(false)
    expect(await titleOf('order', 'E-1')).toEqual([])
    const third = batchBefore()
    const fourth = commitBehind(app.platform, job, third.batch, batchOf('order', [event(1)]), 60_000)
    third.end(true)
    expect(await fourth.committed).toBe(true)
    expect(await readImport(app.platform.db, job.id)).toMatchObject({ lines_done: 2, taken: 1 })
  })

  it('let go of what they merged when the one before takes long, and merge again', async () => {
    const job = await begin('patience')
    const first = batchBefore()
    const second = commitBehind(app.platform, job, first.batch, batchOf('patience', [event(1)]), 100)
    await new Promise((wait) => setTimeout(wait, 300))
    const rows = [{ customer_no: '8800001', source_id: 'E-1', version: '2', title: 'told meanwhile', at: AT }]
    const body = { kind: 'events' as const, source: 'patience', asOf: '2026-01-05', rows }
    expect(await takeRecords(app.platform, new Map(), body)).toMatchObject({ ok: true, value: { taken: 1 } })
    first.end(true)
    expect(await second.committed).toBe(true)
    expect(await titleOf('patience', 'E-1')).toEqual(['told meanwhile'])
    expect(await readImport(app.platform.db, job.id)).toMatchObject({ taken: 0, unchanged: 1 })
  })

  it('refuse a day that no calendar has, and take the rest', async () => {
    const job = await begin('days')
    const odd = ['0000-01-05T08:00:00Z', '2026-02-30T08:00:00Z', '2026-13-01T08:00:00Z'].map(
      (at, id) => `8800001,E-${id},1,odd,${at}`,
    )
    expect(await bring(job, [...odd, event(9)])).toMatchObject({ ok: true, value: { taken: 1, refused: 3 } })
  })
})
