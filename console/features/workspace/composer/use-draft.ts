import { useCallback, useMemo, useState } from 'react'
import { useMe } from '../../../app/session/me.ts'
import { tabStorage } from '../../../realtime/tab-storage.ts'
import { type Draft, draftShelf } from './drafts.ts'

/** What is being written in this conversation, kept in this tab at every change. */
export function useDraft(conversationId: string): readonly [Draft, (change: (draft: Draft) => Draft) => void] {
  const { personId } = useMe()
  const shelf = useMemo(() => draftShelf(tabStorage, personId), [personId])
  const [shown, setShown] = useState({ conversationId, draft: shelf.read(conversationId) })
  // Another conversation was opened: its own draft is shown at once, not after a drawing with the former one's.
  const draft = shown.conversationId === conversationId ? shown.draft : shelf.read(conversationId)
  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      const changed = next(shelf.read(conversationId))
      shelf.keep(conversationId, changed)
      setShown({ conversationId, draft: changed })
    },
    [shelf, conversationId],
  )
  return [draft, change]
}
