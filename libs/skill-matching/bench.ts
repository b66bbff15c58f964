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

/** One figure; `goal` is what it must reach, null where the figure only explains another. */
export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: number | null
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
  const rows = [
    { name: 'baseline: skills only', value: Math.round(median(rates.baseline)), unit: 'decisions/s', goal: null },
    { name: 'ours on the same world', value: Math.round(median(rates.plain)), unit: 'decisions/s', goal: null },
    { name: 'ours with every rule', value: Math.round(median(rates.full)), unit: 'decisions/s', goal: null },
    { name: 'ratio on the same world', value: ratio(rates.plain, rates.baseline), unit: 'of baseline', goal: 0.05 },
    { name: 'ratio with every rule', value: ratio(rates.full, rates.baseline), unit: 'of baseline', goal: 0.05 },
    { name: 'runs decided as the baseline', value: rates.sameRuns / pairs, unit: 'share', goal: 1 },
    { name: 'decisions equal to the plain scan', value: agreed, unit: 'decisions', goal: agreedDecisions },
    { name: 'time to compare them', value: Math.round((clock() - startedAt) / 1000), unit: 's', goal: null },
  ]
  return { rows, isMet: rows.every((row) => row.goal === null || row.value >= row.goal) }
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
