import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openInstance } from '../../cli/rosters/benchmark-roster.ts'
import { cpuBudget } from '../../cli/rosters/cpu-budget.ts'
import { readText } from '../../cli/support/files.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'

/**
 * Row 10: the instances of Curtois & Qu, `--seconds` processor seconds each. Anchor is the best known cost, floor the bound
 * proved in this run. Published after 10 minutes by an ejection chain and by Gurobi (Curtois & Qu 2014), where known, stand
 * in the name.
 */
const PUBLISHED: Readonly<Record<number, readonly [ejectionChain: number, gurobi: number]>> = {
  1: [607, 607],
  2: [923, 828],
  3: [1003, 1001],
  4: [1719, 1716],
  5: [1439, 1143],
  6: [2344, 1950],
  7: [1284, 1056],
  8: [2529, 8995],
  9: [474, 439],
  10: [4999, 4631],
  11: [3967, 3443],
  14: [2542, 1482],
  16: [4343, 3521],
}

/** Instances the floor of the aim names, within 5 % of the best known. */
const WITHIN_FIVE_PERCENT = new Set([1, 2, 3, 4, 5, 6, 7, 10, 11])

const PART = 'workforce'

/** Of one instance, where `--seconds` does not say. */
const SECONDS = 60

export function run({ data, secondsGiven: seconds = SECONDS, seed, onProgress }: BenchOptions): Row[] {
  const folder = join(data ?? '', 'shift_scheduling')
  if (data === undefined || !existsSync(folder)) {
    onProgress('  needs the folder shift_scheduling in --data DIR; left out')
    return []
  }
  const best = readBestKnown(folder)
  const rows: Row[] = []
  const gaps: number[] = []
  let legal = 0
  let atBest = 0
  const files = instancesIn(folder)
  for (const { file, number } of files) {
    const { cost, bound, violations, cpuSeconds } = solve(join(folder, file), seconds, seed)
    const known = best.get(number)
    onProgress(`  instance ${number}: cost ${cost}, bound ${bound}, best known ${known}, ${violations} rules broken`)
    const [chain, gurobi] = PUBLISHED[number] ?? []
    const beside = chain === undefined ? '' : ` (ejection chain ${chain}, Gurobi ${gurobi})`
    const goal = known !== undefined && WITHIN_FIVE_PERCENT.has(number) ? { atMost: known * 1.05 } : undefined
    rows.push({
      ...rowOf(PART, `Curtois & Qu ${number}${beside}`, 'cost', [cost ?? Number.NaN], goal),
      ...(known === undefined ? {} : { anchor: known }),
      ...(bound === null ? {} : { floor: bound }),
      cpuSeconds,
    })
    if (violations === 0) legal += 1
    if (known === undefined || cost === null) continue
    if (cost <= known) atBest += 1
    if (number <= 13) gaps.push(100 * (cost / known - 1))
  }
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return [
    ...rows,
    rowOf(PART, `Curtois & Qu: legal rosters of ${files.length}`, '', [legal], { atLeast: files.length }),
    {
      ...rowOf(PART, 'Curtois & Qu: mean gap to the best known, up to 13', '%', [mean]),
      moonshot: '1 in 10 CPU min',
    },
    { ...rowOf(PART, 'Curtois & Qu: at the best known cost', '', [atBest]), moonshot: '5 in 10 CPU min' },
  ]
}

function solve(path: string, seconds: number, seed: number) {
  const opened = openInstance(readText(path))
  if (!opened.ok) throw new Error(`${path}: ${JSON.stringify(opened.faults)}`)
  const budget = cpuBudget(seconds)
  const search = opened.start({ seed, spent: budget.spent })
  while (!search.steps.next().done);
  return { ...search.judge(), cpuSeconds: budget.usedSeconds() }
}

function instancesIn(folder: string): { file: string; number: number }[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const match = /^Instance(\d+)\.txt(\.gz)?$/.exec(file)
      return match && Number(match[1]) <= 19 ? [{ file, number: Number(match[1]) }] : []
    })
    .sort((first, second) => first.number - second.number)
}

function readBestKnown(folder: string): Map<number, number> {
  const path = join(folder, 'best_known.csv')
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1)
  return new Map(lines.map((line) => line.split(',')).map((cells) => [Number(cells[0]), Number(cells[4])]))
}
