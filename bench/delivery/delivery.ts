import { openCluster } from '../database.ts'
import { type BenchOptions, percentile, type Row, rowOf } from '../report.ts'
import type { Pair } from './peers.ts'
import { type Running, startProduct, startSmallest } from './servers.ts'

const TEXT = 'I would like to know why the transfer of yesterday has not arrived yet, thank you for looking into it.'
const STEADY_PER_SECOND = 1_000
const WARM_UP_MS = 1_500

interface Measured {
  readonly acknowledgedPerSecond: number
  readonly pushedPerSecond: number
  readonly p50: number
  readonly p99: number
}

/** Ours against the smallest durable chat server, turn by turn on the same database server and the same cores. */
export async function run(options: BenchOptions): Promise<Row[]> {
  const cluster = await openCluster()
  const servers: Running[] = []
  try {
    options.onProgress('delivery: bringing up both servers')
    const smallest = await startSmallest(await cluster.fresh('bench_smallest'))
    servers.push(smallest)
    const product = await startProduct(await cluster.fresh('bench_product'))
    servers.push(product)
    const [basePairs, ourPairs] = [await smallest.pairs(options.pairs), await product.pairs(options.pairs)]
    const results = {
      base: [] as Measured[],
      ours: [] as Measured[],
      baseSteady: [] as Measured[],
      oursSteady: [] as Measured[],
    }
    for (let round = 1; round <= options.runs; round++) {
      results.base.push(await closedLoop(basePairs, options.seconds))
      results.ours.push(await closedLoop(ourPairs, options.seconds))
      results.baseSteady.push(await steady(basePairs, options.seconds))
      results.oursSteady.push(await steady(ourPairs, options.seconds))
      const [base, ours] = [results.base.at(-1), results.ours.at(-1)]
      options.onProgress(
        `delivery: round ${round} of ${options.runs}: baseline ${Math.round(base?.acknowledgedPerSecond ?? 0)}/s, ours ${Math.round(ours?.acknowledgedPerSecond ?? 0)}/s`,
      )
    }
    for (const pair of [...basePairs, ...ourPairs]) pair.close()
    return toRows(results)
  } finally {
    for (const server of servers) await server.stop()
    await cluster.close()
  }
}

function toRows(results: Record<'base' | 'ours' | 'baseSteady' | 'oursSteady', Measured[]>): Row[] {
  const ratios = (ours: readonly Measured[], base: readonly Measured[], of: (measured: Measured) => number) =>
    ours.map((one, index) => of(one) / of(base[index] ?? one))
  const rate = (measured: Measured) => measured.acknowledgedPerSecond
  const p99 = (measured: Measured) => measured.p99
  return [
    rowOf('delivery', 'baseline: acknowledged', 'msg/s', results.base.map(rate)),
    rowOf('delivery', 'ours: acknowledged', 'msg/s', results.ours.map(rate)),
    rowOf('delivery', 'ours ÷ baseline: acknowledged', '×', ratios(results.ours, results.base, rate), { atLeast: 0.5 }),
    rowOf(
      'delivery',
      'ours: pushed',
      'msg/s',
      results.ours.map((one) => one.pushedPerSecond),
    ),
    rowOf('delivery', `baseline: p99 at ${STEADY_PER_SECOND}/s`, 'ms', results.baseSteady.map(p99)),
    rowOf('delivery', `ours: p99 at ${STEADY_PER_SECOND}/s`, 'ms', results.oursSteady.map(p99)),
    rowOf('delivery', `ours: held of ${STEADY_PER_SECOND}/s`, 'msg/s', results.oursSteady.map(rate)),
    rowOf(
      'delivery',
      `ours ÷ baseline: p99 at ${STEADY_PER_SECOND}/s`,
      '×',
      ratios(results.oursSteady, results.baseSteady, p99),
      { atMost: 3 },
    ),
  ]
}

/** Every sender sends its next message when the last was acknowledged. */
async function closedLoop(pairs: readonly Pair[], seconds: number): Promise<Measured> {
  const clock = stopwatch(pairs, seconds)
  await Promise.all(
    pairs.map(async (pair) => {
      while (clock.isRunning()) await clock.timed(pair)
    }),
  )
  return clock.result()
}

/** So many messages a second, whether acknowledgements come or not. */
async function steady(pairs: readonly Pair[], seconds: number): Promise<Measured> {
  const clock = stopwatch(pairs, seconds)
  const open: Promise<void>[] = []
  const startedAt = performance.now()
  for (let sent = 0; clock.isRunning(); ) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * STEADY_PER_SECOND)
    for (; sent < due; sent++) {
      const pair = pairs[sent % pairs.length]
      if (pair) open.push(clock.timed(pair))
    }
    await new Promise((tick) => setTimeout(tick, 1))
  }
  await Promise.all(open)
  return clock.result()
}

/** Counts what is acknowledged after the warm-up and before the end. */
function stopwatch(pairs: readonly Pair[], seconds: number) {
  const from = performance.now() + WARM_UP_MS
  const to = from + seconds * 1000
  const waits: number[] = []
  const pushedNow = () => pairs.reduce((sum, pair) => sum + pair.pushed(), 0)
  let pushedFrom = pushedNow()
  setTimeout(() => {
    pushedFrom = pushedNow()
  }, WARM_UP_MS)
  return {
    isRunning: () => performance.now() < to,
    async timed(pair: Pair) {
      const sentAt = performance.now()
      await pair.send(TEXT)
      const now = performance.now()
      if (sentAt >= from && now <= to) waits.push(now - sentAt)
    },
    result: (): Measured => ({
      acknowledgedPerSecond: waits.length / seconds,
      pushedPerSecond: (pushedNow() - pushedFrom) / seconds,
      p50: percentile(waits, 0.5),
      p99: percentile(waits, 0.99),
    }),
  }
}
