import { expect, it } from 'vitest'
import type { RosterViolation } from '#modules/rosters/contract.ts'
import { reasonNeeded } from './publishing.ts'

const broken = (severity: 'hard' | 'house') => ({ severity }) as RosterViolation
const roster = { from: '2026-12-14', version: 0, violations: [] as RosterViolation[] }

it.each([
  ['seven days ahead none is needed', roster, '2026-12-07', null],
  ['one day later it is late', roster, '2026-12-08', { house: 0, isLate: true }],
  ['a later version may be late or not: the server says', { ...roster, version: 1 }, '2026-12-13', null],
  [
    'a house rule needs one however early, a hard one is another matter',
    { ...roster, violations: [broken('house'), broken('hard')] },
    '2026-11-01',
    { house: 1, isLate: false },
  ],
])('%s', (_claim, board, today, needed) => {
  expect(reasonNeeded(board, today)).toEqual(needed)
})
