import { expect, it } from 'vitest'
import { readSearch } from '../../ui/table/use-search-text.ts'
import { queryOf, readView, reasonChoices, VIEW } from './contacts-view.ts'

const TODAY = '2026-11-22'
const read = (search: Record<string, unknown>) => readView(readSearch(search, VIEW), TODAY)
const INSTANTS = { from: 1, before: 2 }

it('without an address it is every contact of the last seven days', () => {
  expect(queryOf(read({}), INSTANTS)).toEqual({ from: 1, to: 2 })
  expect(read({}).days).toEqual({ from: '2026-11-16', to: TODAY })
})

it('any mark is what is worth reading by itself; one is that one; what is none finds everything', () => {
  expect(read({ marks: 'any' }).marks).toEqual([
    'rated-low',
    'slow-response',
    'moved-twice',
    'not-resolved',
    'no-reason',
  ])
  expect(read({ marks: 'customer-ended' }).marks).toEqual(['customer-ended'])
  expect(queryOf(read({ marks: 'not-resolved' }), INSTANTS).marks).toBe('not-resolved')
  expect(queryOf(read({ marks: 'odd' }), INSTANTS).marks).toBeUndefined()
})

it('a reference is looked for on all days', () => {
  expect(queryOf(read({ q: ' S1122 ', from: TODAY }), INSTANTS)).toEqual({ q: 'S1122' })
})

it('several reasons of an address are one choice more, named by each of them', () => {
  const reasons = [
    { code: 'voice', level: 1 },
    { code: 'voice.complaint', level: 2 },
    { code: 'voice.complaint.fee', level: 3 },
    { code: 'voice.praise', level: 2 },
  ]
  const values = (asked: string) => reasonChoices(reasons, asked).map(({ value }) => value)
  expect(values('')).toEqual(['voice', 'voice.complaint', 'voice.praise'])
  expect(values('voice')).toEqual(values(''))
  expect(values('voice.praise,voice.complaint')[0]).toBe('voice.praise,voice.complaint')
  expect(reasonChoices(reasons, 'voice.praise,gone')[0]?.reasons.map(({ code }) => code)).toEqual(['voice.praise'])
})
