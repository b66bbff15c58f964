import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { type ContactMark, contactMark, contactState } from '#modules/conversations/contract.ts'
import { type Days, readDays } from '../../ui/span/days.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address. */
export const VIEW = ['from', 'to', 'span', 'q', 'reason', 'marks', 'queue', 'state', 'contact'] as const
export type ContactsText = SearchText<(typeof VIEW)[number]>

/** In the address for every mark that by itself makes a contact worth reading. */
export const ANY_MARK = 'any'
/** That customers end a chat themselves is usual: it is looked for by itself, and told beside the rest. */
const WORTH_READING = contactMark.options.filter((mark) => mark !== 'customer-ended')
const MOST_DAYS = 366

export interface ContactsView {
  readonly days: Days
  /** The beginning of a reference; with it the days do not matter. */
  readonly reference: string
  readonly reasons: string
  readonly marks: readonly ContactMark[]
  readonly queueId: string
  readonly state: string
}

/** What is asked for, from whatever stands in the address. */
export function readView(text: ContactsText, today: LocalDate): ContactsView {
  return {
    days: readDays(text, today, 'week', MOST_DAYS),
    reference: text.q.trim(),
    reasons: text.reason,
    marks: text.marks === ANY_MARK ? WORTH_READING : contactMark.options.filter((mark) => mark === text.marks),
    queueId: text.queue,
    state: contactState.options.find((state) => state === text.state) ?? '',
  }
}

/** The same as the server is asked. */
export function queryOf(view: ContactsView, instants: { readonly from: number; readonly before: number }) {
  const time = view.reference === '' ? { from: instants.from, to: instants.before } : {}
  return {
    ...time,
    q: view.reference || undefined,
    reasons: view.reasons || undefined,
    marks: view.marks.join(',') || undefined,
    queueId: view.queueId || undefined,
    state: view.state || undefined,
  }
}

interface Reason {
  readonly code: string
  readonly level: number
}

/** The reasons to choose from: the tree to its second level, and what the address asks for when that is neither. */
export function reasonChoices<R extends Reason>(
  reasons: readonly R[],
  asked: string,
): readonly { readonly value: string; readonly reasons: readonly R[] }[] {
  const choices = reasons.filter(({ level }) => level <= 2).map((reason) => ({ value: reason.code, reasons: [reason] }))
  if (asked === '' || choices.some(({ value }) => value === asked)) return choices
  const named = asked.split(',').flatMap((code) => reasons.find((reason) => reason.code === code) ?? [])
  return [{ value: asked, reasons: named }, ...choices]
}
