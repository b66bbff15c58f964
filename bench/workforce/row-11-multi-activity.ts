import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openInstance } from '../../cli/rosters/benchmark-roster.ts'
import { cpuBudget } from '../../cli/rosters/cpu-budget.ts'
import { readText } from '../../cli/support/files.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'

const PART = 'workforce'

/** Of one instance, where `--seconds` does not say; the aim allows 60. */
const SECONDS = 10

/** Costs of the best rosters published with a simulated annealing of long runs (massp_sa), where known; of instance 1 by the authors. */
const PUBLISHED: Readonly<Record<number, number>> = {
  1: 383,
  10: 59,
  11: 726,
  12: 1375,
  13: 1283,
  14: 1279,
  15: 270,
  16: 1486,
  17: 1563,
}

/**
 * Row 11: the seven-day instances of Qu & Curtois, `--seconds` processor seconds each. Anchor is a published cost, floor
 * the bound of this library, which nothing can beat.
 */
export function run({ data, secondsGiven: seconds = SECONDS, seed, onProgress }: BenchOptions): Row[] {
  const folder = join(data ?? '', 'multi_activity')
  if (data === undefined || !existsSync(folder)) {
    onProgress('  needs the folder multi_activity in --data DIR; left out')
    return []
  }
  const rows: Row[] = []
  const legalAt: { number: number; second: number }[] = []
  const above: number[] = []
  const files = instancesIn(folder)
  for (const { file, number } of files) {
    const { cost, bound, isLegal, firstLegalAt } = solve(join(folder, file), seconds, seed)
    onProgress(`  ${file} cost ${cost}, bound ${bound}, legal ${isLegal} (after ${firstLegalAt.toFixed(1)} CPU s)`)
    if (isLegal) legalAt.push({ number, second: firstLegalAt })
    if (isLegal && cost !== null && bound !== null && bound > 0) above.push(100 * (cost / bound - 1))
    const published = PUBLISHED[number]
    if (published !== undefined && cost !== null && bound !== null)
      rows.push({
        ...rowOf(PART, `multi-activity ${number}`, 'cost', [cost]),
        ...(number === 1 ? { moonshot: `${published}` } : {}),
        anchor: published,
        floor: bound,
      })
  }
  const small = files.filter(({ number }) => number <= 40).length
  const legalSmall = legalAt.filter(({ number }) => number <= 40).length
  return [
    ...rows,
    rowOf(PART, `multi-activity: legal rosters of the ${small} up to instance 40`, '', [legalSmall], {
      atLeast: small,
    }),
    {
      ...rowOf(PART, `multi-activity: legal rosters of all ${files.length}`, '', [legalAt.length]),
      moonshot: `${files.length}`,
    },
    rowOf(
      PART,
      'multi-activity: until a roster is legal',
      'CPU s',
      legalAt.map(({ second }) => second),
      { atMost: 60 },
    ),
    rowOf(PART, 'multi-activity: cost above the bound', '%', above),
  ]
}

function solve(path: string, seconds: number, seed: number) {
  const opened = openInstance(readText(path))
  if (!opened.ok) throw new Error(`${path}: ${JSON.stringify(opened.faults)}`)
  const budget = cpuBudget(seconds)
  const search = opened.start({ seed, spent: budget.spent })
  let firstLegalAt = Number.NaN
  while (!search.steps.next().done)
    if (Number.isNaN(firstLegalAt) && search.isComplete()) firstLegalAt = budget.usedSeconds()
  const { cost, bound, violations } = search.judge()
  return { cost, bound, isLegal: violations === 0, firstLegalAt }
}

function instancesIn(folder: string): { file: string; number: number }[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const match = /^(\d+)_7_\d+_\d+\.txt(\.gz)?$/.exec(file)
      return match ? [{ file, number: Number(match[1]) }] : []
    })
    .sort((first, second) => first.number - second.number)
}
