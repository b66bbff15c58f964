import { performance } from 'node:perf_hooks'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { createBoard } from '#modules/insights/board.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { connect, type Db, sql } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openCluster } from './database.ts'
import { type BenchOptions, type Row, rowOf } from './report.ts'

const QUEUES = 40
const DAYS = 10
const READS = 20

/**
 * The day's live board as screens get it, against one bare rollup query of the same day over the same rows: 40 queues,
 * five channels, ten days of quarter hours. The live lists of routing are left empty on both sides: what is compared is
 * the price of the figures.
 */
export async function run(options: BenchOptions): Promise<Row[]> {
  const cluster = await openCluster()
  const url = await cluster.fresh('bench_board')
  const db = connect({ url, poolSize: 8, applicationName: 'bench', onError: () => {} })
  try {
    await migrate(url)
    options.onProgress('board: filling ten days of quarter hours')
    await fill(db)
    const zone = compileZone('Asia/Shanghai')
    if (!zone) throw new Error('Asia/Shanghai is not known')
    const platform = { db, clock: { now: () => Date.now() } }
    const board = createBoard(platform, emptyRouting, zone)
    const ours = () => board(undefined)
    const base = () => db.rows(BARE)
    const baseMs: number[] = []
    const oursMs: number[] = []
    for (let round = 0; round < options.runs; round++) {
      baseMs.push(await timed(base))
      oursMs.push(await timed(ours))
    }
    return [
      rowOf('board', 'baseline: bare rollup query of a day', 'ms', baseMs),
      rowOf('board', 'ours: the whole board', 'ms', oursMs),
      rowOf(
        'board',
        'ours ÷ baseline',
        '×',
        oursMs.map((ms, index) => ms / (baseMs[index] ?? ms)),
        { atMost: 2 },
      ),
    ]
  } finally {
    await db.close()
    await cluster.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  await work()
  const startedAt = performance.now()
  for (let read = 0; read < READS; read++) await work()
  return (performance.now() - startedAt) / READS
}

const BARE = sql`select slot, queue_id, sum(requested) n, sum(abandoned) ab, sum(answered_in_time)::float8 / nullif(sum(answered), 0) sl,
    sum(wait_answered_ms)::float8 / nullif(sum(answered), 0) asa, sum(talk_ms + hold_ms + after_ms)::float8 / nullif(sum(handled), 0) aht
  from insights.quarter where slot >= date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
    and slot < (date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai'
  group by 1, 2 order by 1, 2`

async function fill(db: Db): Promise<void> {
  await db.run(sql`insert into insights.quarter
    select date_trunc('day', now()) + interval '1 day' - q * interval '15 minutes', ('00000000-0000-4000-8000-' || lpad(k::text, 12, '0'))::uuid,
      'channel-' || c, 20, 20, 18, 15, 2, 1, 18, 14, 250000, 40000, 260000, 18, 3600000, 90000, 540000, 1, 0
    from generate_series(1, ${DAYS * 96}) q, generate_series(1, ${QUEUES}) k, generate_series(1, 5) c`)
  await db.pool.query('vacuum analyze insights.quarter')
}

const emptyRouting: Pick<RoutingQuestions, 'waiting' | 'agents' | 'queues'> = {
  waiting: async () => [],
  agents: async () => [],
  queues: async () =>
    Array.from({ length: QUEUES }, (_, index) => ({
      queueId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      code: `q${index}`,
      name: { 'zh-CN': '', 'zh-TW': '', en: '' },
      channel: 'web',
      thresholdSeconds: 25,
      targetShare: 0.8,
      offersCallback: true,
    })),
}
