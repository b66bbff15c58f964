import { expect, it } from 'vitest'
import { readSearch } from './use-search-text.ts'

it('whatever the router made of the address is read as the text it was', () => {
  const search = { q: 1101, active: true, unit: 'u1', open: null, list: ['x'] }
  expect(readSearch(search, ['q', 'active', 'unit', 'open', 'list', 'absent'])).toEqual({
    q: '1101',
    active: 'true',
    unit: 'u1',
    open: '',
    list: '',
    absent: '',
  })
})
