import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, dayNumberOf, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address. */
export const VIEW = [
  'from',
  'to',
  'grain',
  'queue',
  'channel',
  'keys',
  'compare',
  'key',
  'at',
  'part',
  'contact',
] as const
export type ViewText = SearchText<(typeof VIEW)[number]>

export const GRAINS = ['day', 'hour', 'quarter'] as const
export type Grain = (typeof GRAINS)[number]

export interface HistoryView {
  /** First and last day, both shown. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly grain: Grain
  readonly queueId: string | undefined
  readonly channel: string | undefined
  /** Figures drawn as lines, at least one. */
  readonly keys: readonly string[]
  readonly comparesWeek: boolean
}

const USUAL_KEYS = ['service_level', 'answer_rate']
/** More lines than this cannot be told apart by their strokes. */
export const MOST_KEYS = 4
const USUAL_DAYS = 7
/** A drawing of more points than this shows nothing more. */
const MOST_POINTS = 1_000
const POINTS_A_DAY: Readonly<Record<Grain, number>> = { day: 1, hour: 24, quarter: 96 }

/** What is asked for, from whatever stands in the address: days in order, and not more points than can be drawn. */
export function readHistoryView(text: ViewText, today: LocalDate): HistoryView {
  const to = isLocalDate(text.to) && text.to <= today ? text.to : today
  const wanted = isLocalDate(text.from) && text.from <= to ? text.from : addDaysToDate(to, 1 - USUAL_DAYS)
  const days = dayNumberOf(to) - dayNumberOf(wanted) + 1
  const grain = GRAINS.find((one) => one === text.grain) ?? (days <= 2 ? 'quarter' : 'day')
  const mostDays = Math.min(366, Math.floor(MOST_POINTS / POINTS_A_DAY[grain]))
  const keys = text.keys.split(',').filter(Boolean).slice(0, MOST_KEYS)
  return {
    from: days > mostDays ? addDaysToDate(to, 1 - mostDays) : wanted,
    to,
    grain,
    queueId: text.queue || undefined,
    channel: text.channel || undefined,
    keys: keys.length > 0 ? keys : USUAL_KEYS,
    comparesWeek: text.compare === 'week',
  }
}

/** With or without a figure; the last one stays, and a fifth takes the place of the first. */
export function toggled(keys: readonly string[], key: string): readonly string[] {
  if (keys.includes(key)) return keys.length === 1 ? keys : keys.filter((one) => one !== key)
  return [...keys, key].slice(-MOST_KEYS)
}

/** Spans people ask for by name. */
export const PRESETS = ['today', 'yesterday', 'week', 'month'] as const
export type Preset = (typeof PRESETS)[number]

export function spanOf(preset: Preset, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  if (preset === 'yesterday') return { from: addDaysToDate(today, -1), to: addDaysToDate(today, -1) }
  const days = { today: 1, week: 7, month: 30 }[preset]
  return { from: addDaysToDate(today, 1 - days), to: today }
}
