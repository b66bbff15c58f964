import { expect, it } from 'vitest'
import { seededRandom } from '../chance/seeded-random.ts'
import { applyComplaintEvent, type ComplaintState, receivedComplaint, type Stage } from './complaint.ts'
import { readyPack } from './dates.ts'
import { decide, decisionDueAt, type Move, type MoveKind } from './decide.ts'
import { TRAITS } from './pack.ts'
import { PACKS } from './packs/packs.ts'

/** The legal path written down a second time, as pairs of stages: what no sequence of moves may leave. */
const PATH: Readonly<Record<Stage, readonly Stage[]>> = {
  received: ['received', 'acknowledged', 'withdrawn'],
  acknowledged: ['acknowledged', 'investigating', 'withdrawn'],
  investigating: ['investigating', 'decided', 'withdrawn'],
  decided: ['decided', 'review', 'closed', 'withdrawn'],
  review: ['review', 'closed', 'withdrawn'],
  closed: ['closed', 'review'],
  withdrawn: ['withdrawn'],
}
const KINDS: readonly MoveKind[] = [
  ...(['acknowledge', 'first-contact', 'investigate', 'mark-complex', 'credit', 'ask-extension', 'decide'] as const),
  ...([
    'answer-review',
    'close',
    'ask-review',
    'withdraw',
    'answer-extension',
    'name-handler',
    'record-interest',
  ] as const),
  'name-representatives',
]
const PEOPLE = ['su', 'lin', 'yin', 'peng']
const DAY_MS = 86_400_000

it('no sequence of moves leaves the legal path, whatever the pack, the people and the days between', {
  timeout: 30_000,
}, () => {
  const random = seededRandom(20_261_122)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const packs = PACKS.map(readyPack)
  const reached = new Set<Stage>()
  const tracks = new Set<string>()
  for (let world = 0; world < 1_000; world++) {
    const ready = pick(packs)
    let now = Date.parse('2026-01-01T00:00:00Z') + Math.floor(random() * 300 * DAY_MS)
    let state = receivedComplaint(now, random() < 0.3 ? [pick(TRAITS)] : [])
    const longest = decisionDueAt({ ...state, track: longestTrack(ready.pack.clocks.map((c) => c.clock)) }, ready)
    for (let step = 0; step < 25; step++) {
      now += Math.floor(random() * 6 * DAY_MS)
      // Withdrawal ends everything: seldom, or few worlds would come far.
      const kind = pick(
        random() < 0.85 ? KINDS.filter((one) => one !== 'withdraw' && one !== 'record-interest') : KINDS,
      )
      const move = {
        kind,
        by: pick(PEOPLE),
        personId: pick(PEOPLE),
        approved: random() < 0.7,
        count: Math.ceil(random() * 8),
      }
      const decision = decide(move as Move, state, ready, now)
      if (!decision.ok) {
        expect(decision.block.ruleId).toMatch(/^[A-Za-z-]+$/)
        expect(decision.block.source.length).toBeGreaterThan(3)
        continue
      }
      const before = state
      state = decision.events.reduce(applyComplaintEvent, state)
      expectLegal(before, state, move, now, ready, longest)
      reached.add(state.stage)
      tracks.add(state.track)
    }
  }
  expect([...reached].sort()).toEqual(
    Object.keys(PATH)
      .filter((stage) => stage !== 'received' || reached.has('received'))
      .sort(),
  )
  expect([...tracks].sort()).toEqual(['complex', 'extended', 'plain'])
})

const longestTrack = (clocks: readonly string[]) =>
  clocks.includes('decide-extended') ? 'extended' : clocks.includes('decide-complex') ? 'complex' : 'plain'

function expectLegal(
  before: ComplaintState,
  after: ComplaintState,
  move: { kind: MoveKind; by: string; personId: string },
  now: number,
  ready: ReturnType<typeof readyPack>,
  longest: number,
) {
  expect(PATH[before.stage]).toContain(after.stage)
  expect(decisionDueAt(after, ready)).toBeLessThanOrEqual(longest)
  expect(decisionDueAt(after, ready)).toBeGreaterThanOrEqual(decisionDueAt(before, ready))
  if (after.track !== before.track) expect(now).toBeLessThanOrEqual(decisionDueAt(before, ready))
  if (after.track === 'extended' && before.track !== 'extended') expect(before.extensionAsked?.by).not.toBe(move.by)
  if (after.stage === 'decided' && before.stage !== 'decided') {
    expect(before.interestedIds).not.toContain(move.by)
    expect(before.interestedIds).not.toContain(before.handlerId)
    expect(after.decidedAt).toBe(now)
  }
  if (after.handlerId !== before.handlerId) expect(before.interestedIds).not.toContain(after.handlerId)
  if (after.stage === 'review') expect(after.decidedAt).not.toBeNull()
  if (after.reviewAnsweredAt !== before.reviewAnsweredAt) expect(after.decidedBy).not.toBe(move.by)
  const most = ready.pack.conditions.representativesMost
  if (most !== null) expect(after.representatives).toBeLessThanOrEqual(most)
  expect(after.receivedAt).toBe(before.receivedAt)
}
