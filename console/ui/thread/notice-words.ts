import type { z } from 'zod'
import type { endReason, Message, NOTICE_CODES } from '#modules/conversations/contract.ts'
import { durationWords } from '../time/duration.ts'
import type { Locale } from '../words/locale.ts'
import { type Say, sayIn } from '../words/words.ts'
import { threadWords } from './words.ts'

type Notice = Extract<Message['body'], { kind: 'notice' }>
type Code = (typeof NOTICE_CODES)[number]
type EndReason = z.infer<typeof endReason>
type Key = Parameters<Say<keyof (typeof threadWords)['byLocale']['en']>>[0]

/** How each notice of the house reads; one that is missing does not compile. */
const READINGS: Readonly<Record<Code, (values: Notice['values'], locale: Locale) => string>> = {
  'agent-joined': (values, locale) => words('agent-joined', values, locale),
  'agent-left': (values, locale) => words('agent-left', values, locale),
  'expert-joined': (values, locale) => words('expert-joined', values, locale),
  'expert-left': (values, locale) => words('expert-left', values, locale),
  'supervisor-joined': (values, locale) => words('supervisor-joined', values, locale),
  held: (values, locale) => words('held', values, locale),
  unheld: (values, locale) => words('unheld', { time: seconds(values.heldSeconds, locale) }, locale),
  'idle-warning': (values, locale) => words('idle-warning', { time: seconds(values.endsInSeconds, locale) }, locale),
  'contact-ended': (values, locale) => endWords(values.reason, locale),
}

const ENDINGS: Readonly<Record<EndReason, Key>> = {
  'agent-ended': 'ended-agent-ended',
  'customer-ended': 'ended-customer-ended',
  abandoned: 'ended-abandoned',
  idle: 'ended-idle',
  'moved-to-callback': 'ended-moved-to-callback',
  'moved-to-message': 'ended-moved-to-message',
  'closed-by-system': 'ended-closed-by-system',
}

/** What happened, in words; null for a code of a later release, which is shown to nobody. */
export function noticeWords({ code, values }: Notice, locale: Locale): string | null {
  return Object.hasOwn(READINGS, code) ? READINGS[code as Code](values, locale) : null
}

function endWords(reason: string | number | undefined, locale: Locale): string {
  const known = typeof reason === 'string' && Object.hasOwn(ENDINGS, reason)
  return words(known ? ENDINGS[reason as EndReason] : 'ended-closed-by-system', {}, locale)
}

const words = (key: Key, values: Notice['values'], locale: Locale) => sayIn(threadWords, locale)(key, values)
const seconds = (count: string | number | undefined, locale: Locale) => durationWords(Number(count ?? 0) * 1000, locale)
