import { useQuery } from '@tanstack/react-query'
import { percent } from '../../ui/figures/numbers.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ownDayWords } from './own-day-words.ts'
import { ownDayQuery } from './use-own.ts'

/** How today goes against one's own shift: the same figures and spans that the floor sees. Nothing without a shift. */
export function OwnDay() {
  const say = useWords(ownDayWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const day = useQuery(ownDayQuery).data?.day
  if (!day) return null
  const { row, deviations, asOf } = day
  return (
    <section className="panel own-day" aria-labelledby="own-day">
      <div className="ph">
        <h2 id="own-day">{say('title')}</h2>
        <span className="sp" />
        <AsOf at={asOf} />
      </div>
      <div className="pb">
        <p>
          {[
            `${say('adherence')} ${percent(row.adherence, locale)}%`,
            `${say('conformance')} ${percent(row.conformance, locale)}%`,
            say('handled', { n: row.handled }),
          ].join(' · ')}
        </p>
        {deviations.length === 0 ? (
          <p className="t2 f12">{say('asPlanned')}</p>
        ) : (
          <details className="f12">
            <summary>
              {say('deviations')} {deviations.length}
            </summary>
            <ul>
              {deviations.map(({ startsAt, endsAt, planned, found, reason }) => (
                <li key={startsAt}>
                  {timeOfDay(startsAt)}–{timeOfDay(endsAt)}{' '}
                  {sayPresence(planned === 'on-queue' ? 'available' : planned === 'off' ? 'offline' : planned)} →{' '}
                  {sayPresence(found)}
                  {reason !== null && ` · ${say('excused', { reason })}`}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  )
}
