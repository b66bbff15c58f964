import { expect, it } from 'vitest'
import { queryOf } from './customers-view.ts'

const ask = ({ find = '', ...text }: { find?: string; tier?: string; visitors?: string }) =>
  queryOf(find, { tier: '', visitors: '', ...text })

it('without more it is the customers of the bank, not those who only visited', () => {
  expect(ask({})).toEqual({ known: true, tier: undefined })
  expect(ask({ visitors: '1' })).toMatchObject({ known: false })
  expect(ask({ tier: 'gold' })).toMatchObject({ tier: 'gold' })
  expect(ask({ tier: 'odd' }).tier).toBeUndefined()
})

it.each([
  ['6217001234', { customerNo: '6217001234' }],
  ['C-1042', { customerNo: 'C-1042' }],
  ['13812345678', { phone: '13812345678' }],
  ['0912345678', { phone: '0912345678' }],
  ['+86 138 1234 5678', { phone: '+86 138 1234 5678' }],
  ['1234', { phoneTail: '1234' }],
  ['王小萍', { name: '王小萍' }],
  ['王**', { name: '王**' }],
  ['Chen Da', { name: 'Chen Da' }],
  ['0755-8888666', { phone: '0755-8888666' }],
])('%s is looked for as %j, whatever else is chosen', (find, expected) => {
  expect(ask({ find: ` ${find} `, tier: 'gold' })).toEqual(expected)
})
