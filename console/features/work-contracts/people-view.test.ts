import { describe, expect, it } from 'vitest'
import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import { giveToAll, NO_CONTRACT, shownPeople } from './people-view.ts'
import type { Terms } from './use-contracts.ts'

const terms: Terms = { contractId: 'full', protections: ['nursing'], marks: ['leader'], annualLeaveDays: 7 }
const person = (personId: string, displayName: string, own: Terms | null): RosteredPerson => ({
  personId,
  displayName,
  agentNo: `A-${personId}`,
  unitId: 'u',
  unitName: 'Team',
  queueIds: [],
  terms: own,
  termsFrom: null,
})
const people = [person('1', '王梅', terms), person('2', 'Mei Wang', null), person('3', '李军', terms)]
const ids = (found: readonly RosteredPerson[]) => found.map(({ personId }) => personId)

describe('people are found', () => {
  it.each([
    ['all without a filter', { text: '', contract: '' }, ['1', '2', '3']],
    ['by every word, in name or number', { text: 'mei a-2', contract: '' }, ['2']],
    ['by contract', { text: '', contract: 'full' }, ['1', '3']],
    ['by having none', { text: '', contract: NO_CONTRACT }, ['2']],
    ['by both', { text: '李', contract: 'full' }, ['3']],
  ])('%s', (_claim, filter, expected) => expect(ids(shownPeople(people, filter))).toEqual(expected))
})

it('a contract is given to each in turn, keeps the rest of their terms, and one failure stops nobody else', async () => {
  const put: [string, Terms][] = []
  const progress: number[] = []
  const failures = await giveToAll(
    people,
    'part',
    async (personId, given) => {
      if (personId === '2') throw new Error('no')
      put.push([personId, given])
    },
    ({ done }) => progress.push(done),
  )
  expect(put).toEqual([
    ['1', { ...terms, contractId: 'part' }],
    ['3', { ...terms, contractId: 'part' }],
  ])
  expect(failures.map(({ person: { personId } }) => personId)).toEqual(['2'])
  expect(progress).toEqual([0, 1, 2])
})
