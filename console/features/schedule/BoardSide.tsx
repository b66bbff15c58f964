import type { RosterBoard } from '#modules/rosters/contract.ts'
import { Icon } from '../../ui/icons.tsx'
import { ruleTold } from '../../ui/labour-rules/rule-told.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { datesOf } from './board-rows.ts'
import type { Day } from './edits.ts'
import { FindingList } from './FindingList.tsx'
import { dayTold, nameOf } from './told.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  /** To the place on the board. */
  readonly onGo: (to: Day) => void
  readonly onDay: (date: string) => void
}

/** More than a person reads at once are told as a number. */
const MOST = 200

/** Which rules are broken, hard ones first, each leading to its place; and who is left out. */
export function BoardSide({ board, onGo, onDay }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const ordered = board.violations.toSorted(
    (a, b) => Number(b.severity === 'hard') - Number(a.severity === 'hard') || a.fromAt - b.fromAt,
  )
  const dates = datesOf(board)
  const left = board.left.slice(0, 20).map(({ displayName }) => displayName)
  const names = [
    left.join('、'),
    ...(board.left.length > left.length ? [say('moreNames', { n: board.left.length })] : []),
  ]
  return (
    <section className="panel schedule-side" aria-label={say('violations')}>
      <div className="ph">
        <h2>{say('violations')}</h2>
        <span className="t3 f12">{board.violations.length}</span>
      </div>
      <div className="scroll">
        {ordered.length === 0 && <p className="pb st kept">{say('noViolations')}</p>}
        <ul>
          {ordered.slice(0, MOST).map((violation) => {
            const date = violation.dates.find((one) => dates.includes(one)) ?? board.from
            const last = violation.dates[violation.dates.length - 1] ?? date
            return (
              <li key={`${violation.ruleId} ${violation.personId} ${violation.fromAt} ${violation.toAt}`}>
                <button
                  type="button"
                  className="sched-broken"
                  onClick={() => onGo({ personId: violation.personId, date })}
                >
                  <span className={violation.severity === 'hard' ? 'st endangered' : 'st'}>
                    <Icon name="endangered" />
                    {say(violation.severity)}
                  </span>
                  <span>
                    {nameOf(board, violation)} {dayTold(date, locale)}
                    {last > date && ` – ${dayTold(last, locale)}`}
                  </span>
                  <span className="f12 t2">{ruleTold(violation, locale)}</span>
                </button>
              </li>
            )
          })}
        </ul>
        {ordered.length > MOST && <p className="pb t3 f12">{say('moreBroken', { n: ordered.length - MOST })}</p>}
        <FindingList board={board} onDay={onDay} />
        {board.left.length > 0 && <p className="pb note-i f12">{say('left', { names: names.join('') })}</p>}
      </div>
    </section>
  )
}
