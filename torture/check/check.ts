import { entriesOf } from '../books.ts'
import { checkBot } from './bot.ts'
import { checkCapacity } from './capacity.ts'
import { checkContacts } from './contacts.ts'
import { type Evidence, type Violation, violation } from './evidence.ts'
import { checkMessages } from './messages.ts'
import { checkOwners } from './owners.ts'
import { checkReaders } from './readers.ts'

/** A promise that nobody looked at this long after its instant will not be looked at. */
const LATE_MS = 30_000

/** The verdict on one run: everything that is not as promised; nothing when all was kept. */
export function check(evidence: Evidence): readonly Violation[] {
  return [
    ...checkMessages(evidence),
    ...checkReaders(evidence),
    ...checkOwners(evidence),
    ...checkCapacity(evidence),
    ...checkContacts(evidence),
    ...checkBot(evidence),
    ...checkPromises(evidence),
    ...evidence.leftOver.map((text) => violation('left-over', text)),
    ...evidence.kpiDifferences.map((text) => violation('kpi-difference', text)),
    ...evidence.auditFaults.map((text) => violation('audit-break', text)),
    ...evidence.canariesFound.map((text) => violation('canary', text)),
    ...entriesOf(evidence.books, 'odd').map(({ who, what }) => violation('odd-answer', `${who}: ${what}`)),
    ...evidence.seen,
  ]
}

function checkPromises({ promises, contacts, readAt }: Evidence): Violation[] {
  const ended = new Set(contacts.flatMap(({ id, endedAt }) => (endedAt === null ? [] : [id])))
  return promises.flatMap(({ id, kind, state, dueAt, about }) => {
    if (ended.has(about)) return [violation('stuck-promise', `${kind} ${id} is ${state}, and ${about} has ended`)]
    if (state === 'broken' || state === 'paused' || readAt <= dueAt + LATE_MS) return []
    return [violation('stuck-promise', `${kind} ${id} is ${state}, due ${readAt - dueAt} ms ago`)]
  })
}
