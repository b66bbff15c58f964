/** @jsxImportSource preact */
import { render } from 'preact'
import { createHttp } from './door/http.ts'
import { identityOf } from './door/identity.ts'
import { createKeep } from './door/keep.ts'
import { runChat } from './door/run-chat.ts'
import { openSocket } from './door/socket.ts'
import { languageFor } from './languages.ts'
import { readTag } from './tag.ts'
import { App, type Remote } from './view/App.tsx'
// Styles and words come after all code: with the code in one piece the script packs smaller by half a kilobyte.
import { dress } from './view/dress.ts'
import { sayIn } from './words.ts'

/** What the bank's page can do with the chat: `window.yinuo`. */
export interface YinuoApi {
  open(): void
  close(): void
  /** Vouches for the customer by a fresh token; `null` when they have signed out. */
  setIdentity(token: string | null): void
}

declare global {
  interface Window {
    yinuo?: YinuoApi
  }
}

/** Sent to the page when it should vouch again: answer with `yinuo.setIdentity(token)`. */
const IDENTITY_NEEDED = 'yinuo:identity-needed'

const tag = readTag(document.currentScript)
if (tag && !window.yinuo) {
  const { base, channel } = tag
  const keep = createKeep(channel)
  const wishes = [keep.language(), tag.language, document.documentElement.lang, navigator.language]
  const language = wishes.map(languageFor).find((found) => found !== undefined) ?? 'zh-CN'
  const run = runChat(
    {
      http: createHttp(base, channel),
      keep,
      connect: (visitToken, on) => openSocket(base, visitToken, on),
      identityNeeded: () => window.dispatchEvent(new CustomEvent(IDENTITY_NEEDED)),
    },
    { language, identity: identityOf(tag.identity) },
  )
  const host = document.createElement('div')
  host.id = 'yinuo-chat'
  if (tag.theme) host.dataset.theme = tag.theme
  const root = dress(host.attachShadow({ mode: 'open' }))
  const remote: Remote = { open: () => {}, close: () => {} }
  const show = () => {
    document.body.append(host)
    render(<App run={run} keep={keep} host={host} remote={remote} speak={sayIn} />, root)
    if (keep.wasLive(Date.now())) run.tell({ kind: 'start' })
  }
  if (document.body) show()
  else document.addEventListener('DOMContentLoaded', show)
  const wake = () => document.visibilityState === 'visible' && run.tell({ kind: 'wake' })
  addEventListener('online', wake)
  addEventListener('offline', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', wake)
  window.yinuo = {
    open: () => remote.open(),
    close: () => remote.close(),
    setIdentity: (token) => run.tell({ kind: 'identify', identity: identityOf(token) }),
  }
}
