import type { DraftPrediction, RosterBoard } from '#modules/rosters/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { playWords } from './play-words.ts'
import { predictionState } from './prediction.ts'
import { dayTold } from './told.ts'
import { usePlay } from './use-play.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  readonly onClose: () => void
}

/** The draft played against the forecast: what service to expect of each day, beside what was promised. */
export function PlayPanel({ board, onClose }: Props) {
  const say = useWords(scheduleWords)
  const sayPlay = useWords(playWords)
  const play = usePlay(board.rosterId)
  const known = board.prediction
  return (
    <SidePanel title={say('play')} about="play" onClose={onClose} tools={known && <AsOf at={known.playedAt} />}>
      <div className="schedule-form scroll">
        <p className="t2 f12">{say('playHint')}</p>
        <div className="row">
          <button type="button" className="btn p" disabled={play.isPending} onClick={play.play}>
            {say(play.isPending ? 'playing' : 'playNow')}
          </button>
          {known && <span className="t3 f12">{say('playedTold', { n: known.replications })}</span>}
        </div>
        <ProblemLine problem={play.error} />
        {known && predictionState(board) === 'stale' && <p className="note-w">{sayPlay('stale')}</p>}
        {known?.queues.map((queue) => (
          <PlayedQueue key={queue.queueId} queue={queue} board={board} />
        ))}
      </div>
    </SidePanel>
  )
}

interface QueueProps {
  readonly queue: DraftPrediction['queues'][number]
  readonly board: RosterBoard
}

function PlayedQueue({ queue, board }: QueueProps) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const name = board.coverage.find(({ queueId }) => queueId === queue.queueId)?.name[locale] ?? ''
  const level = (reached: number | null) => (
    <>
      {percent(reached, locale)}{' '}
      {reached !== null && (
        <span className={reached < queue.targetShare ? 'st endangered' : 'st kept'}>
          {say(reached < queue.targetShare ? 'under' : 'reached')}
        </span>
      )}
    </>
  )
  return (
    <section aria-label={name}>
      <h3>
        {name} {queue.low !== null && <span className="t3">{say('lowTold', { n: percent(queue.low, locale) })}</span>}
      </h3>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col" className="n">
              {say('contacts')}
            </th>
            <th scope="col" className="n">
              {say('level')}
            </th>
            <th scope="col" className="n">
              {say('target')}
            </th>
            <th scope="col" className="n">
              {say('abandoned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.days.map(({ date, contacts, serviceLevel, abandonmentRate }) => (
            <tr key={date}>
              <th scope="row">{dayTold(date, locale)}</th>
              <td className="n">{number(contacts, locale)}</td>
              <td className="n">{level(serviceLevel)}</td>
              <td className="n">{percent(queue.targetShare, locale, 0)}</td>
              <td className="n">{percent(abandonmentRate, locale)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <b>{say('whole')}</b>
            </th>
            <td className="n">
              {number(
                queue.days.reduce((sum, { contacts }) => sum + contacts, 0),
                locale,
              )}
            </td>
            <td className="n">{level(queue.serviceLevel)}</td>
            <td className="n">{percent(queue.targetShare, locale, 0)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  )
}
