import type { RosterBoard, RosterRun } from '#modules/rosters/contract.ts'
import { number } from '../../ui/figures/numbers.ts'
import { dayAndTime, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { findingWords } from './finding-words.ts'

/** Spans of one floor that are told; a whole month of them says no more. */
const MOST = 10

/** Why no roster can have the leaders or experts that are wanted, and what would help. */
export function FloorsOutOfReach({ run, board }: { readonly run: RosterRun; readonly board: RosterBoard }) {
  const say = useWords(findingWords)
  const locale = useLocale()
  const hours = (seconds: number) => number(seconds / 3600, locale, 1)
  return (
    <>
      <h3>{say('outOfReach')}</h3>
      <ul className="f12">
        {run.floorsOutOfReach.map(({ kind, queueId, neededSeconds, possibleSeconds, ranges }) => {
          const told = {
            needed: hours(neededSeconds),
            possible: hours(possibleSeconds),
            queue: board.coverage.find((queue) => queue.queueId === queueId)?.name[locale] ?? '',
          }
          return (
            <li key={`${kind} ${queueId}`}>
              {say(kind === 'leader' ? 'leaderReach' : 'expertReach', told)}
              <ul>
                {ranges.slice(0, MOST).map(({ fromAt, toAt, required, possible }) => (
                  <li key={fromAt}>
                    {say('reachSpan', {
                      from: dayAndTime(fromAt, board.asOf),
                      to: timeOfDay(toAt),
                      required,
                      possible,
                    })}
                  </li>
                ))}
                {ranges.length > MOST && <li>{say('more', { n: ranges.length - MOST })}</li>}
              </ul>
            </li>
          )
        })}
      </ul>
      <p className="t3 f12">{say('reachTodo')}</p>
    </>
  )
}
