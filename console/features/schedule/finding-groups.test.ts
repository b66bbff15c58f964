import { expect, it } from 'vitest'
import type { RosterFinding } from '#modules/rosters/contract.ts'
import { groupFindings } from './finding-groups.ts'

const finding = (kind: RosterFinding['kind'], queueId: string | null, fromAt: number, toAt: number): RosterFinding => ({
  kind,
  queueId,
  fromAt,
  toAt,
  found: 0,
  wanted: 1,
})

it('puts together what is of one kind in one queue, the longest first, each in order', () => {
  const groups = groupFindings([
    finding('expert', 'a', 500, 600),
    finding('leader', null, 0, 150),
    finding('expert', 'a', 100, 200),
    finding('expert', 'b', 100, 110),
    finding('trainee', 'a', 100, 220),
  ])
  expect(
    groups.map(({ kind, queueId, ms, findings }) => [kind, queueId, ms, findings.map(({ fromAt }) => fromAt)]),
  ).toEqual([
    ['expert', 'a', 200, [100, 500]],
    ['leader', null, 150, [0]],
    ['trainee', 'a', 120, [100]],
    ['expert', 'b', 10, [100]],
  ])
  expect(groupFindings([])).toEqual([])
})
