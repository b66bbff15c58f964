import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { NOTICE_DAYS } from '#modules/rosters/wire-contract.ts'

type Weighed = Pick<RosterBoard, 'from' | 'version' | 'violations'>

/**
 * Why publishing needs a reason: house rules broken, or a first publication inside the notice. Of a later one only the
 * server knows which days changed.
 * @returns null when none is needed as far as can be seen
 */
export function reasonNeeded(
  { from, version, violations }: Weighed,
  today: string,
): { readonly house: number; readonly isLate: boolean } | null {
  const house = violations.filter(({ severity }) => severity === 'house').length
  const isLate = version === 0 && from < addDaysToDate(today, NOTICE_DAYS)
  return house > 0 || isLate ? { house, isLate } : null
}
