import type { AdherenceDay } from '#modules/intraday/contract.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { adherenceWords } from './adherence-words.ts'
import { activityWords } from './live-words.ts'

const HOUR_MS = 3_600_000
const GROUPS: Readonly<Record<string, string>> = {
  available: 'on-queue',
  busy: 'on-queue',
  'wrap-up': 'on-queue',
  'cool-down': 'on-queue',
}

/** The plan over the presence, on one axis of time: where the bars differ is where the day did. */
export function DayBars({ day }: { readonly day: AdherenceDay }) {
  const say = useWords(adherenceWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const plan = day.plan.map(({ activity, ...span }) => ({
    ...span,
    look: activity,
    words: activityWords(activity, say, sayPresence),
  }))
  const presence = day.presence
    .filter((span) => span.presence !== 'offline')
    .map(({ presence: state, ...span }) => ({ ...span, look: GROUPS[state] ?? state, words: sayPresence(state) }))
  const starts = [...plan, ...presence].map(({ startsAt }) => startsAt)
  const ends = [...plan, ...presence].map(({ endsAt }) => endsAt)
  const from = Math.floor(Math.min(...starts) / HOUR_MS) * HOUR_MS
  const to = Math.ceil(Math.max(...ends) / HOUR_MS) * HOUR_MS
  const place = (at: number) => ((at - from) / (to - from)) * 100
  const told = (spans: readonly { readonly startsAt: number; readonly endsAt: number; readonly words: string }[]) =>
    spans
      .map(({ startsAt, endsAt, words }) => `${timeOfDay(startsAt)}–${timeOfDay(endsAt)} ${words}`)
      .join(locale === 'en' ? ', ' : '，')
  const hours = Array.from({ length: Math.round((to - from) / HOUR_MS) + 1 }, (_, n) => from + n * HOUR_MS)
  const bar = (title: string, spans: typeof plan | typeof presence) => (
    <>
      <span className="t3 f12">{title}</span>
      <span className="desk-bar">
        {spans.map(({ startsAt, endsAt, look, words }) => (
          <span
            key={startsAt}
            className={`desk-span ${look}`}
            title={`${timeOfDay(startsAt)}–${timeOfDay(endsAt)} ${words}`}
            style={{ left: `${place(startsAt)}%`, width: `${place(endsAt) - place(startsAt)}%` }}
          />
        ))}
        {day.asOf < to && day.asOf > from && <span className="desk-now" style={{ left: `${place(day.asOf)}%` }} />}
      </span>
    </>
  )
  return (
    <div className="desk-bars" role="img" aria-label={say('barsLabel', { plan: told(plan), presence: told(presence) })}>
      {bar(say('plan'), plan)}
      {bar(say('presence'), presence)}
      <span />
      <span className="desk-hours">
        {hours
          .filter((_, n) => n % Math.ceil(hours.length / 12) === 0)
          .map((at) => (
            <span key={at} style={{ left: `${place(at)}%` }}>
              {timeOfDay(at)}
            </span>
          ))}
      </span>
    </div>
  )
}
