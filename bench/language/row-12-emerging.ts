import { watchThemes } from '#libs/language/themes/watch-themes.ts'
import { type Chance, seededChance } from '#libs/queueing/chance.ts'
import { task } from '../../cli/language/task-intents.ts'
import { type Row, rowOf } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { rowsFor } from './measured.ts'

const WEEK = 500
const PAST_WEEKS = 8
const HIDDEN_SHARE = 0.03
/** Every second intent by name: the others are for tuning. */
const INTENTS = 38
/** A hidden intent counts as found where this share of the texts of an alarm is its own. */
const PURE_ENOUGH = 0.4

/**
 * T12: an intent nobody wrote of for eight weeks is 3 % of 500 messages in weeks nine and ten. Found in either, and how
 * many weeks without it raise an alarm. All texts are drawn from the train file, none twice; `--seed` draws others.
 */
export function run({ file, seed, onProgress }: LanguageOptions): readonly Row[] {
  const path = file('banking77.train.jsonl.gz')
  if (path === null) return []
  const rows = rowsFor(task, path)
  const intents = [...new Set(rows.map(({ label }) => label))].sort().filter((_, at) => at % 2 === 1)
  const found: number[] = []
  const falseWeeks: number[] = []
  for (const [at, hidden] of intents.slice(0, INTENTS).entries()) {
    const weeks = drawWeeks(rows, hidden, seededChance(seed, at))
    const raised = (last: readonly (readonly string[])[]) => watchThemes([...weeks.past, ...last], { seed })
    const isFound = [weeks.seeded.slice(0, 1), weeks.seeded].some((last) =>
      raised(last).some(
        ({ texts }) => texts.filter(({ text }) => weeks.own.has(text)).length >= PURE_ENOUGH * texts.length,
      ),
    )
    found.push(isFound ? 1 : 0)
    for (const last of [weeks.quiet.slice(0, 1), weeks.quiet]) falseWeeks.push(raised(last).length > 0 ? 1 : 0)
    onProgress(
      `  ${at + 1} ${hidden}: ${isFound ? 'found' : 'missed'}; false weeks ${sumOf(falseWeeks)} of ${falseWeeks.length}`,
    )
  }
  return [
    told(`T12 new theme, 3 % of ${WEEK} a week, found within two weeks`, found, { atLeast: 0.75 }),
    told('T12 quiet weeks with a false alarm', falseWeeks, { atMost: 0.05 }),
  ]
}

function drawWeeks(rows: readonly { readonly text: string; readonly label: string }[], hidden: string, chance: Chance) {
  const textsOf = (isHidden: boolean) =>
    shuffled([...new Set(rows.filter(({ label }) => (label === hidden) === isHidden).map(({ text }) => text))], chance)
  const [others, own] = [textsOf(false), textsOf(true)]
  const week = (at: number) => others.slice(at * WEEK, (at + 1) * WEEK)
  const many = Math.round(WEEK * HIDDEN_SHARE)
  const quiet = [week(PAST_WEEKS), week(PAST_WEEKS + 1)]
  return {
    past: Array.from({ length: PAST_WEEKS }, (_, at) => week(at)),
    quiet,
    seeded: quiet.map((texts, at) => [...texts.slice(many), ...own.slice(at * many, (at + 1) * many)]),
    own: new Set(own),
  }
}

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function told(name: string, hits: readonly number[], goal: { atLeast: number } | { atMost: number }): Row {
  const share = sumOf(hits) / hits.length
  const error = Math.sqrt((share * (1 - share)) / hits.length)
  const row = rowOf('language', name, '', [share], goal)
  return {
    ...row,
    low: share - error,
    high: share + error,
    beside: { published: `standard error ${error.toFixed(3)}` },
  }
}
