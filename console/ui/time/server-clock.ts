import { useSyncExternalStore } from 'react'
import type { Instant } from '#libs/facts/event.ts'

/**
 * What the server's clock shows. Countdowns of promises are drawn from it: a desk computer may be minutes off.
 * Until the server has said its time, the computer's own is taken.
 */
export function serverNow(): Instant {
  return Date.now() + offsetMs
}

export function setServerTime(at: Instant): void {
  offsetMs = at - Date.now()
}

let offsetMs = 0
let second = serverNow()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** The server's time, once a second on the second, the same instant for everything on the screen. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, read, read)
}

const read = (): Instant => second

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

function tick(): void {
  clearTimeout(timer)
  second = serverNow()
  for (const listener of listeners) listener()
  timer = setTimeout(tick, 1000 - (second % 1000) + 5)
}
