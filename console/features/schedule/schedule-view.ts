import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import type { RosterHead } from '#modules/rosters/contract.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'
import { ORDERS, type Order } from './board-order.ts'

/** Everything of the page that lives in the address. */
export const VIEW = ['roster', 'day', 'panel', 'person', 'on', 'order'] as const
export const PANELS = ['make', 'run', 'play', 'versions'] as const
export type Panel = (typeof PANELS)[number]

export interface SchedulePlace {
  readonly rosterId: string | undefined
  /** Shown hour by hour; undefined: all days side by side. */
  readonly day: string | undefined
  readonly panel: Panel | undefined
  readonly order: Order
  /** The day of a person that is open in the editor. */
  readonly editing: { readonly personId: string; readonly date: string } | undefined
}

export function readPlace(text: SearchText<(typeof VIEW)[number]>): SchedulePlace {
  return {
    rosterId: text.roster || undefined,
    day: isLocalDate(text.day) ? text.day : undefined,
    panel: PANELS.find((one) => one === text.panel),
    order: ORDERS.find((one) => one === text.order) ?? 'number',
    editing: text.person !== '' && isLocalDate(text.on) ? { personId: text.person, date: text.on } : undefined,
  }
}

/**
 * Which roster is shown when none was chosen: the first whose last day is not over; else the latest.
 * @param rosters the latest days first, as they are listed
 */
export function usualRoster(rosters: readonly RosterHead[], lastDayOf: (head: RosterHead) => string, today: string) {
  return rosters.findLast((head) => lastDayOf(head) >= today) ?? rosters[0]
}
