import { expect, it } from 'vitest'
import { PAY_RULES } from '#modules/rosters/export-pay-days.ts'
import { problemText } from '../../ui/problems/problem-words.ts'
import './export-words.ts'

it.each(['zh-CN', 'zh-TW', 'en'] as const)(
  'the refusal of unknown years names the years that are known, in %s',
  (locale) => {
    const problem = { type: '', title: '', status: 409, refusal: 'holidays-not-known' }
    const told = problemText(problem, locale)
    const { CN, TW } = PAY_RULES
    expect(told).toContain(`${CN.years[0]}–${CN.years.at(-1)}`)
    expect(told).toMatch(new RegExp(`(台湾|臺灣|Taiwan) ${TW.years.join('–')}`))
  },
)
