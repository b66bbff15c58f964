import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { newClientId } from './client-id.ts'
import { newLink, step, wakeAt } from './link.ts'
import type { CommandAnswer, LinkEffect, LinkInput, LinkState } from './link-types.ts'

/** What the link needs of the world; a test gives another one. */
export interface LinkWorld {
  connect(on: { heard(frame: ServerFrame): void; lost(code: number): void }): {
    send(frame: ClientFrame): void
    close(): void
  }
  now(): number
  random(): number
  /** @returns a function that forgets the timer */
  after(ms: number, act: () => void): () => void
}

export interface Link {
  state(): LinkState
  /** Called after every change of the state. */
  onChange(listener: () => void): () => void
  /** Called with what reaches this client. */
  onNews(listener: (news: LinkEffect) => void): () => void
  tell(input: LinkInput): void
  /** Answers when the server has; `resend` only for commands that may safely arrive twice. */
  ask(
    name: string,
    body: unknown,
    options?: { readonly id?: string; readonly resend?: boolean },
  ): Promise<CommandAnswer>
}

/** Runs the pure link on a real socket and a real clock. */
export function openLink(world: LinkWorld): Link {
  let state = newLink()
  let socket: { send(frame: ClientFrame): void; close(): void } | undefined
  let forget = () => {}
  const changes = new Set<() => void>()
  const news = new Set<(news: LinkEffect) => void>()
  const answers = new Map<string, (answer: CommandAnswer) => void>()

  function tell(input: LinkInput): void {
    const next = step(state, input, { now: world.now(), random: world.random() })
    const changed = next.state !== state
    state = next.state
    for (const effect of next.effects) perform(effect)
    if (!changed) return
    forget()
    const due = wakeAt(state)
    forget = due === null ? () => {} : world.after(Math.max(0, due - world.now()), () => tell({ kind: 'tick' }))
    for (const listener of changes) listener()
  }

  function perform(effect: LinkEffect): void {
    if (effect.kind === 'connect') {
      const number = effect.socket
      socket = world.connect({
        heard: (frame) => tell({ kind: 'heard', socket: number, frame }),
        lost: (code) => tell({ kind: 'lost', socket: number, code }),
      })
    } else if (effect.kind === 'hang-up') socket?.close()
    else if (effect.kind === 'send') socket?.send(effect.frame)
    else if (effect.kind === 'answer') {
      answers.get(effect.id)?.(effect.answer)
      answers.delete(effect.id)
    } else for (const listener of news) listener(effect)
  }

  return {
    state: () => state,
    onChange(listener) {
      changes.add(listener)
      return () => void changes.delete(listener)
    },
    onNews(listener) {
      news.add(listener)
      return () => void news.delete(listener)
    },
    tell,
    ask(name, body, { id = newClientId(), resend = false } = {}) {
      return new Promise((resolve) => {
        answers.set(id, resolve)
        tell({ kind: 'ask', id, name, body, resend })
      })
    },
  }
}
