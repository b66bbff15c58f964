/** What the customer wrote and the thread does not show yet. */
export type Outgoing = OutgoingText | OutgoingFile

interface OutgoingShared {
  /** The server takes it once under this id, however often it is sent. */
  readonly clientId: string
  readonly madeAt: number
  /** `sent`: acknowledged, hence committed; it stays until the thread itself shows it. */
  readonly state: 'waiting' | 'sent' | 'refused'
  /** Its number in the thread, once sent. */
  readonly seq: number | null
  readonly refusal: string | null
}

export interface OutgoingText extends OutgoingShared {
  readonly kind: 'text'
  readonly text: string
  /** The topic button behind these words. */
  readonly topic: string | null
}

export interface OutgoingFile extends OutgoingShared {
  readonly kind: 'file'
  readonly name: string
  readonly mediaType: string
  readonly byteCount: number
  /** Known once the upload is through; only then a message can carry it. */
  readonly fileId: string | null
  readonly isUploading: boolean
  /** 0..1 */
  readonly uploadedShare: number
}

export interface Outbox {
  /** In the order of writing. */
  readonly entries: readonly Outgoing[]
  /** The one message under way: the next goes out when it is answered, so that the order of writing is kept. */
  readonly underWay: { readonly clientId: string; readonly sentAt: number } | null
  /** The server asked for a pause. */
  readonly heldUntil: number | null
}

export const emptyOutbox: Outbox = { entries: [], underWay: null, heldUntil: null }

export function put(outbox: Outbox, entry: Outgoing): Outbox {
  return { ...outbox, entries: [...outbox.entries, entry] }
}

/** The oldest message that can go out now. A file still uploading lets later words pass. */
export function nextToSend(outbox: Outbox, now: number): Outgoing | undefined {
  if (outbox.underWay !== null || isHeld(outbox, now)) return undefined
  return outbox.entries.find((entry) => entry.state === 'waiting' && (entry.kind === 'text' || entry.fileId !== null))
}

export function nextToUpload(outbox: Outbox, now: number): OutgoingFile | undefined {
  if (isHeld(outbox, now) || outbox.entries.some((entry) => entry.kind === 'file' && entry.isUploading))
    return undefined
  for (const entry of outbox.entries) {
    if (entry.kind === 'file' && entry.state === 'waiting' && entry.fileId === null) return entry
  }
  return undefined
}

export function sending(outbox: Outbox, clientId: string, now: number): Outbox {
  return { ...outbox, underWay: { clientId, sentAt: now } }
}

export function acknowledged(outbox: Outbox, clientId: string, seq: number): Outbox {
  return freed(changed(outbox, clientId, { state: 'sent', seq }), clientId)
}

/** It will not be taken as it is: its writer decides. Others go on. */
export function refusedBy(outbox: Outbox, clientId: string, refusal: string): Outbox {
  return freed(changed(outbox, clientId, { state: 'refused', refusal }), clientId)
}

/** Not now: it goes out again, under the same id, when the pause is over. */
export function held(outbox: Outbox, clientId: string, until: number): Outbox {
  return { ...freed(outbox, clientId), heldUntil: until }
}

/** Leaves out what the thread shows now: `lines` are new in it, and it has been followed up to number `after`. */
export function unshown(outbox: Outbox, lines: readonly Shown[], after: number): Outbox {
  const ids = new Set(lines.map(({ clientId }) => clientId))
  const isShown = ({ clientId, seq }: Outgoing) => ids.has(clientId) || (seq !== null && seq <= after)
  const entries = outbox.entries.filter((entry) => !isShown(entry))
  if (entries.length === outbox.entries.length) return outbox
  const { underWay } = outbox
  return { ...outbox, entries, underWay: underWay && ids.has(underWay.clientId) ? null : underWay }
}

interface Shown {
  readonly clientId: string | null
}

/** The link is gone: whether the message under way arrived is unknown, so it will be sent again. */
export const cut = (outbox: Outbox): Outbox => ({ ...outbox, underWay: null })

export const removed = (outbox: Outbox, clientId: string): Outbox => ({
  ...freed(outbox, clientId),
  entries: outbox.entries.filter((entry) => entry.clientId !== clientId),
})

export const again = (outbox: Outbox, clientId: string): Outbox =>
  changed(outbox, clientId, { state: 'waiting', refusal: null })

export function uploading(outbox: Outbox, clientId: string, upload: Partial<OutgoingFile>): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((entry) =>
      entry.kind === 'file' && entry.clientId === clientId ? { ...entry, ...upload } : entry,
    ),
  }
}

/** What must survive a reload. A file whose upload had not ended cannot: the page has lost its content. */
export function keepable(outbox: Outbox): readonly Outgoing[] {
  return outbox.entries.filter((entry) => entry.state !== 'sent' && (entry.kind === 'text' || entry.fileId !== null))
}

function isHeld(outbox: Outbox, now: number): boolean {
  return outbox.heldUntil !== null && now < outbox.heldUntil
}

function freed(outbox: Outbox, clientId: string): Outbox {
  return outbox.underWay?.clientId === clientId ? { ...outbox, underWay: null } : outbox
}

function changed(outbox: Outbox, clientId: string, change: Partial<OutgoingShared>): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry)),
  }
}
