import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal, localDateOf, localTimeOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { type Channel, isChannelOf, PER_RECEIVER, type Purpose } from './purposes.ts'
import type { BasisRule, CapRule, GateRule, WindowRule } from './rule.ts'
import { SOURCES } from './sources.ts'

/** What was decided about one purpose, channel and receiver ('' for none). */
export interface ConsentStanding {
  readonly purpose: Purpose
  readonly channel: Channel
  readonly receiver: string
  readonly state: 'given' | 'refused' | 'withdrawn'
  /** From this instant a consent given holds no more; null: it does not expire. */
  readonly expiresAt: number | null
}

/** All the gate needs to know of one customer. */
export interface CustomerStanding {
  readonly zone: CompiledZone
  readonly consents: readonly ConsentStanding[]
  /** `channel` null: on every channel; `until` null: until they say otherwise; half-open. */
  readonly doNotContact: readonly {
    readonly channel: Channel | null
    readonly from: number
    readonly until: number | null
  }[]
  /** Contacts made to them, of 31 days back at least; in any order. */
  readonly contacts: readonly PastContact[]
}

export interface PastContact {
  readonly at: number
  readonly purpose: Purpose
  readonly channel: Channel
  /** Null: not known yet. */
  readonly ended: 'unanswered' | 'talked' | 'delivered' | null
}

export interface GateQuestion {
  readonly purpose: Purpose
  readonly channel: Channel
  /** For partner purposes: who receives or sells; '' for all others. */
  readonly receiver: string
  readonly at: number
}

export type GateReason =
  | 'no-such-channel'
  | 'receiver-missing'
  | 'no-rule'
  | 'no-consent'
  | 'consent-refused'
  | 'consent-withdrawn'
  | 'consent-expired'
  | 'do-not-contact'
  | 'outside-hours'
  | 'public-holiday'
  | 'cap-reached'

export type GateAnswer =
  | { readonly may: true; readonly basis: BasisRule['basis']; readonly ruleId: string }
  | {
      readonly may: false
      readonly reason: GateReason
      readonly ruleId: string
      readonly source: string
      /** The earliest instant at which no rule known now stands against it; null: only the customer can change it. */
      readonly askAgainAt: number | null
    }

interface Blocked {
  readonly rule: Pick<GateRule, 'id' | 'source'>
  readonly reason: GateReason
  readonly until: number | null
}

/** Enough steps over nights, holidays, weeks and months; beyond it the answer is "not known". */
const MOST_STEPS = 40

/**
 * May this customer be contacted for this purpose over this channel at this instant?
 * Rules are asked in their order and the first that stands against it is named: consent, then do-not-contact, then
 * hours and holidays, then caps. A purpose for which no basis is effective is refused: silence is no permission.
 * @param rules those of one jurisdiction
 * @param holidays local dates (`YYYY-MM-DD`) of the jurisdiction
 */
export function mayWe(
  rules: readonly GateRule[],
  holidays: ReadonlySet<string>,
  customer: CustomerStanding,
  question: GateQuestion,
): GateAnswer {
  const basis = basisOf(rules, customer, question)
  const first = blockedBy(rules, holidays, customer, question)
  if (!first) return { may: true, basis: basis?.basis ?? 'contract', ruleId: basis?.id ?? '' }
  const { rule, reason } = first
  return {
    may: false,
    reason,
    ruleId: rule.id,
    source: rule.source,
    askAgainAt: whenFree(rules, holidays, customer, question, first),
  }
}

function whenFree(
  rules: readonly GateRule[],
  holidays: ReadonlySet<string>,
  customer: CustomerStanding,
  question: GateQuestion,
  first: Blocked,
): number | null {
  let blocked: Blocked | undefined = first
  let at = question.at
  for (let step = 0; step < MOST_STEPS; step++) {
    if (blocked.until === null || blocked.until <= at) return null
    at = blocked.until
    blocked = blockedBy(rules, holidays, customer, { ...question, at })
    if (!blocked) return at
  }
  return null
}

const GATE = { id: 'gate', source: SOURCES.gate.en }

function blockedBy(
  rules: readonly GateRule[],
  holidays: ReadonlySet<string>,
  customer: CustomerStanding,
  question: GateQuestion,
): Blocked | undefined {
  const { purpose, channel, receiver } = question
  if (!isChannelOf(purpose, channel)) return { rule: GATE, reason: 'no-such-channel', until: null }
  if (PER_RECEIVER.includes(purpose) !== (receiver !== ''))
    return { rule: GATE, reason: 'receiver-missing', until: null }
  const today = localDateOf(customer.zone, question.at)
  const basis = basisOf(rules, customer, question)
  if (!basis) return { rule: GATE, reason: 'no-rule', until: null }
  const withheld = withheldBy(basis, customer, question)
  if (withheld) return withheld
  for (const kind of ['do-not-contact', 'window', 'cap'] as const) {
    for (const rule of rules) {
      if (rule.kind !== kind || !binds(rule, question, today)) continue
      const blocked = against(rule, holidays, customer, question, today)
      if (blocked) return blocked
    }
  }
  return undefined
}

function basisOf(
  rules: readonly GateRule[],
  { zone }: CustomerStanding,
  question: GateQuestion,
): BasisRule | undefined {
  const today = localDateOf(zone, question.at)
  return rules.find((rule): rule is BasisRule => rule.kind === 'basis' && binds(rule, question, today))
}

const binds = (rule: GateRule, { purpose, channel }: GateQuestion, today: string): boolean =>
  rule.purposes.includes(purpose) &&
  (rule.channels?.includes(channel) ?? true) &&
  rule.effectiveFrom <= today &&
  (rule.effectiveTo === null || today < rule.effectiveTo)

function withheldBy(rule: BasisRule, customer: CustomerStanding, question: GateQuestion): Blocked | undefined {
  if (rule.basis === 'contract') return undefined
  const standing = customer.consents.find(
    ({ purpose, channel, receiver }) =>
      purpose === question.purpose && channel === question.channel && receiver === question.receiver,
  )
  const no = (reason: GateReason): Blocked => ({ rule, reason, until: null })
  if (standing?.state === 'refused') return no('consent-refused')
  if (standing?.state === 'withdrawn') return no('consent-withdrawn')
  if (rule.basis === 'notice') return undefined
  if (!standing) return no('no-consent')
  return standing.expiresAt !== null && standing.expiresAt <= question.at ? no('consent-expired') : undefined
}

function against(
  rule: Exclude<GateRule, BasisRule>,
  holidays: ReadonlySet<string>,
  customer: CustomerStanding,
  question: GateQuestion,
  today: string,
): Blocked | undefined {
  if (rule.kind === 'window') return outside(rule, holidays, customer.zone, question.at, today)
  if (rule.kind === 'cap') return used(rule, customer, question.at, today)
  const wish = customer.doNotContact.find(
    ({ channel, from, until }) =>
      (channel === null || channel === question.channel) &&
      from <= question.at &&
      (until === null || question.at < until),
  )
  return wish && { rule, reason: 'do-not-contact', until: wish.until }
}

function outside(
  rule: WindowRule,
  holidays: ReadonlySet<string>,
  zone: CompiledZone,
  at: number,
  today: string,
): Blocked | undefined {
  const tomorrow = () => startOfLocalDay(zone, addDaysToDate(today, 1))
  if (rule.notOnHolidays && holidays.has(today)) return { rule, reason: 'public-holiday', until: tomorrow() }
  const time = localTimeOf(zone, at)
  if (rule.open.some(({ from, to }) => from <= time && time < to)) return undefined
  const later = rule.open.map(({ from }) => from).filter((from) => from > time)
  const opens = later.sort()[0]
  return { rule, reason: 'outside-hours', until: opens === undefined ? tomorrow() : instantOfLocal(zone, today, opens) }
}

function used(rule: CapRule, { zone, contacts }: CustomerStanding, at: number, today: string): Blocked | undefined {
  const from = periodStart(rule.per, zone, at, today)
  const counted = contacts.filter(
    (contact) =>
      contact.at >= from &&
      contact.at <= at &&
      rule.counts.purposes.includes(contact.purpose) &&
      (rule.counts.channels?.includes(contact.channel) ?? true) &&
      (rule.ended === undefined || contact.ended === null || contact.ended === rule.ended),
  )
  if (counted.length < rule.most) return undefined
  return { rule, reason: 'cap-reached', until: nextPeriod(rule, zone, today, counted) }
}

const DAY_MS = 86_400_000
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const daysSinceMonday = (date: string): number => WEEK.indexOf(weekdayOf(date))

function periodStart(per: CapRule['per'], zone: CompiledZone, at: number, today: string): number {
  // The instant itself, 7 × 24 h back, is out again: half-open.
  if (typeof per === 'object') return at - per.rollingDays * DAY_MS + 1
  if (per === 'day') return startOfLocalDay(zone, today)
  if (per === 'week') return startOfLocalDay(zone, addDaysToDate(today, -daysSinceMonday(today)))
  return startOfLocalDay(zone, `${today.slice(0, 8)}01`)
}

function nextPeriod(rule: CapRule, zone: CompiledZone, today: string, counted: readonly PastContact[]): number {
  const { per } = rule
  if (typeof per === 'object') {
    const instants = counted.map(({ at }) => at).sort((a, b) => b - a)
    return (instants[Math.max(rule.most - 1, 0)] ?? 0) + per.rollingDays * DAY_MS
  }
  if (per === 'day') return startOfLocalDay(zone, addDaysToDate(today, 1))
  if (per === 'week') return startOfLocalDay(zone, addDaysToDate(today, 7 - daysSinceMonday(today)))
  const nextMonth = addDaysToDate(`${today.slice(0, 8)}01`, 31)
  return startOfLocalDay(zone, `${nextMonth.slice(0, 8)}01`)
}
