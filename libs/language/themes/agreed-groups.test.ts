import { expect, it } from 'vitest'
import { agreedGroups } from './agreed-groups.ts'

const of = (...groups: number[]) => Int32Array.from(groups)

it('what most groupings put together stands together, whatever each calls its groups', () => {
  const found = agreedGroups([of(0, 0, 1, 1, 2, 2), of(1, 1, 2, 2, 0, 0), of(2, 2, 0, 1, 1, 1)], 3, 1)
  expect(found[0]).toBe(found[1])
  expect(found[2]).toBe(found[3])
  expect(found[4]).toBe(found[5])
  expect(new Set(found).size).toBe(3)
})

it('one grouping agrees with itself, and none is refused', () => {
  expect([...agreedGroups([of(1, 0, 1)], 2, 1)]).toEqual([1, 0, 1])
  expect(() => agreedGroups([], 2, 1)).toThrow('give one or more')
})
