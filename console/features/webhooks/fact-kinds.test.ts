import { expect, it } from 'vitest'
import { factKinds, moduleKinds, takenBy } from './fact-kinds.ts'

it('what can be chosen is what the modules announce, each once, and nothing about webhooks', () => {
  const types = factKinds.map(({ type }) => type)
  expect(types).toContain('conversations.contact-ended')
  expect(types).toContain('routing.offer-made')
  expect(types.filter((type) => type.startsWith('webhooks.'))).toEqual([])
  expect(new Set(types).size).toBe(types.length)
  expect(moduleKinds).toContain('conversations.*')
})

it('a kind tells which fields it carries', () => {
  expect(factKinds.find(({ type }) => type === 'conversations.contact-ended')?.fields).toContain('contactId')
})

it.each([
  [['*'], 3],
  [['a.*'], 2],
  [['a.one', 'a.*'], 2],
  [['b.one'], 1],
  [['b'], 0],
])('%j takes %i kinds', (patterns, count) => {
  const kinds = ['a.one', 'a.two', 'b.one'].map((type) => ({ type, fields: [] }))
  expect(takenBy(patterns, kinds)).toHaveLength(count)
})
