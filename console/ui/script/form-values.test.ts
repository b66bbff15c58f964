import { expect, it } from 'vitest'
import { carriedOver, shownValue } from './form-values.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const amount = { field: 'amount', name: words('金额'), kind: 'amount', isRequired: true } as const
const report = { field: 'report', name: words('报警'), kind: 'yes-no', isRequired: false } as const
const story = { field: 'story', name: words('经过'), kind: 'text', isRequired: false } as const

it('an amount is read in major units, a yes as a word, and nothing as a dash', () => {
  const values = { amount: '1999', report: 'yes' }
  expect(shownValue(amount, values, 'en')).toBe('19.99')
  expect(shownValue(report, values, 'zh-CN')).toBe('是')
  expect(shownValue(story, values, 'en')).toBe('—')
})

it('a case takes over what is filled in, in the order of the form', () => {
  expect(carriedOver([story, amount, report], { report: 'no', amount: '5' }, 'zh-CN')).toEqual({
    note: '金额：0.05\n报警：否',
    fields: { amount: '0.05', report: '否' },
  })
})
