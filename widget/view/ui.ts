import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Chat, ChatInput } from '../chat/chat.ts'
import type { Draft } from '../door/keep.ts'
import type { Language } from '../languages.ts'
import type { Say } from '../words.ts'

/** What every part of the window is given. */
export interface Ui {
  readonly chat: Chat
  readonly say: Say
  readonly language: Language
  tell(input: ChatInput): void
  write(text: string, topic?: string | null): void
  attach(files: readonly File[]): void
  content(fileId: string): Promise<Blob>
  /** What was typed and not sent, kept over a change of page. */
  readonly draft: Draft
  readonly ratingDraft: Draft
  announce(text: string): void
}

export const UiContext = createContext<Ui | null>(null)

export function useUi(): Ui {
  const ui = useContext(UiContext)
  if (!ui) throw new Error('a part of the window was drawn outside of it')
  return ui
}
