import { serviceLevelOf } from '#libs/queueing/service-level.ts'
import type { QuarterOutcome } from '#modules/insights/questions.ts'

/** What came in `from <= t < before`, by the formula of the house. Nulls where there is nothing to divide by. */
export function addSlots(quarters: readonly QuarterOutcome[], from: number, before: number) {
  const own = quarters.filter(({ at }) => at >= from && at < before)
  const sum = (key: Exclude<keyof QuarterOutcome, 'queueId' | 'at'>) =>
    own.reduce((all, quarter) => all + quarter[key], 0)
  const [answered, abandoned, abandonedShort] = [sum('answered'), sum('abandoned'), sum('abandonedShort')]
  const handled = sum('handled')
  const counted = answered + abandoned - abandonedShort
  return {
    requested: sum('requested'),
    /** Answered or given up: what the service level counts. */
    counted,
    handled,
    handleSeconds: handled > 0 ? sum('handleMs') / handled / 1000 : null,
    serviceLevel:
      counted > 0
        ? serviceLevelOf(
            {
              answered,
              abandoned,
              abandonedShort,
              answeredInThreshold: sum('answeredInTime'),
              abandonedInThreshold: 0,
            },
            'short-abandons-left-out',
          )
        : null,
  }
}
