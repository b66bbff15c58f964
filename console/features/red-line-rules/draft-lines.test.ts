import { expect, test } from 'vitest'
import { fromFields, NEW_LINE, toFields } from './draft-lines.ts'

test('rows of text become phrases, without the empty ones, and back', () => {
  const [line] = fromFields([{ ...NEW_LINE, zh: ' 刷单 \n\n返利', mustFire: '这是刷单' }], [])
  expect(line).toMatchObject({ code: 'bank-1', zh: ['刷单', '返利'], en: [], mustFire: ['这是刷单'] })
  expect(line && toFields(line)).toMatchObject({ code: 'bank-1', zh: '刷单\n返利' })
})

test('a new line never takes a code that was given before', () => {
  const lines = fromFields([{ ...NEW_LINE, code: 'bank-2' }, NEW_LINE, NEW_LINE], ['bank-7'])
  expect(lines.map(({ code }) => code)).toEqual(['bank-2', 'bank-8', 'bank-9'])
})
