import { expect, test } from 'vitest'
import { createNames } from '#platform/database/statement-names.ts'

const often = (nameOf: (text: string) => string | undefined, text: string) => [1, 2, 3, 4].map(() => nameOf(text))

test('a statement has a name from the third time on, and keeps it', () => {
  const nameOf = createNames()
  expect(often(nameOf, 'select 1')).toEqual([undefined, undefined, 's0', 's0'])
  expect(often(nameOf, 'select 2')).toEqual([undefined, undefined, 's1', 's1'])
  expect(nameOf('select 1')).toBe('s0')
})

test('no more than a thousand have names, and those who have them keep them', () => {
  const nameOf = createNames()
  for (let n = 0; n < 1_000; n++) expect(often(nameOf, `select ${n}`).at(-1)).toBe(`s${n}`)
  expect(often(nameOf, 'select 1000')).toEqual([undefined, undefined, undefined, undefined])
  expect(nameOf('select 7')).toBe('s7')
})

test('many texts that come once do not keep one that comes again from its name', () => {
  const nameOf = createNames()
  for (let n = 0; n < 20_000; n++) expect(nameOf(`select ${n}`)).toBeUndefined()
  expect(often(nameOf, 'select again').at(-1)).toBe('s0')
})
