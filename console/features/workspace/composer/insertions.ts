import { useEffect, useRef } from 'react'

/** Where words can be put in, by conversation: there is one place to write in each. */
const fields = new Map<string, (words: string) => void>()

/** Puts words into what is being written there; nothing is sent. @returns false when nothing can be written there now */
export function insertInto(conversationId: string, words: string): boolean {
  const insert = fields.get(conversationId)
  insert?.(words)
  return insert !== undefined
}

/** Takes words that are put in from elsewhere on the screen. */
export function useInsertions(conversationId: string, onWords: (words: string) => void): void {
  const latest = useRef(onWords)
  latest.current = onWords
  useEffect(() => {
    const insert = (words: string) => latest.current(words)
    fields.set(conversationId, insert)
    return () => {
      if (fields.get(conversationId) === insert) fields.delete(conversationId)
    }
  }, [conversationId])
}
