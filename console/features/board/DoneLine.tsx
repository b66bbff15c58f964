import { useMutation } from '@tanstack/react-query'
import { UndoLine } from '../../ui/overlay/UndoLine.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { boardWords } from './words.ts'

/** What a supervisor has just done, and how it is taken back, if it can be. */
export interface Done {
  readonly words: string
  readonly undo: (() => Promise<unknown>) | null
}

/** Ten minutes to think again. */
export const UNDO_MS = 600_000

/** Tells what was done last, and takes it back. */
export function DoneLine(props: {
  readonly done: Done & { readonly until: number }
  readonly onUndone: (done: Done) => void
  readonly onDismiss: () => void
}) {
  const { done, onUndone, onDismiss } = props
  const say = useWords(boardWords)
  const undo = useMutation({
    mutationFn: async () => done.undo?.(),
    onSuccess: () => onUndone({ words: say('movedBack'), undo: null }),
  })
  return (
    <>
      <ProblemLine problem={undo.error} onDismiss={undo.reset} />
      <UndoLine
        words={done.words}
        until={done.undo ? done.until : 0}
        onUndo={() => undo.mutate()}
        onDismiss={onDismiss}
      />
    </>
  )
}
