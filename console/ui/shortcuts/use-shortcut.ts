import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { type Combination, isPressed } from './combination.ts'

interface Shortcut {
  readonly keys: Combination
  /** What it does, for the overlay. */
  readonly words: string
  readonly act: { readonly current: () => void }
  /** Also while something is being typed. Combinations with Alt or Control always are. */
  readonly whileTyping: boolean
}

let shortcuts: readonly Shortcut[] = []
const listeners = new Set<() => void>()

/**
 * A key combination that works while this component is on the screen; the last one to come takes a combination that
 * two would have. `words` null: it works, and is not listed.
 */
export function useShortcut(keys: Combination, words: string | null, act: () => void, enabled = true): void {
  const latest = useRef(act)
  latest.current = act
  // Before it is painted: what is on the screen with its keys can be pressed at once.
  useLayoutEffect(() => {
    if (!enabled) return
    const shortcut: Shortcut = { keys, words: words ?? '', act: latest, whileTyping: /Alt|Control/.test(keys) }
    change([...shortcuts, shortcut])
    return () => change(shortcuts.filter((other) => other !== shortcut))
  }, [keys, words, enabled])
}

/** What can be pressed now, in the order it appeared, for the overlay. */
export function useShortcutList(): readonly { readonly keys: Combination; readonly words: string }[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => shortcuts,
  )
}

function change(next: readonly Shortcut[]): void {
  shortcuts = next
  for (const listener of listeners) listener()
}

/** Listens to the whole page, once. @returns a function that stops it */
export function listenForShortcuts(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    // While an input method composes a word, its keys are its own.
    if (event.isComposing || event.defaultPrevented) return
    const typing = isTypedInto(event.target)
    const hit = shortcuts.findLast((one) => isPressed(event, one.keys) && (one.whileTyping || !typing))
    if (!hit) return
    event.preventDefault()
    hit.act.current()
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}
