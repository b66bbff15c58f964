import { REPLY_VARIABLES, type ReplyVariable, renderReply } from '#libs/reply-template/reply-template.ts'
import { dayOf, timeOfDay } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { variableWords } from './words.ts'

export const VARIABLES = REPLY_VARIABLES

/** How a variable stands in a text. */
export const placeOf = (variable: ReplyVariable): string => `{{${variable}}}`

/** A text as it would read to a customer, with values that only show what goes where. */
export function sampleOf(
  template: string,
  locale: Locale,
  agent: { readonly displayName: string; readonly agentNo: string },
): string {
  const sample = sayIn(variableWords, locale)
  const now = serverNow()
  return renderReply(template, {
    'customer.name': sample('sampleCustomer'),
    'agent.name': agent.displayName,
    'agent.no': agent.agentNo,
    'contact.reference': 'S1121-000123',
    'bank.name': sample('sampleBank'),
    today: dayOf(now),
    time: timeOfDay(now),
  }).text
}
