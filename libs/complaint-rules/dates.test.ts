import { describe, expect, it } from 'vitest'
import { dateOf, datesOf, readyPack } from './dates.ts'
import { type ClockName, clockRule, packInForce, type RulePack, type Trait } from './pack.ts'
import { CN, HK, TW } from './packs/asia.ts'
import { UK, US_CFPB, US_REG_E } from './packs/west.ts'

const none = { decidedAt: null, reviewAskedAt: null }
const receipt = (pack: RulePack, receivedAt: string, traits: readonly Trait[] = []) =>
  Object.fromEntries(
    datesOf(readyPack(pack), { receivedAt: Date.parse(receivedAt), ...none }, traits).map((d) => [d.clock, d.dueOn]),
  )
const sinceThen = (pack: RulePack, clock: ClockName, from: string) => {
  const rule = clockRule(pack, clock)
  if (!rule) throw new Error(`${pack.key} has no ${clock}`)
  return dateOf(readyPack(pack), rule, Date.parse(from)).dueOn
}

describe('mainland China', () => {
  it.each([
    ['2026-11-05T10:42:00+08:00', '2026-11-20', '2026-12-05', '2027-01-04'],
    ['2026-11-05T00:00:00.000+08:00', '2026-11-20', '2026-12-05', '2027-01-04'],
    ['2026-11-05T23:59:59.999+08:00', '2026-11-20', '2026-12-05', '2027-01-04'],
    ['2026-11-06T00:00:00.000+08:00', '2026-11-21', '2026-12-06', '2027-01-05'],
    // Before noon in London, but the next day in Shanghai.
    ['2026-11-05T16:00:00Z', '2026-11-21', '2026-12-06', '2027-01-05'],
    // Due in the Spring Festival: no roll-over.
    ['2026-02-03T09:00:00+08:00', '2026-02-18', '2026-03-05', '2026-04-04'],
    ['2028-02-14T09:00:00+08:00', '2028-02-29', '2028-03-15', '2028-04-14'],
  ])('received %s: decide by %s, complex %s, extended %s', (at, decide, complex, extended) => {
    expect(receipt(CN, at)).toMatchObject({
      decide,
      'decide-complex': complex,
      'decide-extended': extended,
    })
  })

  it('counts working days of the house’s own clocks over an adjusted Saturday and the Spring Festival', () => {
    expect(receipt(CN, '2026-02-13T17:00:00+08:00')).toMatchObject({ acknowledge: '2026-02-14', plan: '2026-02-25' })
  })

  it('a due day lasts to its last millisecond, and hours to their own', () => {
    const receivedAt = Date.parse('2026-11-05T10:42:00+08:00')
    const dates = datesOf(readyPack(CN), { receivedAt, ...none })
    expect(dates.find(({ clock }) => clock === 'decide')?.dueAt).toBe(Date.parse('2026-11-20T23:59:59.999+08:00'))
    expect(dates.find(({ clock }) => clock === 'first-contact')?.dueAt).toBe(receivedAt + 86_400_000)
  })

  it('rolls over only where a house says so', () => {
    // 2026-11-21 is a Saturday.
    expect(receipt({ ...CN, rollsOver: true }, '2026-11-06T09:00:00+08:00')).toMatchObject({ decide: '2026-11-23' })
    expect(receipt(CN, '2026-11-06T09:00:00+08:00')).toMatchObject({ decide: '2026-11-21' })
  })

  it('review is asked for within 30 days of the decision and answered within 30 of being asked', () => {
    expect(sinceThen(CN, 'ask-review', '2026-11-20T18:00:00+08:00')).toBe('2026-12-20')
    expect(sinceThen(CN, 'answer-review', '2026-12-20T23:59:00+08:00')).toBe('2027-01-19')
  })
})

it('Taiwan answers within 30 days; the ombudsman may be asked within 60', () => {
  expect(receipt(TW, '2026-01-31T09:00:00+08:00')).toEqual({ decide: '2026-03-02' })
  expect(sinceThen(TW, 'ombudsman', '2026-03-02T09:00:00+08:00')).toBe('2026-05-01')
})

it('Hong Kong acknowledges in 7, answers in 30, and never later than 60 days', () => {
  expect(receipt(HK, '2026-11-05T12:00:00+08:00')).toEqual({
    acknowledge: '2026-11-12',
    decide: '2026-12-05',
    'decide-extended': '2027-01-04',
  })
})

describe('United Kingdom', () => {
  it('three business days pass over Good Friday and Easter Monday', () => {
    expect(receipt(UK, '2026-04-02T16:59:00+01:00')).toMatchObject({ summary: '2026-04-09' })
  })

  it.each([
    ['2026-03-27T23:30:00Z', '2026-05-22', '2026-05-22T23:59:59.999+01:00'],
    // Half past eleven in London is summer time already: the next day in UTC terms, not in London's.
    ['2026-03-29T22:30:00Z', '2026-05-24', '2026-05-24T23:59:59.999+01:00'],
    ['2026-03-29T23:30:00Z', '2026-05-25', '2026-05-25T23:59:59.999+01:00'],
    ['2026-09-25T12:00:00+01:00', '2026-11-20', '2026-11-20T23:59:59.999Z'],
  ])('eight weeks from %s end on %s, whatever the clocks did between', (at, dueOn, dueAt) => {
    const date = datesOf(readyPack(UK), { receivedAt: Date.parse(at), ...none }).find(({ clock }) => clock === 'decide')
    expect(date).toMatchObject({ dueOn, dueAt: Date.parse(dueAt) })
  })

  it.each([
    ['2026-05-22T12:00:00+01:00', '2026-11-22'],
    ['2026-08-31T12:00:00+01:00', '2027-02-28'],
    ['2027-08-31T12:00:00+01:00', '2028-02-29'],
  ])('six months from %s end on %s', (at, dueOn) => expect(sinceThen(UK, 'ombudsman', at)).toBe(dueOn))
})

describe('United States', () => {
  it('the 15 days of the CFPB pass the end of summer time by local days', () => {
    expect(receipt(US_CFPB, '2026-10-30T23:30:00-04:00')).toEqual({
      decide: '2026-11-14',
      'decide-extended': '2026-12-29',
    })
  })

  it.each<[readonly Trait[], string, string]>([
    [[], '2026-12-07', '2027-01-04'],
    [['new-account'], '2026-12-21', '2027-02-18'],
    [['point-of-sale'], '2026-12-07', '2027-02-18'],
    [['foreign', 'new-account'], '2026-12-21', '2027-02-18'],
  ])(
    'Reg E with %j: 10 business days pass Thanksgiving (%s), the longer investigation ends %s',
    (traits, decide, complex) => {
      expect(receipt(US_REG_E, '2026-11-20T15:00:00-05:00', traits)).toMatchObject({
        decide,
        'provisional-credit': decide,
        'decide-complex': complex,
      })
    },
  )

  it('after a decision Reg E corrects in 1 and tells in 3 business days', () => {
    expect(sinceThen(US_REG_E, 'correct-error', '2026-11-25T10:00:00-05:00')).toBe('2026-11-27')
    expect(sinceThen(US_REG_E, 'tell-result', '2026-11-25T10:00:00-05:00')).toBe('2026-12-01')
  })
})

it('the pack in force is the latest whose day has come on the day of receipt', () => {
  const later = { ...CN, effectiveFrom: '2027-01-01' }
  expect(packInForce([CN, later], 'CN', '2026-12-31')).toBe(CN)
  expect(packInForce([CN, later], 'CN', '2027-01-01')).toBe(later)
  expect(packInForce([CN, later], 'CN', '2020-02-29')).toBeUndefined()
})
