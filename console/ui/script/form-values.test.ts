import { expect, it } from 'vitest'
import { carriedOver, shownValue } from './form-values.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const amount = { field: 'amount', name: words('金额'), kind: 'amount' as const, isRequired: true, options: [] }
const report = { field: 'report', name: words('报警'), kind: 'yes-no' as const, isRequired: false, options: [] }
const story = { field: 'story', name: words('经过'), kind: 'text' as const, isRequired: false, options: [] }

it('an amount is read in major units, a yes as a word, and nothing as a dash', () => {
  const values = { amount: '1999', report: 'yes' }
  expect(shownValue(amount, values, 'en')).toBe('19.99')
  expect(shownValue(report, values, 'zh-CN')).toBe('是')
  expect(shownValue(story, values, 'en')).toBe('—')
})

it('what was chosen is read as its words', () => {
  const options = [{ option: 'police', name: { ...words('公安'), en: 'The police' } }]
  const by = { field: 'by', name: words('由谁'), kind: 'choice' as const, isRequired: true, options }
  expect([shownValue(by, { by: 'police' }, 'zh-CN'), shownValue(by, { by: 'police' }, 'en')]).toEqual([
    '公安',
    'The police',
  ])
})

it('a case takes over what is filled in, in the order of the form', () => {
  expect(carriedOver([story, amount, report], { report: 'no', amount: '5' }, 'zh-CN')).toEqual({
    note: '金额：0.05\n报警：否',
    fields: { amount: '0.05', report: '否' },
  })
})
