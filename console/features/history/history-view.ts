import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { readDays } from '../../ui/span/days.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address. */
export const VIEW = [
  'from',
  'to',
  'span',
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
const MOST_DAYS = 366
/** A drawing of more points than this shows nothing more. */
const MOST_POINTS = 1_000
const POINTS_A_DAY: Readonly<Record<Grain, number>> = { day: 1, hour: 24, quarter: 96 }

/** What is asked for, from whatever stands in the address: days in order, and not more points than can be drawn. */
export function readHistoryView(text: ViewText, today: LocalDate): HistoryView {
  const days = readDays(text, today, 'week', MOST_DAYS)
  const count = dayNumberOf(days.to) - dayNumberOf(days.from) + 1
  const grain = GRAINS.find((one) => one === text.grain) ?? (count <= 2 ? 'quarter' : 'day')
  const mostDays = Math.min(MOST_DAYS, Math.floor(MOST_POINTS / POINTS_A_DAY[grain]))
  const keys = text.keys.split(',').filter(Boolean).slice(0, MOST_KEYS)
  return {
    ...readDays(text, today, 'week', mostDays),
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
