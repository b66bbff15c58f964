import type { Chat, Kept } from '../chat/chat.ts'
import { isLive } from '../chat/chat.ts'
import { keepable } from '../chat/outbox.ts'

const LIVE_MS = 12 * 3_600_000

/** What this browser remembers. Pages where storage is blocked work all the same, until they are closed. */
export interface Keep {
  load(): Kept
  save(chat: Chat): void
  /** A contact was open when this browser was here last: worth connecting before the window is opened. */
  wasLive(now: number): boolean
  /** The window was open when this page was left, in this tab. */
  wasOpen(): boolean
  saveOpen(isOpen: boolean): void
  language(): string | null
  saveLanguage(language: string): void
  /** What was typed and not sent, in this tab; of a rating, as JSON. */
  readonly draft: Draft
  readonly ratingDraft: Draft
}

export interface Draft {
  load(): string
  save(text: string): void
}

export function createKeep(channel: string): Keep {
  const browser = storageOf(() => localStorage)
  const tab = storageOf(() => sessionStorage)
  const key = (name: string) => `yinuo.${channel}.${name}`
  const wasLive = (now: number) => Number(browser.get(key('live')) ?? 0) > now
  let last = { device: '', tab: '' }
  const draftOf = (name: string): Draft => ({
    load: () => tab.get(key(name)) ?? '',
    save: (text) => tab.set(key(name), text),
  })
  return {
    load() {
      const kept = parse<Partial<Kept>>(tab.get(key('visit'))) ?? {}
      const { visit = null, outbox = [] } = kept
      const isLive = wasLive(Date.now())
      return { deviceToken: browser.get(key('device')), visit, outbox: Array.isArray(outbox) ? outbox : [], isLive }
    },
    save(chat) {
      const now = {
        device: chat.deviceToken ?? '',
        tab: JSON.stringify({ visit: chat.visit, outbox: keepable(chat.outbox) }),
      }
      if (now.device !== last.device && now.device !== '') browser.set(key('device'), now.device)
      if (now.tab !== last.tab) tab.set(key('visit'), now.tab)
      last = now
      if (chat.contact) browser.set(key('live'), isLive(chat) ? String(Date.now() + LIVE_MS) : '')
    },
    wasLive,
    wasOpen: () => tab.get(key('open')) === '1',
    saveOpen: (isOpen) => tab.set(key('open'), isOpen ? '1' : ''),
    language: () => browser.get(key('language')),
    saveLanguage: (language) => browser.set(key('language'), language),
    draft: draftOf('draft'),
    ratingDraft: draftOf('rating'),
  }
}

interface Cupboard {
  get(key: string): string | null
  set(key: string, value: string): void
}

/** Reading the property itself throws where storage is blocked, and writing does where it is full. */
function storageOf(find: () => Storage): Cupboard {
  const memory = new Map<string, string>()
  return {
    get(key) {
      try {
        return find().getItem(key) ?? memory.get(key) ?? null
      } catch {
        return memory.get(key) ?? null
      }
    },
    set(key, value) {
      memory.set(key, value)
      try {
        if (value === '') find().removeItem(key)
        else find().setItem(key, value)
      } catch {
        // Kept in memory, for as long as the page lives.
      }
    },
  }
}

function parse<T>(text: string | null): T | undefined {
  try {
    return JSON.parse(text ?? '') as T
  } catch {
    return undefined
  }
}
