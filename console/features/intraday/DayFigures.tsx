import type { DeskDay } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { signed } from './signed.ts'
import { deskWords } from './words.ts'

/** The day in five figures: served so far, the rest, what came, what is to come, and who is missing. */
export function DayFigures({ day }: { readonly day: DeskDay }) {
  const say = useWords(deskWords)
  const locale = useLocale()
  const { soFar, rest, reforecast, targetShare, missing } = day
  const level = (share: number | null) => (
    <>
      {percent(share, locale)}
      {share !== null && <span className="unit">%</span>}{' '}
      {share !== null && (
        <StateTag state={share >= targetShare ? 'kept' : 'endangered'}>
          {say('target')} {percent(targetShare, locale, 0)}%
        </StateTag>
      )}
    </>
  )
  const basis = {
    learned: say('learned', { days: reforecast.days }),
    assumed: say('assumedShare'),
    none: say('none'),
  }
  return (
    <div className="panel">
      <dl className="facts desk-figures pb">
        <div>
          <dt>{say('levelSoFar')}</dt>
          <dd>{level(soFar.serviceLevel)}</dd>
        </div>
        <div>
          <dt>{say('levelRest')}</dt>
          <dd>{level(rest.serviceLevel)}</dd>
        </div>
        <div>
          <dt>{say('volume')}</dt>
          <dd>
            {number(soFar.actual, locale)}{' '}
            <span className="t3 f12">{say('volumeOf', { forecast: number(soFar.forecast, locale) })}</span>
          </dd>
        </div>
        <div>
          <dt>{say('change')}</dt>
          <dd>
            {signed(reforecast.factor - 1, locale)}
            <span className="unit">%</span> <span className="t3 f12">{basis[reforecast.basis]}</span>
          </dd>
        </div>
        <div>
          <dt>{say('missing')}</dt>
          <dd>
            {missing.length === 0 ? (
              <span className="t3 f12">{say('missingNone')}</span>
            ) : (
              <>
                {missing.length}{' '}
                <span className="t3 f12">
                  {missing
                    .slice(0, 3)
                    .map(({ displayName, sinceAt }) =>
                      say('missingSince', { name: displayName, time: timeOfDay(sinceAt) }),
                    )
                    .join(locale === 'en' ? ', ' : '；')}
                  {missing.length > 3 && ' …'}
                </span>
              </>
            )}
          </dd>
        </div>
      </dl>
    </div>
  )
}
