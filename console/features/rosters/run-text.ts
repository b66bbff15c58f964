import type { RosterRun } from '#modules/rosters/contract.ts'
import { percent } from '../../ui/figures/numbers.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { rosterListWords } from './words.ts'

/** How the latest search of a roster stands or ended, in one line; with its gap to the bound where one was found. */
export function runText({ state, share, cost }: RosterRun, locale: Locale): string {
  const say = sayIn(rosterListWords, locale)
  const words = state === 'running' ? say('running', { share: percent(share, locale, 0) }) : say(`run-${state}`)
  return cost === null ? words : say('withGap', { words, gap: percent(cost.gap, locale) })
}
