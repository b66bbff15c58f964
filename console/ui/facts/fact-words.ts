import { ROLES } from '#platform/access.ts'
import { promiseKind } from '../promise/kinds.ts'
import type { Locale } from '../words/locale.ts'
import { type Presence, presenceWords } from '../words/presence-words.ts'
import { roleWords } from '../words/role-words.ts'
import { sayIn } from '../words/words.ts'
import { factCodes, factReadings, isFactKey } from './words.ts'

/** A fact as contact details and the audit log carry it. */
export interface ReadableFact {
  readonly type: string
  readonly about?: string
  readonly data: unknown
}

/** What ids stand for; undefined when the reader may not know, or nobody does any more. */
export interface FactNames {
  readonly person?: (personId: string) => string | undefined
  readonly queue?: (queueId: string) => string | undefined
  readonly unit?: (unitId: string) => string | undefined
  readonly skill?: (code: string) => string | undefined
  readonly kpi?: (key: string) => string | undefined
  readonly channel?: (channel: string) => string | undefined
}

/** What happened, as a sentence; a kind of fact of a later release is shown by its own name. */
export function factWords(fact: ReadableFact, names: FactNames, locale: Locale): string {
  const data = isRecord(fact.data) ? fact.data : {}
  const say = sayIn(factReadings, locale)
  const values = valuesOf(data, names, locale)
  const special = VARIANTS.map((field) => `${fact.type}/${String(data[field])}`).find(isFactKey)
  if (special !== undefined) return say(special, values)
  return isFactKey(fact.type) ? say(fact.type, values) : fact.type
}

/** The fields by whose value one kind of fact reads in different ways. */
const VARIANTS = ['reason', 'what', 'role', 'mode', 'outcome', 'state', 'change', 'isChange'] as const

function valuesOf(data: Readonly<Record<string, unknown>>, names: FactNames, locale: Locale) {
  const code = sayIn(factCodes, locale)
  const text = (field: string) => (data[field] === null || data[field] === undefined ? undefined : String(data[field]))
  const named = (field: string, name: ((id: string) => string | undefined) | undefined) => {
    const id = text(field)
    return id === undefined ? undefined : (name?.(id) ?? shortId(id))
  }
  const person = (field: string) => {
    const id = text(field)
    return id === undefined ? code('nobody') : (names.person?.(id) ?? code('someone'))
  }
  return {
    person: person('personId'),
    agent: person('agentId'),
    from: dateIn(data.from) ?? person('fromAgentId'),
    to: dateIn(data.to) ?? person('toAgentId'),
    by: person('byAgentId'),
    queue: named('queueId', names.queue) ?? named('toQueueId', names.queue) ?? '—',
    unit: named('unitId', names.unit) ?? '—',
    skill: named('skill', names.skill) ?? '—',
    kpi: named('kpi', names.kpi) ?? '—',
    thing: thingOf(data, names),
    channel: named('channel', names.channel) ?? '—',
    year: text('year') ?? '—',
    role: roleName(text('role'), locale),
    kind: promiseKind(text('kind'), locale),
    fromState: presenceName(text('from'), locale),
    toState: presenceName(text('to'), locale),
    what: codeNames(data.what, locale),
    field: codeNames(data.field, locale),
    document: codeNames(data.document, locale),
    purpose: codeNames(data.purpose, locale),
    code: text('code') ?? '—',
    key: text('key') ?? '—',
    version: text('version') ?? '—',
    level: text('level') ?? '—',
    score: text('score') ?? '—',
  }
}

/** Of `routing.changed`: what it is about depends on what changed. */
function thingOf({ what, id }: Readonly<Record<string, unknown>>, names: FactNames): string {
  if (typeof id !== 'string') return '—'
  const name = what === 'queue' ? names.queue : what === 'membership' || what === 'capacity' ? names.person : undefined
  return name?.(id) ?? shortId(id)
}

/** Of a span of days; elsewhere `from` and `to` are agents or states. */
const dateIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined

/** Ids are told apart by their end: their beginning is the time. */
const shortId = (id: string): string => (/^[0-9a-f]{8}-/.test(id) ? `…${id.slice(-6)}` : id)

function roleName(role: string | undefined, locale: Locale): string {
  const known = ROLES.find((one) => one === role)
  return known ? sayIn(roleWords, locale)(known) : (role ?? '—')
}

function presenceName(state: string | undefined, locale: Locale): string {
  if (state === undefined) return '—'
  return Object.hasOwn(presenceWords.byLocale[locale], state) ? sayIn(presenceWords, locale)(state as Presence) : state
}

type Code = keyof (typeof factCodes)['byLocale']['en']

function codeNames(codes: unknown, locale: Locale): string {
  const say = sayIn(factCodes, locale)
  const one = (code: unknown) => (typeof code === 'string' && isCode(code, locale) ? say(code) : String(code ?? '—'))
  return Array.isArray(codes) ? codes.map(one).join(locale === 'en' ? ', ' : '、') : one(codes)
}

const isCode = (code: string, locale: Locale): code is Code => Object.hasOwn(factCodes.byLocale[locale], code)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
