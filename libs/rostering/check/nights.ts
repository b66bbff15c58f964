import { holdsOn, type RuleOf } from '../rules.ts'
import type { Ledger } from './ledger.ts'
import { judgedUpTo, pairs, runsOf } from './spans.ts'
import { broken, type Violation } from './violation.ts'

/** Rules about nights: how many in a row, the rest after them, and who works none. */
export const nightChecks = {
  'nights-in-a-row': (rule: RuleOf<'nights-in-a-row'>, ledger: Ledger): Violation[] => {
    const nights = ledger.shifts.filter((shift) => ledger.isNight(shift, ledger.nightOn(shift, rule)))
    const before = ledger.person.history?.nightsInARow ?? 0
    const runs = runsOf(nights).map((run) => ({ run, count: run.length + (run[0]?.day === 0 ? before : 0) }))
    const tooMany = runs.flatMap(({ run, count }) => {
      const judged = judgedUpTo(rule, ledger, run)
      const found = count - (run.length - judged.length)
      if (judged.length === 0 || found <= rule.max) return []
      return [broken(rule, judged, { found, allowed: rule.max, unit: 'nights' })]
    })
    const tooSoon = pairs(ledger).flatMap(({ before: last, shift, restSeconds }) => {
      const count = last ? countUpTo(runs, last.day) : before
      const on = last ? ledger.dateOf(last) : (ledger.grid.dates[0] ?? '')
      if (count < rule.max || !holdsOn(rule, on) || restSeconds >= rule.thenRestSeconds) return []
      const finding = { found: restSeconds, allowed: rule.thenRestSeconds, unit: 'seconds' } as const
      return [broken(rule, last ? [last, shift] : [shift], finding)]
    })
    return [...tooMany, ...tooSoon]
  },

  'no-nights-for': (rule: RuleOf<'no-nights-for'>, ledger: Ledger): Violation[] => {
    const isSpared = ledger.person.protections?.some((each) => rule.protections.includes(each)) ?? false
    if (!isSpared) return []
    return ledger.shifts
      .filter((shift) => holdsOn(rule, ledger.dateOf(shift)) && ledger.isNight(shift, rule.night))
      .map((shift) => broken(rule, [shift], { found: 1, allowed: 0, unit: 'nights' }))
  },
}

/** Nights in a row up to a day on which the run may go on. */
function countUpTo(
  runs: readonly { readonly run: readonly { readonly day: number }[]; readonly count: number }[],
  day: number,
) {
  for (const { run, count } of runs) {
    const place = run.findIndex((shift) => shift.day === day)
    if (place >= 0) return count - (run.length - 1 - place)
  }
  return 0
}
