import type { RosterBoard, RosterViolation } from '#modules/rosters/contract.ts'
import { Icon } from '../../ui/icons.tsx'
import { ruleTold } from '../../ui/labour-rules/rule-told.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { dayTold, nameOf, timesOf } from './told.ts'
import type { Dragged } from './use-drag.ts'
import type { Preview } from './use-preview.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  readonly dragged: Dragged
  readonly preview: Preview
}

/** While a shift is held: where it would go, and what that would break. */
export function DragLine({ board, dragged, preview }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const { day, ghost } = dragged
  const where = { name: nameOf(board, day), day: dayTold(day.date, locale), times: timesOf(ghost) }
  return (
    <div className="sched-dragline" role="status">
      <p>
        <b>{say('dragging', where)}</b> <span className="t3 f12">{say('dropHint')}</span>
      </p>
      {dragged.edit && <WouldBreak board={board} preview={preview} />}
    </div>
  )
}

/** What a change that is not written yet would break. */
export function WouldBreak({ board, preview }: Pick<Props, 'board' | 'preview'>) {
  const say = useWords(scheduleWords)
  if (preview.problem) return <ProblemLine problem={preview.problem} />
  if (preview.broken === null) return <p className="t3 f12">{say('checking')}</p>
  if (preview.broken.length === 0) return <p className="st kept">{say('nothingBroken')}</p>
  return <BrokenList board={board} broken={preview.broken} />
}

/** Violations in words, with whom they concern. */
export function BrokenList({
  board,
  broken,
}: {
  readonly board: RosterBoard
  readonly broken: readonly RosterViolation[]
}) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  return (
    <div>
      <p className="st endangered">
        <Icon name="endangered" />
        {say('newlyBroken', { count: broken.length })}
      </p>
      <ul className="f12">
        {broken.slice(0, 5).map((violation) => (
          <li key={`${violation.ruleId} ${violation.personId} ${violation.fromAt}`}>
            {nameOf(board, violation)} {violation.dates.map((date) => date.slice(5)).join('、')}{' '}
            {ruleTold(violation, locale)}
          </li>
        ))}
      </ul>
    </div>
  )
}
