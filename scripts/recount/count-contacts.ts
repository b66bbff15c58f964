/** A row of the log as the recount reads it. */
export interface LogRow {
  readonly position: number
  readonly type: string
  /** UTC milliseconds. */
  readonly at: number
  readonly data: Record<string, unknown>
}

export interface CountedContact {
  readonly askedAt: number
  readonly channel: string
  readonly isCallback: boolean
  queueId: string
  queuedAt: number | null
  answeredAt: number | null
  respondedAt: number | null
  heldMs: number
  transfers: number
  flowedTo: string | null
  endedAt: number | null
  endReason: string | null
  wrappedAt: number | null
  wrapUpMs: number | null
  isAskedToRate: boolean
  /** The last one given. */
  score: number | null
  isBookedAtBranch: boolean
  hasBranchCase: boolean
  disposition: string | null
}

const NO_QUEUE = '00000000-0000-0000-0000-000000000000'
const QUARTER = 15 * 60 * 1000

/** Replays the log from its first row: what happened to every contact, and every agent's time by quarter and state. */
export async function countContacts(pageAfter: (position: number) => Promise<readonly LogRow[]>) {
  const contacts = new Map<string, CountedContact>()
  const agentMs = new Map<string, number>()
  let facts = 0
  for (let last = 0; ; ) {
    const rows = await pageAfter(last)
    if (rows.length === 0) return { contacts, agentMs, facts }
    for (const row of rows) replay(row, contacts, agentMs)
    facts += rows.length
    last = rows[rows.length - 1]?.position ?? last
  }
}

function replay({ type, at, data }: LogRow, contacts: Map<string, CountedContact>, agentMs: Map<string, number>): void {
  if (type === 'routing.presence-changed') return addAgentTime(agentMs, data, at)
  const id = data.contactId as string | undefined
  if (id === undefined) return
  if (type === 'conversations.contact-asked' && !contacts.has(id)) {
    contacts.set(id, begun(at, data))
    return
  }
  const contact = contacts.get(id)
  if (!contact) return
  if (type === 'routing.contact-queued') {
    contact.queueId = data.queueId as string
    contact.queuedAt ??= at
  } else if (type === 'routing.contact-assigned') {
    contact.queueId = data.queueId as string
    contact.answeredAt ??= at
  } else if (type === 'conversations.first-response-given') contact.respondedAt ??= at
  else if (type === 'conversations.contact-unheld') contact.heldMs += data.heldMs as number
  else if (type === 'conversations.rating-invited') contact.isAskedToRate = true
  else if (type === 'conversations.contact-rated') contact.score = data.score as number
  else if (type === 'routing.contact-transferred' && data.mode !== 'take-over') contact.transfers += 1
  else if (type === 'routing.contact-overflowed' && data.to !== 'queue') contact.flowedTo = data.to as string
  else if (type === 'branches.booked' && data.isReferral === true) contact.isBookedAtBranch = true
  else if (type === 'cases.opened' && data.isBranchReferral === true) contact.hasBranchCase = true
  else if (type === 'conversations.contact-ended') {
    contact.endedAt = at
    contact.endReason = data.reason as string
  } else if (type === 'conversations.wrap-up-finished') {
    contact.wrappedAt = at
    contact.wrapUpMs = data.wrapUpMs as number
    contact.disposition = data.dispositionCode as string
  }
}

const begun = (at: number, data: Record<string, unknown>): CountedContact => ({
  askedAt: at,
  channel: data.channel as string,
  isCallback: data.isCallback === true,
  queueId: NO_QUEUE,
  queuedAt: null,
  answeredAt: null,
  respondedAt: null,
  heldMs: 0,
  transfers: 0,
  flowedTo: null,
  endedAt: null,
  endReason: null,
  wrappedAt: null,
  wrapUpMs: null,
  isAskedToRate: false,
  score: null,
  isBookedAtBranch: false,
  hasBranchCase: false,
  disposition: null,
})

function addAgentTime(agentMs: Map<string, number>, data: Record<string, unknown>, at: number): void {
  const lasted = data.lastedMs as number
  if (data.from === 'offline' || lasted <= 0) return
  for (let from = at - lasted; from < at; ) {
    const slot = Math.floor(from / QUARTER) * QUARTER
    const to = Math.min(at, slot + QUARTER)
    const key = `${slot} ${data.agentId as string} ${data.from as string}`
    agentMs.set(key, (agentMs.get(key) ?? 0) + to - from)
    from = to
  }
}
