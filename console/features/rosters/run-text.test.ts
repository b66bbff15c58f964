import { expect, it } from 'vitest'
import type { RosterRun } from '#modules/rosters/contract.ts'
import { runText } from './run-text.ts'

const run = (change: Partial<RosterRun>): RosterRun => ({
  runId: '',
  state: 'done',
  seconds: 10,
  share: 1,
  cost: null,
  conflicts: [],
  reason: null,
  detail: null,
  outOfReach: [],
  floorsOutOfReach: [],
  startedAt: 0,
  endedAt: null,
  ...change,
})

it.each([
  ['a search under way says how much of its time is used', run({ state: 'running', share: 0.256 }), '正在排 26%'],
  [
    'one that is done says its gap',
    run({ cost: { total: 9, bound: 8, gap: 0.0183 } }),
    '已排完 · 离下界 1.8%（占需求）',
  ],
  ['one without a result has no gap', run({ state: 'refused' }), '排不出，见冲突'],
])('%s', (_claim, given, expected) => {
  expect(runText(given, 'zh-CN')).toBe(expected)
})
