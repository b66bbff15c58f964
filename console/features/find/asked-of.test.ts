import { describe, expect, it } from 'vitest'
import { askedOf } from './asked-of.ts'

describe('words that may name a customer', () => {
  it.each([
    ['6789', { phoneTail: '6789' }],
    ['138 0013 8000', { phone: '138 0013 8000' }],
    ['13800138000', { phone: '13800138000' }],
    ['100234567', { customerNo: '100234567' }],
    ['C10023', { customerNo: 'C10023' }],
    ['王秀萍', { name: '王秀萍' }],
    ['王*萍', { name: '王*萍' }],
    ['Mary Ann Lee', { name: 'Mary Ann Lee' }],
  ])('%s', (words, asked) => {
    expect(askedOf(words)).toEqual(asked)
  })

  it.each(['理财 到期', 'S1123-000006', 'refund twice', '客户说理财到期没有提醒'])('%s names none', (words) => {
    expect(askedOf(words)).toBeUndefined()
  })
})
