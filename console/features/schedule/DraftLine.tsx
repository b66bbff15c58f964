import type { RosterBoard } from '#modules/rosters/contract.ts'
import { UndoLine } from '../../ui/overlay/UndoLine.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { BrokenList } from './DragLine.tsx'
import { changeTold } from './told.ts'
import type { Draft } from './use-draft.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  readonly draft: Draft
}

/** What was just done to the draft, what that broke, and the way back; or why it was not done. */
export function DraftLine({ board, draft }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const { done, problem, wasChanged } = draft
  if (wasChanged)
    return (
      <div className="note-w" role="alert">
        {say('overtaken')}
      </div>
    )
  if (problem) return <ProblemLine problem={problem} onDismiss={draft.dismiss} />
  const first = done?.edit.changes[0]
  if (!done || !first) return null
  const told = [
    ...(done.isUndo ? [say('undone')] : []),
    changeTold(board, first, say, locale),
    ...(done.edit.changes.length > 1 ? [say('changedMore', { n: done.edit.changes.length })] : []),
  ]
  return (
    <>
      <UndoLine words={told.join(' ')} until={done.undoUntil} onUndo={draft.undo} onDismiss={draft.dismiss} />
      {done.broken.length > 0 && (
        <div className="note-w" role="alert">
          <BrokenList board={board} broken={done.broken} />
        </div>
      )}
    </>
  )
}
