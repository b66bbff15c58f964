/** What generators note: when each message was sent, acknowledged and seen by the other side. */
export interface Books {
  /** A new message's text, and the id it is known by. */
  begin(): { readonly clientId: string; readonly text: string }
  acknowledged(clientId: string): void
  /** The other side was pushed this text. */
  seen(text: string): void
  refused(what: string): void
  answered(afterMs: number): void
  /** The house asked a visitor to come again. */
  sentAway(): void
  /** Counts from now on. */
  start(): void
  readonly ackMs: number[]
  readonly pushMs: number[]
  readonly answerMs: number[]
  readonly sent: () => number
  /** Of all that were acknowledged since the start. */
  readonly kept: ReadonlySet<string>
  readonly refusals: ReadonlyMap<string, number>
  readonly timesSentAway: () => number
}

const FILLER = 'I would like to know why the transfer of yesterday has not arrived yet, thank you for looking into it.'

export function openBooks(run: string): Books {
  /** When it was sent; gone when both were heard of. */
  const sentAt = new Map<string, number>()
  const heardOnce = new Set<string>()
  const kept = new Set<string>()
  const refusals = new Map<string, number>()
  const ackMs: number[] = []
  const pushMs: number[] = []
  const answerMs: number[] = []
  let count = 0
  let sent = 0
  let away = 0
  let counts = false
  function sinceSent(clientId: string): number | undefined {
    const at = sentAt.get(clientId)
    if (at === undefined) return undefined
    if (heardOnce.delete(clientId)) sentAt.delete(clientId)
    else heardOnce.add(clientId)
    return performance.now() - at
  }
  return {
    begin() {
      const clientId = `${run}-${(count++).toString(36).padStart(6, '0')}`
      sentAt.set(clientId, performance.now())
      if (counts) sent += 1
      return { clientId, text: `${clientId} ${FILLER}` }
    },
    acknowledged(clientId) {
      const ms = sinceSent(clientId)
      if (!counts || ms === undefined) return
      kept.add(clientId)
      ackMs.push(ms)
    },
    seen(text) {
      const [clientId = ''] = text.split(' ', 1)
      const ms = sinceSent(clientId)
      if (counts && ms !== undefined) pushMs.push(ms)
    },
    refused: (what) => void refusals.set(what, (refusals.get(what) ?? 0) + 1),
    answered: (afterMs) => void (counts && answerMs.push(afterMs)),
    sentAway() {
      if (counts) away += 1
    },
    start() {
      counts = true
    },
    ackMs,
    pushMs,
    answerMs,
    sent: () => sent,
    kept,
    refusals,
    timesSentAway: () => away,
  }
}
