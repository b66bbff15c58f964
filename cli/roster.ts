import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { checkRoster } from '#libs/shift-sequences/check.ts'
import type { Instance } from '#libs/shift-sequences/instance.ts'
import { outOfReach } from '#libs/shift-sequences/out-of-reach.ts'
import { writeRosterFile } from '#libs/shift-sequences/roster-file.ts'
import { inLines } from '#libs/workforce-files/csv.ts'
import { openInstance, type RosterSearch, type Standing } from './rosters/benchmark-roster.ts'
import { chartSequences } from './rosters/charts.ts'
import { cpuBudget } from './rosters/cpu-budget.ts'
import { solveExactly } from './rosters/exact-engine.ts'
import { readText, writeWhole } from './support/files.ts'
import { numberOption, readOptions, required } from './support/options.ts'
import { plot, plotOption } from './support/plots.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const HELP = `npm run -s yinuo -- roster --instance FILE --seconds N --out FILE [options]

Plans a roster for a file of the public benchmarks: whole shifts over weeks (Curtois & Qu), or activities over days in
quarter-hours (Qu & Curtois). The file may be gzip. Ctrl-C ends the search early and writes the best roster so far.

  --instance FILE  the instance; docs/workforce-files.md tells both forms
  --seconds N      processor seconds to search (default 60); it ends sooner when the roster is proved best
  --out FILE       CSV: employee,day,shift, and start,minutes,task where there are activities
  --seed S         a whole number; another seed, another search (default 1)
  --plot FILE      SVG of the people at work beside those needed
  --exact          solve by HiGHS, to the proved optimum or not at all; for small instances of whole shifts
  --json           print instance, cost, bound, gap, feasible, violations, cpuSeconds, seed as JSON
  --help           show this

A roster is written only when an independent check finds it legal; otherwise the exit code is 1.`

export const verb: Verb = { summary: 'Roster of a benchmark instance, with its bound.', help: HELP, run }

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    instance: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    out: { type: 'string' },
    plot: { type: 'string' },
    seed: { type: 'string', default: '1' },
    exact: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const path = required(options.instance, 'instance', 'the file to plan')
  const out = required(options.out, 'out', 'the file to write')
  const plotPath = plotOption(options.plot)
  const seconds = numberOption(options.seconds, 'seconds', { least: 0.1, most: 86_400 })
  const seed = numberOption(options.seed, 'seed', { least: 0, most: 2 ** 31 - 1, isWhole: true })
  const opened = openInstance(readText(path))
  if (!opened.ok) throw new InputFault(`${path} cannot be used:\n${inLines(opened.faults)}`)

  if (opened.sequences) tellOutOfReach(opened.sequences, terminal)

  const budget = cpuBudget(seconds)
  const { standing, file, chart } = options.exact
    ? await exactly(opened.sequences, seconds)
    : await searching(opened.start({ seed, spent: budget.spent }), terminal, budget.usedSeconds)
  const isLegal = standing.violations === 0
  if (isLegal) {
    writeWhole(out, file)
    plot(plotPath, chart)
  }
  const report = {
    instance: basename(path),
    cost: standing.cost,
    bound: standing.bound,
    gap: gapOf(standing),
    feasible: isLegal,
    violations: standing.violations,
    cpuSeconds: Math.round(budget.usedSeconds() * 10) / 10,
    seed,
  }
  if (options.json) terminal.print(JSON.stringify(report))
  if (!isLegal) throw new InputFault(`No legal roster was found${because(standing)}; nothing was written to ${out}`)
  if (!options.json)
    terminal.print(`${out}: cost ${report.cost}, ${boundInWords(standing)}, ${report.cpuSeconds} CPU s`)
}

/** Needs that no roster can meet; the roster is made all the same, and lacks people there. */
function tellOutOfReach(instance: Instance, terminal: Terminal): void {
  const needs = outOfReach(instance)
  for (const { day, shift, need, possible } of needs.slice(0, MOST_TOLD))
    terminal.progress(
      `Day ${day}, shift ${instance.shifts[shift]?.id}: ${need} are needed and at most ${possible} can be there, whatever the roster`,
    )
  if (needs.length > MOST_TOLD) terminal.progress(`and ${needs.length - MOST_TOLD} more needs that nobody can meet`)
}

const MOST_TOLD = 10

interface Found {
  readonly standing: Standing
  readonly file: string
  chart(): LineChart
}

async function searching(search: RosterSearch, terminal: Terminal, usedSeconds: () => number): Promise<Found> {
  await follow(search, terminal, usedSeconds)
  return { standing: search.judge(), file: search.file(), chart: search.chart }
}

async function exactly(instance: Instance | null, seconds: number): Promise<Found> {
  if (instance === null) throw new InputFault('--exact needs an instance of whole shifts: leave it out')
  const result = await solveExactly(instance, seconds)
  if (result.kind !== 'optimal') {
    const obstacle =
      result.kind === 'impossible' ? 'the rules contradict each other' : `${seconds} seconds were too few`
    return {
      standing: { cost: null, bound: null, violations: null, obstacle },
      file: '',
      chart: () => chartSequences(instance, []),
    }
  }
  const { cost, violations } = checkRoster(instance, result.roster)
  const standing = { cost, bound: result.cost, violations: violations.length, obstacle: null }
  const chart = () => chartSequences(instance, result.roster)
  return { standing, file: writeRosterFile(instance, result.roster), chart }
}

/** Takes the steps of the search, says every few seconds how it stands, and leaves room for Ctrl-C. */
async function follow(search: RosterSearch, terminal: Terminal, usedSeconds: () => number): Promise<void> {
  let breathAt = 0
  let wordAt = 5
  for (;;) {
    const { done, value } = search.steps.next()
    if (done || terminal.stopped.aborted) return
    const used = usedSeconds()
    if (used >= breathAt) {
      breathAt = used + 0.2
      await setImmediate()
    }
    if (used < wordAt) continue
    wordAt = used + 5
    terminal.progress(`${Math.round(used)} CPU s: cost ${value.cost ?? 'none yet'}, bound ${value.bound ?? 'none yet'}`)
  }
}

/** (cost - bound) / bound; null without a bound or with one of 0. */
function gapOf({ cost, bound }: Standing): number | null {
  if (cost === null || bound === null) return null
  if (cost <= bound) return 0
  return bound > 0 ? cost / bound - 1 : null
}

function boundInWords(standing: Standing): string {
  const gap = gapOf(standing)
  if (gap === 0) return 'proved best'
  if (standing.bound === null) return 'no bound'
  return `bound ${standing.bound}${gap === null ? '' : `, ${(100 * gap).toFixed(2)} % above it at most`}`
}

function because({ obstacle, violations }: Standing): string {
  if (obstacle !== null) return `: ${obstacle}`
  return violations === null ? '' : `: the best breaks ${violations} rules`
}
