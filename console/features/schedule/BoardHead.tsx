import { memo, useState } from 'react'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { number } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { Axis } from './board-rows.ts'
import { coveragePaths, lackIn } from './lacks.ts'
import { dayTold } from './told.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  readonly dates: readonly string[]
  readonly axes: readonly Axis[]
  readonly isHours: boolean
  readonly onDay: (date: string | null) => void
}

/** So many queues are shown at first: those that lack most. */
const FEW = 3

/** The days, each leading to its hours, and below them what each queue needs and gets. */
export const BoardHead = memo(function BoardHead({ board, dates, axes, isHours, onDay }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const [isWhole, setWhole] = useState(false)
  const slotsOf = ({ fromAt, beforeAt }: Axis) => {
    const slotAt = (at: number) => Math.round((at - board.startsAt) / (board.slotSeconds * 1000))
    return { from: slotAt(fromAt), before: slotAt(beforeAt) }
  }
  const lackOf = (queue: (typeof board.coverage)[number]) =>
    axes.reduce((sum, axis) => sum + lackIn(queue, slotsOf(axis)).agentSlots, 0)
  const ordered = board.coverage
    .map((queue) => ({ queue, lack: lackOf(queue) }))
    .toSorted((a, b) => b.lack - a.lack)
    .map(({ queue }) => queue)
  const queues = isWhole ? ordered : ordered.slice(0, FEW)
  return (
    <thead className="sched-head">
      <tr className="sched-row">
        <th scope="col" className="sched-name t3 f12">
          {say('person')}
          {board.coverage.length > FEW && (
            <button type="button" className="btn t f12" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? say('fewerQueues') : say('allQueues', { n: board.coverage.length })}
            </button>
          )}
        </th>
        {dates.map((date, column) => (
          <th scope="col" key={date} className="sched-day">
            {isHours ? (
              <Hours axis={axes[column]} day={dayTold(date, locale)} />
            ) : (
              <button
                type="button"
                className="btn t f12"
                title={say('openDay', { day: dayTold(date, locale) })}
                onClick={() => onDay(date)}
              >
                {dayTold(date, locale)}
              </button>
            )}
          </th>
        ))}
      </tr>
      {queues.map((queue) => (
        <tr className="sched-row is-cover" key={queue.queueId}>
          <th scope="row" className="sched-name f12" title={queue.name[locale]}>
            <span className="ell">{queue.name[locale]}</span>
          </th>
          {axes.map((axis) => {
            const slots = slotsOf(axis)
            const lack = lackIn(queue, slots)
            const isShort = lack.most > 0
            const paths = coveragePaths(queue, slots)
            return (
              <td className="sched-cover" key={axis.fromAt}>
                <svg
                  viewBox={`0 0 ${Math.max(1, slots.before - slots.from)} 100`}
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <path className="staff" d={paths.staff} />
                  <path className="gap" d={paths.gap} />
                  <path className="need" d={paths.need} />
                </svg>
                <span className={isShort ? 'st endangered f11' : 'st f11'}>
                  {isShort && <Icon name="endangered" small />}
                  {!lack.isNeeded
                    ? say('notNeeded')
                    : isShort
                      ? say('lacks', {
                          n: number(lack.most, locale, Number.isInteger(lack.most) ? 0 : 1),
                          time: timeOfDay(board.startsAt + lack.atSlot * board.slotSeconds * 1000),
                        })
                      : say('covered')}
                </span>
              </td>
            )
          })}
        </tr>
      ))}
    </thead>
  )
})

const HOUR_MS = 3_600_000

/** The full hours of an axis, each at its place. */
function Hours({ axis, day }: { readonly axis: Axis | undefined; readonly day: string }) {
  if (!axis) return null
  const count = Math.round((axis.beforeAt - axis.fromAt) / HOUR_MS)
  const every = count > 18 ? 2 : 1
  return (
    <>
      <span className="for-ears">{day}</span>
      {Array.from({ length: count }, (_, hour) => axis.fromAt + hour * HOUR_MS)
        .filter((_, hour) => hour % every === 0)
        .map((at, place) => (
          <span
            key={at}
            className="sched-hour f11 t3"
            style={{ left: `${((place * every) / count) * 100}%` }}
            aria-hidden="true"
          >
            {timeOfDay(at)}
          </span>
        ))}
    </>
  )
}
