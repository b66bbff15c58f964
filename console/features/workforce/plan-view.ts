import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, isLocalDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address. */
export const VIEW = ['queue', 'week', 'day', 'panel', 'see', 'at', 'part', 'contact'] as const
export const PANELS = ['override', 'import', 'days', 'staffing'] as const
export type Panel = (typeof PANELS)[number]
/** Figures of a half hour that open to what stands behind them. */
export const FIGURES = ['model', 'actual', 'need'] as const
export type Seen = (typeof FIGURES)[number]

export interface PlanPlace {
  readonly queueId: string | undefined
  /** Monday of the week that is shown. */
  readonly week: LocalDate
  /** The day whose half hours stand in the table. */
  readonly day: LocalDate
  readonly panel: Panel | undefined
  /** The figure that is open, of the half hour that starts then. */
  readonly seen: { readonly figure: Seen; readonly at: number } | undefined
}

export const mondayOf = (date: LocalDate): LocalDate => addDaysToDate(date, -WEEKDAYS.indexOf(weekdayOf(date)))

/** What is asked for, from whatever stands in the address: this week and today when it says nothing that can be. */
export function readPlace(text: SearchText<(typeof VIEW)[number]>, today: LocalDate): PlanPlace {
  const asked = isLocalDate(text.week) && text.week >= '2000-01-10' && text.week <= '2099-12-01' ? text.week : today
  const week = mondayOf(asked)
  const last = addDaysToDate(week, 6)
  const usual = today >= week && today <= last ? today : week
  const day = isLocalDate(text.day) && text.day >= week && text.day <= last ? text.day : usual
  const figure = FIGURES.find((one) => one === text.see)
  return {
    queueId: text.queue || undefined,
    week,
    day,
    panel: PANELS.find((one) => one === text.panel),
    seen: figure && /^\d{1,15}$/.test(text.at) ? { figure, at: Number(text.at) } : undefined,
  }
}
