import { expect, test } from 'vitest'
import { botAnswers } from './bot-answers.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const field = (name: string, kind: 'text' | 'amount' | 'date' | 'card-tail' | 'yes-no') => ({
  ...{ field: name, name: words(name), kind, isRequired: false, options: [] },
})
const way = {
  ...{ field: 'way', name: words('way'), kind: 'choice' as const, isRequired: false },
  options: [
    { option: 'letter', name: words('信函') },
    { option: 'phone', name: words('电话') },
  ],
}
const FIELDS = [field('tail', 'card-tail'), field('amount', 'amount'), field('day', 'date'), field('time', 'text'), way]
const told = (form: Record<string, string>) =>
  Object.fromEntries(Object.entries(form).map(([name, text]) => [name, words(text)]))
const offered = (values: Record<string, string>, form: Record<string, string>) =>
  botAnswers(FIELDS, values, told(form), 'zh-CN').map((one) => [one.field.field, one.value])

test.each([
  ['nothing was found out', {}, {}, []],
  [
    'what is empty',
    {},
    { tail: '1234', time: '昨天下午' },
    [
      ['tail', '1234'],
      ['time', '昨天下午'],
    ],
  ],
  ['nothing that is filled', { tail: '9876' }, { tail: '1234' }, []],
  ['nothing that is not asked', {}, { city: '上海' }, []],
  ['an amount without its unit', {}, { amount: '5,440.00 元' }, [['amount', '5,440.00']]],
  ['an amount after its mark', {}, { amount: '¥ 62000' }, [['amount', '62000']]],
  ['nothing that does not fit', {}, { tail: '123', amount: '两三千', day: '上周' }, []],
  ['a choice by its words', {}, { way: '电话' }, [['way', 'phone']]],
  ['no choice there is not', {}, { way: '微信' }, []],
  ['a day that exists', {}, { day: '2026-02-28' }, [['day', '2026-02-28']]],
] as const)('offers %s', (_, values, form, wanted) => {
  expect(offered(values, form)).toEqual(wanted)
})
