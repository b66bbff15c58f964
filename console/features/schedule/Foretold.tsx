import type { RosterBoard } from '#modules/rosters/contract.ts'
import { percent } from '../../ui/figures/numbers.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { playWords } from './play-words.ts'
import { predictionState } from './prediction.ts'
import type { Playing } from './use-play.ts'

interface Props {
  readonly board: RosterBoard
  readonly play: Playing
}

/** What service the draft would give, by queue, with the revision and the time it was played; or why there is none. */
export function Foretold({ board, play }: Props) {
  const say = useWords(playWords)
  const locale = useLocale()
  const state = predictionState(board)
  const { prediction } = board
  return (
    <section className="schedule-foretold" aria-label={say('foretold')} aria-busy={play.isPending}>
      <h3>
        {say('foretold')}{' '}
        {prediction && (
          <span className="t3 f12">
            {say('asOfDraft', {
              revision: prediction.revision,
              time: dayAndTime(prediction.playedAt, serverNow()),
            })}
          </span>
        )}
      </h3>
      {play.isPending && (
        <p className="t2" role="status">
          {say('isPlaying')}
        </p>
      )}
      {!play.isPending && state === 'impossible' && <p className="t2">{say('noForecast')}</p>}
      {!play.isPending && (state === 'none' || state === 'stale') && (
        <p className="note-w">
          {say(state)}{' '}
          <button type="button" className="btn s" onClick={play.play}>
            {say('again')}
          </button>
        </p>
      )}
      <ProblemLine problem={play.error} />
      {prediction && state !== 'impossible' && (
        <ul className={state === 'fresh' ? undefined : 'is-stale'}>
          {prediction.queues.map(({ queueId, serviceLevel, low, targetShare }) => {
            const isUnder = serviceLevel !== null && serviceLevel < targetShare
            const target = percent(targetShare, locale, 0)
            return (
              <li key={queueId} className="row wrap">
                <span>{board.coverage.find((queue) => queue.queueId === queueId)?.name[locale]}</span>
                <b>
                  {percent(serviceLevel, locale)}
                  {serviceLevel === null ? '' : ' %'}
                </b>
                {serviceLevel !== null && (
                  <span className={isUnder ? 'st endangered' : 'st kept'}>
                    {say(isUnder ? 'under' : 'reached', { target })}
                  </span>
                )}
                {low !== null && <span className="t3 f12">{say('withNine', { n: percent(low, locale) })}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
