/** What generators note: when each message was sent, acknowledged and seen by the other side. */
export interface Books {
  /** A new message's text, and the id it is known by. */
  begin(): { readonly clientId: string; readonly text: string }
  acknowledged(clientId: string): void
  /** The other side was pushed this text. */
  seen(text: string): void
  refused(what: string): void
  answered(afterMs: number): void
  /** Counts from now on. */
  start(): void
  readonly ackMs: number[]
  readonly pushMs: number[]
  readonly answerMs: number[]
  readonly sent: () => number
  /** Of all that were acknowledged since the start. */
  readonly kept: ReadonlySet<string>
  readonly refusals: ReadonlyMap<string, number>
}

const FILLER = 'I would like to know why the transfer of yesterday has not arrived yet, thank you for looking into it.'

export function openBooks(run: string): Books {
  const sentAt = new Map<string, number>()
  const kept = new Set<string>()
  const refusals = new Map<string, number>()
  const ackMs: number[] = []
  const pushMs: number[] = []
  const answerMs: number[] = []
  let count = 0
  let sent = 0
  let counts = false
  return {
    begin() {
      const clientId = `${run}-${(count++).toString(36).padStart(6, '0')}`
      sentAt.set(clientId, performance.now())
      if (counts) sent += 1
      return { clientId, text: `${clientId} ${FILLER}` }
    },
    acknowledged(clientId) {
      if (!counts) return
      kept.add(clientId)
      ackMs.push(performance.now() - (sentAt.get(clientId) ?? Number.NaN))
    },
    seen(text) {
      const [clientId = ''] = text.split(' ', 1)
      const at = sentAt.get(clientId)
      if (at === undefined) return
      sentAt.delete(clientId)
      if (counts) pushMs.push(performance.now() - at)
    },
    refused: (what) => void refusals.set(what, (refusals.get(what) ?? 0) + 1),
    answered: (afterMs) => void (counts && answerMs.push(afterMs)),
    start() {
      counts = true
    },
    ackMs,
    pushMs,
    answerMs,
    sent: () => sent,
    kept,
    refusals,
  }
}
