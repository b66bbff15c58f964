import { expect, it } from 'vitest'
import type { RecordedFact } from '#libs/facts/event.ts'
import { createCustomerCache } from '#modules/consent/gate/cache.ts'

const changed = (about: string) => [{ type: 'changed', about }] as unknown as RecordedFact[]

it('loads a customer once, until a fact about them comes', async () => {
  let version = 0
  const cache = createCustomerCache(async () => ++version, ['changed'], 10)
  expect([await cache.get('a'), await cache.get('a')]).toEqual([1, 1])
  cache.see([{ type: 'other', about: 'a' }] as unknown as RecordedFact[])
  cache.see(changed('b'))
  expect(await cache.get('a')).toBe(1)
  cache.see(changed('a'))
  expect(await cache.get('a')).toBe(2)
})

it('does not remember what was read while a fact came', async () => {
  let version = 1
  let release = () => {}
  const cache = createCustomerCache(
    async () => {
      const read = version
      await new Promise<void>((go) => {
        release = go
      })
      return read
    },
    ['changed'],
    10,
  )
  const early = cache.get('a')
  version = 2
  cache.see(changed('a'))
  release()
  expect(await early).toBe(1)
  const late = cache.get('a')
  release()
  expect(await late).toBe(2)
})

it('keeps no more than it may', async () => {
  const cache = createCustomerCache(async (id) => ({ id }), ['changed'], 2)
  for (const id of ['a', 'b', 'c']) await cache.get(id)
  expect(cache.size).toBe(2)
})
