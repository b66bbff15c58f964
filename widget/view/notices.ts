import type { MessageBody } from '#modules/conversations/contract.ts'
import type { Language } from '../languages.ts'
import type { Say, WordKey } from '../words.ts'
import { dayAndTime } from './times.ts'

type Notice = Extract<MessageBody, { kind: 'notice' }>

const KNOWN: ReadonlySet<string> = new Set([
  'agent-joined',
  'agent-left',
  'expert-joined',
  'expert-left',
  'supervisor-joined',
  'held',
  'unheld',
  'idle-warning',
  'callback-booked',
  'message-taken',
  'contact-ended',
])

/** A system line in words; undefined for one this widget does not know, which is then not shown. */
export function noticeWords(
  notice: Notice,
  { say, language, now }: { readonly say: Say; readonly language: Language; readonly now: number },
): string | undefined {
  if (!KNOWN.has(notice.code)) return undefined
  const { values } = notice
  const minutes = Math.max(1, Math.round(Number(values.endsInSeconds ?? 0) / 60))
  const due = values.dueAt === undefined ? '' : dayAndTime(Number(values.dueAt), now, language, say)
  return say(`notice-${notice.code}` as WordKey, { ...values, minutes, due })
}
