import { visitOutcomes } from '#modules/branches/contract.ts'
import { SERVICES } from '#modules/branches/services-contract.ts'
import type { TimelineEntry } from '#modules/timeline/contract.ts'
import type { Disposition, Reason } from '../../queries/codes.ts'
import { visitWords } from '../branches/visit-words.ts'
import { consentKindWords } from '../consent/words.ts'
import { dayAndTime } from '../time/instant.ts'
import { channelName } from '../words/channel-words.ts'
import { customerKindWords, needWords } from '../words/customer-words.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { standingOf } from './standing-words.ts'
import { timelineWords } from './words.ts'

export interface Codes {
  readonly reasons: readonly Reason[] | undefined
  readonly dispositions: readonly Disposition[] | undefined
}

/** What an entry says beside its kind and its own words: codes as words, in the order a reader asks for them. */
export function describeEntry(
  { kind, detail, person }: Pick<TimelineEntry, 'kind' | 'detail' | 'person'>,
  codes: Codes,
  locale: Locale,
  now: number,
): readonly string[] {
  const say = sayIn(timelineWords, locale)
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : undefined)
  const nameOf = (list: readonly (Reason | Disposition)[] | undefined, code: string | undefined) =>
    code === undefined ? undefined : (list?.find((one) => one.code === code)?.name[locale] ?? code)
  const channel = text('channel')
  const parts = [
    kind === 'consent' || kind === 'outreach' ? consentWord(`purpose-${text('purpose')}`, locale) : undefined,
    kind === 'consent' ? consentWord(`state-${text('state')}`, locale) : undefined,
    standingOf(kind, text(kind === 'complaint' ? 'stage' : 'state'), locale),
    channel && (consentWord(`channel-${channel}`, locale) ?? channelName(channel, locale)),
    nameOf(codes.reasons, text('reasonCode')),
    nameOf(codes.dispositions, text('dispositionCode')),
    kind === 'branch-visit' ? serviceName(text('service'), locale) : undefined,
    kind === 'branch-visit' ? outcomeName(text('outcome'), locale) : undefined,
    kind === 'branch-visit' && typeof detail.plannedFrom === 'number' ? dayAndTime(detail.plannedFrom, now) : undefined,
    kind === 'needs-changed' ? needsOf(text('needs'), locale) : undefined,
    typeof detail.score === 'number' ? say('score', { score: detail.score }) : undefined,
    typeof detail.until === 'number' ? say('until', { time: dayAndTime(detail.until, now) }) : undefined,
    person === null ? undefined : say('served', { name: person.name }),
  ]
  return parts.filter((part) => part !== undefined && part !== '').map(String)
}

function serviceName(code: string | undefined, locale: Locale): string | undefined {
  const known = Object.entries(SERVICES).find(([one]) => one === code)
  return known?.[1].name[locale] ?? code
}

function outcomeName(code: string | undefined, locale: Locale): string | undefined {
  const known = visitOutcomes.find((one) => one === code)
  return known && sayIn(visitWords, locale)(`outcome-${known}`)
}

function consentWord(key: string, locale: Locale): string | undefined {
  const isKnown = (one: string): one is keyof (typeof consentKindWords)['byLocale']['en'] =>
    Object.hasOwn(consentKindWords.byLocale[locale], one)
  return isKnown(key) ? sayIn(consentKindWords, locale)(key) : undefined
}

const needsOf = (needs: string | undefined, locale: Locale) =>
  (needs ?? '')
    .split(' ')
    .filter(Boolean)
    .map((need) => needWords(need, sayIn(customerKindWords, locale)))
    .join('、')
