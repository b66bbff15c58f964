import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from './default-rules.ts'
import { adjustableRules, type HouseLimit, limitFaults, rulesWith } from './house-limits.ts'
import { SOURCES, sourceIn } from './sources.ts'

const cap = (ruleId: string, most: number): HouseLimit => ({ ruleId, most, open: null })
const hours = (ruleId: string, ...spans: readonly (readonly [string, string])[]): HouseLimit => ({
  ...{ ruleId, most: null },
  open: spans.map(([from, to]) => ({ from, to })),
})

describe('what a house may set', () => {
  it.each([
    ['its own cap, higher', cap('CN.cap.day', 3), undefined],
    ['its own cap, none at all', cap('CN.cap.day', 0), undefined],
    ['its own hours in two parts', hours('CN.window.proactive', ['09:00', '12:00'], ['14:00', '18:00']), undefined],
    ['its own hours to the end of the day', hours('CN.window.proactive', ['07:00', '24:00']), undefined],
    ['a cap of the law, lower', cap('CN.collection.talked', 2), undefined],
    ['a cap of the law, as it is', cap('CN.collection.talked', 3), undefined],
    ['not a cap of the law, higher', cap('CN.collection.talked', 4), 'looser-than-source'],
    ['hours of the law, shorter', hours('CN.window.collection', ['09:00', '22:00']), undefined],
    ['not hours of the law, a minute longer', hours('CN.window.collection', ['08:00', '22:01']), 'looser-than-source'],
    ['not hours that end before they begin', hours('CN.window.proactive', ['12:00', '12:00']), 'hours-wrong'],
    ['not hours that overlap', hours('CN.window.proactive', ['09:00', '12:00'], ['11:59', '13:00']), 'hours-wrong'],
    ['not a window without hours', hours('CN.window.proactive'), 'hours-wrong'],
    ['not hours of a cap', hours('CN.cap.day', ['09:00', '12:00']), 'wrong-kind'],
    ['not a basis', cap('CN.basis.marketing-own', 1), 'unknown-rule'],
    ['not a rule of another jurisdiction', cap('US.cap.day', 1), 'unknown-rule'],
    ['not the rule of holidays', hours('CN.holidays.marketing', ['09:00', '12:00']), 'unknown-rule'],
  ] as const)('%s', (_claim, limit, fault) => {
    expect(limitFaults('CN', [limit]).map((one) => one.fault)).toEqual(fault === undefined ? [] : [fault])
  })

  it('changes the rule it names and no other', () => {
    const rules = rulesWith('CN', [cap('CN.cap.day', 3)])
    expect(rules.find(({ id }) => id === 'CN.cap.day')).toMatchObject({ most: 3 })
    const others = (all: typeof rules) => all.filter(({ id }) => id !== 'CN.cap.day')
    expect(others(rules)).toEqual(others(DEFAULT_RULES.filter(({ jurisdiction }) => jurisdiction === 'CN')))
  })

  it('is every cap and every window with hours', () => {
    expect(adjustableRules('CN').map(({ id }) => id)).toEqual([
      'CN.window.proactive',
      'CN.window.collection',
      'CN.cap.day',
      'CN.cap.week',
      'CN.cap.month',
      'CN.cap.marketing-call',
      'CN.collection.unanswered',
      'CN.collection.talked',
    ])
  })
})

describe('the source of a rule', () => {
  it('is read in the reader’s language, of every rule', () => {
    for (const { id, source } of DEFAULT_RULES) {
      expect(sourceIn(source, 'en'), id).toBe(source)
      expect(sourceIn(source, 'zh-CN'), id).toMatch(/^[^a-z]*$|CFR|GB/)
      expect(sourceIn(source, 'zh-CN'), id).not.toMatch(/House|Law|order|rules|guideline/)
      expect(sourceIn(source, 'zh-TW'), id).not.toMatch(/House|Law|order|rules|guideline/)
    }
  })
  it('stays as a bank wrote it', () => {
    expect(sourceIn('Board decision 12; see the file', 'zh-CN')).toBe('Board decision 12; see the file')
    expect(sourceIn(SOURCES.gate.en, 'zh-TW')).toBe('聯繫閘門本身')
  })
})
