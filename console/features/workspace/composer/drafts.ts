import type { FileCard } from '#modules/conversations/contract.ts'

/** To whom the words go: the customer, or colleagues only. */
export type Audience = 'everyone' | 'staff'

/**
 * What is being written in one conversation. Words for the customer and internal words are kept apart, so that turning
 * a note into a message never sends what was not meant for the customer.
 */
export interface Draft {
  readonly audience: Audience
  readonly everyone: string
  readonly staff: string
  /** Uploaded, waiting to be sent. */
  readonly files: readonly FileCard[]
}

export const emptyDraft: Draft = { audience: 'everyone', everyone: '', staff: '', files: [] }

export const textOf = (draft: Draft): string => draft[draft.audience]

export const withText = (draft: Draft, text: string): Draft => ({ ...draft, [draft.audience]: text })

/** What is left after sending: the other audience's words stay. */
export const afterSending = (draft: Draft): Draft => ({ ...withText(draft, ''), files: [] })

const isEmpty = ({ everyone, staff, files }: Draft): boolean => everyone === '' && staff === '' && files.length === 0

/** The part of the browser's storage that is needed here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Drafts of one person in this tab: they survive a reload and the end of a session, and nobody else gets them. */
export function draftShelf(shelf: Shelf, personId: string) {
  const keyOf = (conversationId: string) => `yinuo.draft.${personId}.${conversationId}`
  return {
    read(conversationId: string): Draft {
      try {
        const kept: unknown = JSON.parse(shelf.getItem(keyOf(conversationId)) ?? 'null')
        return isDraft(kept) ? kept : emptyDraft
      } catch {
        return emptyDraft
      }
    },
    keep(conversationId: string, draft: Draft): void {
      if (isEmpty(draft) && draft.audience === 'everyone') shelf.removeItem(keyOf(conversationId))
      else shelf.setItem(keyOf(conversationId), JSON.stringify(draft))
    },
  }
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null) return false
  const draft = kept as Partial<Draft>
  const known = draft.audience === 'everyone' || draft.audience === 'staff'
  return known && typeof draft.everyone === 'string' && typeof draft.staff === 'string' && Array.isArray(draft.files)
}
