import { type BenchSize, baselineMatcher } from './bench-baseline.ts'
import { fullMatcher, plainMatcher } from './bench-worlds.ts'
import { walkBeside } from './random-walk.ts'

/**
 * @property agreedDecisions decisions to compare with the plain scan; 1,000,000 by default, about a minute
 * @property decisionsPerRun in each timed run
 * @property pairs interleaved runs of baseline and ours; the ratio is the median over them
 * @property clock milliseconds from any start, as performance.now
 * @property log progress, one line at a time
 */
export type BenchOptions = Partial<BenchSize> & {
  readonly agreedDecisions?: number
  readonly decisionsPerRun?: number
  readonly pairs?: number
  readonly clock?: () => number
  readonly log?: (line: string) => void
}

/** One figure; `atLeast` and `atMost` are what it must keep, null where the figure only explains another. */
export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly atLeast: number | null
  readonly atMost: number | null
}

export type BenchResult = { readonly rows: readonly BenchRow[]; readonly isMet: boolean }

/**
 * Speed of the matcher against the smallest indexed matcher there is, and agreement with the plain scan.
 * The runs alternate, baseline then ours, because a shared machine changes its pace by tens of percent.
 */
export async function run(options: BenchOptions = {}): Promise<BenchResult> {
  const { agreedDecisions = 1_000_000, decisionsPerRun = 100_000, pairs = 5, log = () => {} } = options
  const { agents = 2000, waiting = 10_000, skills = 20, clock = () => performance.now() } = options
  const size = { agents, waiting, skills }
  const rates = timeInterleaved(size, decisionsPerRun, pairs, clock, log)
  const startedAt = clock()
  const agreed = agree(agreedDecisions, log)
  const comparedSeconds = (clock() - startedAt) / 1000
  const rows = [
    row('baseline: skills only', Math.round(median(rates.baseline)), 'decisions/s'),
    row('ours on the same world', Math.round(median(rates.plain)), 'decisions/s'),
    row('ours with every rule', Math.round(median(rates.full)), 'decisions/s'),
    row('ratio on the same world', ratio(rates.plain, rates.baseline), 'of baseline', { atLeast: 0.05 }),
    row('ratio with every rule', ratio(rates.full, rates.baseline), 'of baseline', { atLeast: 0.05 }),
    row('runs decided as the baseline', rates.sameRuns / pairs, 'share', { atLeast: 1 }),
    row('p99 of a decision, ten times as many waiting', slowDecisionMs(size, clock), 'ms', { atMost: 5 }),
    row('decisions equal to the plain scan', agreed, 'decisions', { atLeast: agreedDecisions }),
    row('time to compare them', Math.round(comparedSeconds), 's'),
  ]
  return { rows, isMet: rows.every(isMet) }
}

function row(name: string, value: number, unit: string, goal: { atLeast?: number; atMost?: number } = {}): BenchRow {
  return { name, value, unit, atLeast: goal.atLeast ?? null, atMost: goal.atMost ?? null }
}

function isMet({ value, atLeast, atMost }: BenchRow): boolean {
  return (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost)
}

function timeInterleaved(
  size: BenchSize,
  count: number,
  pairs: number,
  clock: () => number,
  log: (line: string) => void,
) {
  const rates = { baseline: [] as number[], plain: [] as number[], full: [] as number[], sameRuns: 0 }
  const timed = (world: { decide: (count: number) => number }) => {
    const startedAt = clock()
    const sum = world.decide(count)
    return { sum, rate: (count * 1000) / (clock() - startedAt) }
  }
  for (const warm of [baselineMatcher, plainMatcher, fullMatcher]) warm(99, size).decide(Math.min(count, 20_000))
  for (let seed = 1; seed <= pairs; seed += 1) {
    const [base, plain, full] = [baselineMatcher, plainMatcher, fullMatcher].map((make) => timed(make(seed, size)))
    if (base === undefined || plain === undefined || full === undefined) break
    rates.baseline.push(base.rate)
    rates.plain.push(plain.rate)
    rates.full.push(full.rate)
    if (base.sum === plain.sum) rates.sameRuns += 1
    log(`pair ${seed}: ${[base, plain, full].map((each) => Math.round(each.rate)).join(' · ')} decisions/s`)
  }
  return rates
}

/** The 99th percentile over 5,000 single decisions with every rule, searching for someone to serve included. */
function slowDecisionMs(size: BenchSize, clock: () => number): number {
  const crowded = fullMatcher(7, { ...size, waiting: 10 * size.waiting })
  const took = Array.from({ length: 5000 }, () => {
    const startedAt = clock()
    crowded.decide(1)
    return clock() - startedAt
  })
  return Number((took.sort((a, b) => a - b)[4950] ?? Number.NaN).toFixed(3))
}

/** Random small worlds until that many decisions agreed; a difference throws with what shows it. */
function agree(wanted: number, log: (line: string) => void): number {
  let agreed = 0
  for (let seed = 1; agreed < wanted; seed += 1) {
    agreed += walkBeside({ seed, steps: 100, agentCount: 2 + (seed % 8), turnover: 2 + (seed % 16) }).decisions
    if (seed % 1000 === 0) log(`${agreed} decisions agreed in ${seed} worlds`)
  }
  return agreed
}

function ratio(ours: readonly number[], baseline: readonly number[]): number {
  return Number(median(ours.map((rate, pair) => rate / (baseline[pair] ?? Number.NaN))).toFixed(3))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
