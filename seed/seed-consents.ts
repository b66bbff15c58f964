import { compileZone } from '#libs/business-calendar/zone.ts'
import type { Channel, Purpose } from '#libs/contact-gate/purposes.ts'
import { createGate } from '#modules/consent/gate/gate.ts'
import { recordConsent } from '#modules/consent/record-consent.ts'
import { refuseMarketing } from '#modules/consent/refuse.ts'
import { receiveRequest } from '#modules/consent/requests/receive.ts'
import { takeRequest } from '#modules/consent/requests/take.ts'
import { reviewText, submitText, writeText } from '#modules/consent/texts/write.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { CONSENT_TEXTS } from './bank/consent-texts.ts'
import { expectDone } from './expect-done.ts'
import { COMPLIANCE } from './seed-articles.ts'
import { known, type SeededPeople } from './seed-people.ts'
import { routingDeps } from './within.ts'

const DAY_MS = 86_400_000
const TRAINER = '2002'
const AGENT = '1001'

interface Said {
  /** The customer, by their place in the list. */
  readonly customer: number
  readonly daysAgo: number
  readonly purpose: Purpose
  readonly channel: Channel
  readonly says: 'yes' | 'no'
  readonly saidThrough: 'phone' | 'web' | 'branch' | 'app'
}
const said = (
  customer: number,
  daysAgo: number,
  purpose: Purpose,
  channel: Channel,
  says: Said['says'],
  saidThrough: Said['saidThrough'],
): Said => ({ customer, daysAgo, purpose, channel, says, saidThrough })

/** Oldest first: given, refused, withdrawn, and what was given so long ago that it has expired. */
const DECISIONS: readonly Said[] = [
  said(0, 800, 'marketing-own', 'sms', 'yes', 'branch'),
  said(1, 790, 'marketing-own', 'call', 'yes', 'branch'),
  said(2, 400, 'marketing-own', 'app', 'yes', 'app'),
  said(0, 390, 'profiling-marketing', 'any', 'yes', 'app'),
  said(3, 300, 'marketing-own', 'call', 'yes', 'phone'),
  said(3, 299, 'marketing-own', 'sms', 'yes', 'phone'),
  said(4, 250, 'survey', 'sms', 'no', 'phone'),
  said(5, 200, 'sharing-partner', 'any', 'yes', 'branch'),
  said(6, 180, 'marketing-own', 'sms', 'yes', 'web'),
  said(7, 150, 'profiling-marketing', 'any', 'no', 'app'),
  said(5, 120, 'sharing-partner', 'any', 'no', 'phone'),
  said(8, 90, 'marketing-own', 'messaging', 'yes', 'app'),
  said(2, 60, 'marketing-own', 'app', 'no', 'app'),
  said(9, 45, 'marketing-own', 'call', 'no', 'phone'),
  said(0, 30, 'survey', 'app', 'yes', 'app'),
  said(10, 20, 'marketing-own', 'mail', 'yes', 'branch'),
  said(11, 12, 'sharing-partner', 'any', 'yes', 'branch'),
]
/** Who has said no to all advertising, and when. */
const REFUSES_ALL = { customer: 3, daysAgo: 5 }
const REQUESTS = [
  {
    customer: 1,
    daysAgo: 9,
    kind: 'access',
    wish: '想知道银行存了我哪些资料，给了谁',
    saidThrough: 'phone',
    isTaken: true,
  },
  { customer: 5, daysAgo: 4, kind: 'deletion', wish: '请删除我和客服的聊天记录', saidThrough: 'web', isTaken: false },
] as const

/** Texts, decisions with their proof, and two requests under way. @returns how many decisions */
export async function seedConsents(inside: Platform, tx: Tx, people: SeededPeople, now: number): Promise<number> {
  const person = (agentNo: string) => known(people.idByAgentNo, agentNo)
  await seedTexts(then(inside, now - 900 * DAY_MS), person(TRAINER), person(COMPLIANCE))
  const customers = await firstCustomers(tx)
  const by = { kind: 'person', id: person(AGENT) } as const
  for (const { customer, daysAgo, ...word } of DECISIONS) {
    const { id: customerId, language } = of(customers, customer)
    const receiver = CONSENT_TEXTS.find(({ purpose }) => purpose === word.purpose)?.receiver ?? ''
    const body = { ...word, receiver, textVersion: 1, language }
    const cause = word.saidThrough === 'app' ? ({ kind: 'customer', id: customerId } as const) : by
    const at = then(inside, now - daysAgo * DAY_MS)
    expectDone('consent', await recordConsent(at, tx, { customerId, cause, saidThrough: word.saidThrough }, body))
  }
  const refusing = of(customers, REFUSES_ALL.customer).id
  const lately = then(inside, now - REFUSES_ALL.daysAgo * DAY_MS)
  expectDone('refusal', await refuseMarketing(lately, tx, { customerId: refusing, cause: by, saidThrough: 'phone' }))
  await seedRequests(inside, customers, person, now)
  return DECISIONS.length
}

/** The same transaction at an earlier instant. */
const then = (inside: Platform, at: number): Platform => ({ ...inside, clock: { ...inside.clock, now: () => at } })

type Customer = { readonly id: string; readonly language: 'zh-CN' | 'zh-TW' | 'en' }

const firstCustomers = (tx: Tx): Promise<Customer[]> =>
  tx.rows(sql`select id, language from customers.customer order by id limit 40`)

function of(customers: readonly Customer[], place: number): Customer {
  const found = customers[place]
  if (!found) throw new Error(`the demo bank has no customer ${place}`)
  return found
}

async function seedTexts(inside: Platform, writer: string, reviewer: string): Promise<void> {
  for (const { purpose, receiver, words } of CONSENT_TEXTS) {
    const { textId } = expectDone('text', await writeText(inside, writer, { purpose, receiver, words, revision: 0 }))
    expectDone('text', await submitText(inside, writer, textId, 1))
    const review = { revision: 1, decision: 'approve', note: '' } as const
    expectDone('text', await reviewText(inside, reviewer, textId, review))
  }
}

async function seedRequests(
  inside: Platform,
  customers: readonly Customer[],
  person: (agentNo: string) => string,
  now: number,
): Promise<void> {
  for (const { customer, daysAgo, isTaken, ...body } of REQUESTS) {
    const deps = consentDeps(then(inside, now - daysAgo * DAY_MS))
    const customerId = of(customers, customer).id
    const requestId = await receiveRequest(deps, person(AGENT), customerId, body)
    if (isTaken) expectDone('data request', await takeRequest(deps, person(COMPLIANCE), requestId))
  }
}

function consentDeps(inside: Platform): ConsentDeps {
  const { asks } = routingDeps(inside)
  const zone = compileZone(inside.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${inside.config.TIME_ZONE} is not known`)
  return { platform: inside, ...asks, gate: createGate(inside, asks.customers, asks.promises), zone, kinds: () => [] }
}
