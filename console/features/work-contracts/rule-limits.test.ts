import { expect, it } from 'vitest'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import { twPack } from '#libs/rostering/packs/tw.ts'
import { rulePack, workRule } from '#modules/rosters/terms-contract.ts'
import { LOCALES } from '../../ui/words/locale.ts'
import { packSource } from './pack-sources.ts'
import { differences, LIMITS, RULE_KINDS } from './rule-limits.ts'
import { differenceText, limitText, ruleText, spanText } from './told.ts'

const rules = [cnPack, twPack].flatMap((pack) => rulePack.parse(pack).rules)
const ruleOf = (id: string) => {
  const rule = rules.find((one) => one.id === id)
  if (!rule) throw new Error(id)
  return rule
}

it('every kind of rule the contract knows has its limits here, and no others', () => {
  expect(RULE_KINDS.toSorted()).toEqual(workRule.options.map((one) => one.shape.kind.value).toSorted())
})

it('every limit of a rule can be changed', () => {
  const heads = ['id', 'kind', 'source', 'effectiveFrom', 'severity']
  for (const option of workRule.options) {
    const kept = LIMITS[option.shape.kind.value].map(({ at }) => at[0])
    expect([...new Set(kept)].toSorted()).toEqual(
      Object.keys(option.shape)
        .filter((key) => !heads.includes(key))
        .toSorted(),
    )
  }
})

it('every rule of a pack says what it rests on in every language', () => {
  for (const rule of rules) for (const locale of LOCALES) expect(packSource(rule, locale)).not.toBe('')
  const chinese = rules.map((rule) => packSource(rule, 'zh-CN')).filter((text) => !/[\u4e00-\u9fff]/.test(text))
  expect(chinese).toEqual([])
})

it.each([
  ['the same', {}, []],
  ['a limit', { maxSeconds: 36_000 }, ['每天最多 8 小时']],
  ['a limit and the force', { maxSeconds: undefined, severity: 'house' }, ['每天最多 8 小时', '不可违反']],
  ['the source', { source: 'agreement' }, ['《劳动法》第 36 条；《国务院关于职工工作时间的规定》第 3 条']],
  ['since when', { effectiveFrom: '2026-01-01' }, ['1995-01-01 起']],
] as const)('a rule that changed %s is told what the pack says', (_what, change, told) => {
  const pack = ruleOf('CN-DAY-HOURS')
  const found = differences({ ...pack, ...change }, pack)
  expect(found.map((one) => differenceText(one, pack, 'zh-CN'))).toEqual(told)
})

it('the order of protections is no difference, and an optional limit left empty is none', () => {
  const pack = ruleOf('CN-NO-NIGHTS')
  expect(differences({ ...pack, protections: ['nursing', 'pregnant-7-months'] }, pack)).toEqual([])
  const week = ruleOf('CN-WEEK-HOURS')
  expect(differences({ ...week, minSeconds: null }, week)).toEqual([])
})

it.each([
  [28_800, '8 小时'],
  [15_300, '4.25 小时'],
  [5_400, '90 分钟'],
  [3_600, '1 小时'],
  [900, '15 分钟'],
  [0, '0 分钟'],
])('%i seconds are %s', (seconds, told) => expect(spanText(seconds, 'zh-CN')).toBe(told))

it('limits are told with their unit, and a night that is touched at all as such', () => {
  expect(ruleText(ruleOf('CN-NIGHTS'), 'en')).toBe(
    'At most 4 nights, Then rest at least 24 h, Night from 22:00, Night to 06:00, A night shift has of it at least 1 h',
  )
  expect(ruleText(ruleOf('TW-NO-NIGHTS'), 'zh-TW')).toContain('碰到即算')
  const [limit] = LIMITS['days-off-per-week']
  expect(limit && limitText(limit, 1, 'en')).toBe('1 day')
})
