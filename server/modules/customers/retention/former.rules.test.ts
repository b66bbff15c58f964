import { expect, it, test } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { KeptFor } from '#libs/facts/kept-for.ts'
import { agesFrom, endedBefore, GOES_ON, whyKept } from '#modules/customers/retention/former.ts'

const shanghai = compileZone('Asia/Shanghai')!
const former = { customerId: 'a', ends: ['2016-02-29'], personIds: ['a'] }
const nobody = new Set<string>()
const nothing: ReadonlyMap<string, KeptFor> = new Map()
const open = (id: string, reason: KeptFor): ReadonlyMap<string, KeptFor> => new Map([[id, reason]])

test.each([
  ['goes when it ended on the day before', former, '2016-03-01', nobody, nothing, null],
  ['is kept while it ended on that very day', former, '2016-02-29', nobody, nothing, 'relation-goes-on'],
  ['is kept under a hold, before all else', former, '2016-02-29', new Set(['a']), open('a', 'case-open'), 'legal-hold'],
  ['is kept while a case is open', former, '2016-03-01', nobody, open('a', 'case-open'), 'case-open'],
  [
    'is kept while one of the customers who are this person is a customer still',
    { ...former, ends: ['2016-02-29', GOES_ON] },
    '2026-01-01',
    nobody,
    nothing,
    'relation-goes-on',
  ],
  [
    'is kept until the last relation of the person has been over for long enough',
    { ...former, ends: ['2016-02-29', '2016-03-01'] },
    '2016-03-01',
    nobody,
    nothing,
    'relation-goes-on',
  ],
  [
    'is kept while a complaint of the same person, a visitor then, is open',
    { ...former, personIds: ['a', 'visitor'] },
    '2016-03-01',
    nobody,
    open('visitor', 'complaint-open'),
    'complaint-open',
  ],
] as const)('the profile of a former customer %s', (_claim, who, day, held, work, reason) => {
  expect(whyKept(who, day, held, work)).toBe(reason)
})

it('a relation ages from the end of its last day here, over the 29th of February too', () => {
  expect(agesFrom(shanghai, '2016-02-28')).toBe(Date.parse('2016-02-29T00:00:00+08:00'))
  expect(agesFrom(shanghai, '2016-02-29')).toBe(Date.parse('2016-03-01T00:00:00+08:00'))
  expect(agesFrom(shanghai, '2025-02-28')).toBe(Date.parse('2025-03-01T00:00:00+08:00'))
})

it('what ended on a day is looked at from the first instant of the next one', () => {
  const day = '2016-02-29'
  const end = agesFrom(shanghai, day)
  expect([day < endedBefore(shanghai, end - 1), day < endedBefore(shanghai, end)]).toEqual([false, true])
})
