import { describe, expect, it, test } from 'vitest'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { type CustomerStanding, type GateQuestion, mayWe, type PastContact } from './may-we.ts'
import type { GateRule } from './rule.ts'

const zoneOf = (name: string) => {
  const zone = compileZone(name)
  if (!zone) throw new Error(`no zone ${name}`)
  return zone
}
const SHANGHAI = zoneOf('Asia/Shanghai')
const NEW_YORK = zoneOf('America/New_York')
const CN = DEFAULT_RULES.filter(({ jurisdiction }) => jurisdiction === 'CN')
const US = DEFAULT_RULES.filter(({ jurisdiction }) => jurisdiction === 'US')
const HOLIDAYS = new Set(CHINA_2026.holidays.map(({ date }) => date))
const at = (text: string, offset = '+08:00') => Date.parse(`${text}${offset}`)

const call = (when: string | number, more: Partial<GateQuestion> = {}): GateQuestion => ({
  purpose: 'marketing-own',
  channel: 'call',
  receiver: '',
  at: typeof when === 'number' ? when : at(when),
  ...more,
})
const given = (expiresAt: number | null = null, purpose: GateQuestion['purpose'] = 'marketing-own') =>
  ({ purpose, channel: 'call', receiver: '', state: 'given', expiresAt }) as const
const customer = (more: Partial<CustomerStanding> = {}): CustomerStanding => ({
  zone: SHANGHAI,
  consents: [given()],
  doNotContact: [],
  contacts: [],
  ...more,
})
const past = (when: string, more: Partial<PastContact> = {}): PastContact => ({
  at: at(when),
  purpose: 'marketing-own',
  channel: 'sms',
  ended: 'delivered',
  ...more,
})
const ask = (question: GateQuestion, who = customer(), rules = CN) => {
  const answer = mayWe(rules, HOLIDAYS, who, question)
  if (answer.may) return 'yes'
  const again = answer.askAgainAt
  return `${answer.ruleId} ${answer.reason} ${again === null ? 'never' : new Date(again + 28_800_000).toISOString().slice(0, 16)}`
}
const WORKDAY = '2026-03-11T10:00:00'

describe('consent', () => {
  test.each([
    ['nothing said is no', customer({ consents: [] }), 'CN.basis.marketing-own no-consent never'],
    ['given is yes', customer(), 'yes'],
    [
      'the instant of expiry is too late',
      customer({ consents: [given(at(WORKDAY))] }),
      'CN.basis.marketing-own consent-expired never',
    ],
    ['the millisecond before expiry is in time', customer({ consents: [given(at(WORKDAY) + 1)] }), 'yes'],
    [
      'withdrawn is no',
      customer({ consents: [{ ...given(), state: 'withdrawn' }] }),
      'CN.basis.marketing-own consent-withdrawn never',
    ],
    [
      'refused is no',
      customer({ consents: [{ ...given(), state: 'refused' }] }),
      'CN.basis.marketing-own consent-refused never',
    ],
    [
      'given for messages says nothing of calls',
      customer({ consents: [{ ...given(), channel: 'sms' }] }),
      'CN.basis.marketing-own no-consent never',
    ],
  ] as const)('%s', (_claim, who, expected) => {
    expect(ask(call(WORKDAY), who)).toBe(expected)
  })

  it('of one partner is none of another, and a partner must be named', () => {
    const who = customer({ consents: [{ ...given(null, 'marketing-partner'), receiver: 'insurer-a' }] })
    const partner = (receiver: string) => call(WORKDAY, { purpose: 'marketing-partner', receiver })
    expect(ask(partner('insurer-a'), who)).toBe('yes')
    expect(ask(partner('insurer-b'), who)).toBe('CN.basis.marketing-partner no-consent never')
    expect(ask(partner(''), who)).toBe('gate receiver-missing never')
    expect(ask(call(WORKDAY, { receiver: 'insurer-a' }), who)).toBe('gate receiver-missing never')
  })

  it('is not needed for service, and a notice holds until it is refused', () => {
    const nobody = customer({ consents: [] })
    expect(ask(call('2026-03-11T03:00:00', { purpose: 'security' }), nobody)).toBe('yes')
    const survey = call(WORKDAY, { purpose: 'survey', channel: 'sms' })
    expect(ask(survey, nobody)).toBe('yes')
    expect(ask(survey, customer({ consents: [{ ...given(null, 'survey'), channel: 'sms', state: 'refused' }] }))).toBe(
      'CN.basis.survey consent-refused never',
    )
  })

  it('without a rule in force is no, and so is a channel the purpose does not have', () => {
    expect(ask(call('2020-03-11T10:00:00'))).toBe('gate no-rule never')
    expect(ask(call(WORKDAY, { channel: 'web' }))).toBe('gate no-such-channel never')
  })
})

describe('hours', () => {
  test.each([
    ['2026-03-11T08:59:59', 'CN.window.proactive outside-hours 2026-03-11T09:00'],
    ['2026-03-11T09:00:00', 'yes'],
    ['2026-03-11T19:59:59', 'yes'],
    ['2026-03-11T20:00:00', 'CN.window.proactive outside-hours 2026-03-12T09:00'],
    ['2026-02-14T20:00:00', 'CN.window.proactive outside-hours 2026-02-24T09:00'],
    ['2026-10-01T10:00:00', 'CN.holidays.marketing public-holiday 2026-10-08T09:00'],
  ])('of marketing at %s: %s', (when, expected) => {
    expect(ask(call(when))).toBe(expected)
  })

  test.each([
    ['2026-03-11T07:59:59', 'CN.window.collection outside-hours 2026-03-11T08:00'],
    ['2026-03-11T08:00:00', 'yes'],
    ['2026-03-11T21:59:59', 'yes'],
    ['2026-03-11T22:00:00', 'CN.window.collection outside-hours 2026-03-12T08:00'],
  ])('of collection at %s: %s', (when, expected) => {
    expect(ask(call(when, { purpose: 'collection' }))).toBe(expected)
  })

  it('are the customer’s own, through a change of the clock', () => {
    const abroad = customer({ zone: NEW_YORK, consents: [given()] })
    // 2026-03-08: clocks go forward; 08:00 in New York is 13:00 UTC the day before and 12:00 UTC that day.
    expect(ask(call(Date.UTC(2026, 2, 7, 12, 59)), abroad, US)).toContain('US.window.calls outside-hours')
    expect(ask(call(Date.UTC(2026, 2, 7, 13)), abroad, US)).toBe('yes')
    expect(ask(call(Date.UTC(2026, 2, 8, 11, 59)), abroad, US)).toContain('US.window.calls outside-hours')
    expect(ask(call(Date.UTC(2026, 2, 8, 12)), abroad, US)).toBe('yes')
  })
})

describe('do not contact', () => {
  const until = at('2026-03-20T15:00:00')
  it('holds on its channel until the instant it ends', () => {
    const who = customer({ doNotContact: [{ channel: 'call', from: 0, until }] })
    expect(ask(call(WORKDAY), who)).toBe('CN.do-not-contact do-not-contact 2026-03-20T15:00')
    expect(ask(call(until), who)).toBe('yes')
    expect(ask(call(WORKDAY, { purpose: 'contract-service' }), who)).toBe('yes')
  })
  it('on every channel for good is never again', () => {
    const who = customer({ doNotContact: [{ channel: null, from: 0, until: null }] })
    expect(ask(call(WORKDAY), who)).toBe('CN.do-not-contact do-not-contact never')
  })
})

describe('caps', () => {
  it('allow one a day, counting service notices, which are exempt themselves', () => {
    const who = customer({ contacts: [past('2026-03-11T00:00:00', { purpose: 'security' })] })
    expect(ask(call(WORKDAY), who)).toBe('CN.cap.day cap-reached 2026-03-12T09:00')
    expect(ask(call(WORKDAY, { purpose: 'security' }), who)).toBe('yes')
    expect(ask(call(WORKDAY), customer({ contacts: [past('2026-03-10T23:59:59')] }))).toBe('yes')
  })
  it('allow two a week from Monday, and four a month', () => {
    const week = customer({ contacts: [past('2026-03-09T00:00:00'), past('2026-03-10T12:00:00')] })
    expect(ask(call(WORKDAY), week)).toBe('CN.cap.week cap-reached 2026-03-16T09:00')
    const sunday = customer({ contacts: [past('2026-03-08T23:59:59'), past('2026-03-10T12:00:00')] })
    expect(ask(call(WORKDAY), sunday)).toBe('yes')
    const month = customer({
      contacts: ['01', '02', '12', '13'].map((day) => past(`2026-03-${day}T12:00:00`)),
    })
    expect(ask(call('2026-03-25T10:00:00'), month)).toBe('CN.cap.month cap-reached 2026-04-01T09:00')
  })
  it('allow one marketing call a month and messages beside it', () => {
    const who = customer({
      consents: [given(), { ...given(), channel: 'sms' }],
      contacts: [past('2026-03-02T10:00:00', { channel: 'call' })],
    })
    expect(ask(call(WORKDAY), who)).toBe('CN.cap.marketing-call cap-reached 2026-04-01T09:00')
    expect(ask(call(WORKDAY, { channel: 'sms' }), who)).toBe('yes')
  })
  it('of collection count what was unanswered and what was talked apart, and the unknown as both', () => {
    const tries = (count: number, ended: PastContact['ended']) =>
      customer({
        contacts: Array.from({ length: count }, (_, n) =>
          past(`2026-03-11T09:0${n}:00`, { purpose: 'collection', channel: 'call', ended }),
        ),
      })
    const again = call(WORKDAY, { purpose: 'collection' })
    expect(ask(again, tries(5, 'unanswered'))).toBe('yes')
    expect(ask(again, tries(6, 'unanswered'))).toBe('CN.collection.unanswered cap-reached 2026-03-12T08:00')
    expect(ask(again, tries(2, 'talked'))).toBe('yes')
    expect(ask(again, tries(3, 'talked'))).toBe('CN.collection.talked cap-reached 2026-03-12T08:00')
    expect(ask(again, tries(3, null))).toBe('CN.collection.talked cap-reached 2026-03-12T08:00')
  })
  it('that roll free the instant the last one is seven days old', () => {
    const talked = { at: Date.UTC(2026, 2, 11, 16), purpose: 'collection', channel: 'call', ended: 'talked' } as const
    const who = customer({ zone: NEW_YORK, contacts: [talked] })
    const free = talked.at + 7 * 86_400_000
    expect(ask(call(free - 1, { purpose: 'collection' }), who, US)).toContain('US.collection.silence')
    expect(ask(call(free, { purpose: 'collection' }), who, US)).toBe('yes')
  })
})

it('never says "ask again" for an instant at which it would refuse, and never keeps one back that is earlier', () => {
  const chance = seededRandom(6)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const HOUR_MS = 3_600_000
  for (let n = 0; n < 100; n++) {
    const now = at('2026-09-20T00:00:00') + Math.floor(chance() * 30 * 24) * HOUR_MS
    const who = customer({
      contacts: Array.from({ length: Math.floor(chance() * 5) }, () => ({
        at: now - Math.floor(chance() * 40 * 24) * HOUR_MS,
        purpose: pick(['marketing-own', 'care', 'security'] as const),
        channel: pick(['call', 'sms'] as const),
        ended: null,
      })),
      doNotContact: chance() < 0.2 ? [{ channel: 'call', from: 0, until: now + 50 * HOUR_MS }] : [],
    })
    const answer = mayWe(CN, HOLIDAYS, who, call(now))
    if (answer.may || answer.askAgainAt === null) continue
    expect(ask(call(answer.askAgainAt), who)).toBe('yes')
    for (let when = now; when < answer.askAgainAt; when += HOUR_MS) expect(ask(call(when), who)).not.toBe('yes')
  }
})

it('holds a rule from its first day to the day before its end', () => {
  const rule: GateRule = {
    ...CN.find(({ id }) => id === 'CN.cap.day')!,
    effectiveFrom: '2026-03-11',
    effectiveTo: '2026-03-12',
  } as GateRule
  const rules = [...CN.filter(({ kind }) => kind === 'basis'), rule]
  const twice = (day: string) => customer({ contacts: [past(`${day}T01:00:00`)] })
  expect(ask(call('2026-03-10T10:00:00'), twice('2026-03-10'), rules)).toBe('yes')
  expect(ask(call('2026-03-11T10:00:00'), twice('2026-03-11'), rules)).toContain('CN.cap.day')
  expect(ask(call('2026-03-12T10:00:00'), twice('2026-03-12'), rules)).toBe('yes')
})

it('answers the example of the README', () => {
  const answer = mayWe(CN, HOLIDAYS, customer(), call('2026-03-11T21:00:00'))
  expect(answer).toMatchObject({
    may: false,
    reason: 'outside-hours',
    ruleId: 'CN.window.proactive',
    askAgainAt: at('2026-03-12T09:00:00'),
  })
})
