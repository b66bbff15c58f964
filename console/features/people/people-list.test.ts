import { expect, it } from 'vitest'
import { nextOrder, orderOf } from './people-list.ts'

it.each([
  ['', { sort: 'agentNo', order: 'asc' }],
  ['-lastSignedInAt', { sort: 'lastSignedInAt', order: 'desc' }],
  ['displayName', { sort: 'displayName', order: 'asc' }],
  ['-passwordHash', { sort: 'agentNo', order: 'asc' }],
])('the address %j sorts by %j', (text, expected) => {
  expect(orderOf(text)).toEqual(expected)
})

it('a column asked again turns round, and another begins upwards', () => {
  expect(nextOrder('', 'agentNo')).toBe('-agentNo')
  expect(nextOrder('-agentNo', 'agentNo')).toBe('agentNo')
  expect(nextOrder('-agentNo', 'unitName')).toBe('unitName')
})
