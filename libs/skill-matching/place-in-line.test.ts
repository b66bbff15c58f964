import { describe, expect, it } from 'vitest'
import { placeInLine } from './place-in-line.ts'
import { agent, seconds, ten, workItem } from './test-fixture.ts'

const me = workItem({ id: 'me' })
const earlier = (id: string, about = {}) => workItem({ id, waitingSinceAt: ten - seconds(10), ...about })
const place = (others: readonly ReturnType<typeof workItem>[], agents = [agent()]) =>
  placeInLine(me, { items: [me, ...others], agents }, ten)

describe('place in line', () => {
  it('counts those who go first, by rank and not by arrival', () => {
    const pressing = workItem({ id: 'later-fraud', lane: 'fraud', waitingSinceAt: ten + seconds(5) })
    const behind = workItem({ id: 'behind', waitingSinceAt: ten + seconds(5) })
    expect(place([earlier('a'), pressing, behind])).toMatchObject({ position: 3, ahead: 2 })
  })

  it('counts only those who compete for the same agents', () => {
    const loan = earlier('loan', { requirements: { skills: [{ skill: 'loan', minLevel: 2 }], furtherQueueIds: [] } })
    expect(place([loan]).position).toBe(1)
    expect(place([loan], [agent({ skills: { card: 3, loan: 3 } })]).position).toBe(2)
  })

  it('does not count one who waits for an agent of their own', () => {
    const preferred = [{ agentId: 'mei', outsideQueue: true }]
    const held = earlier('held', { preferred, preferredUntilAt: ten + seconds(20) })
    expect(place([held], [agent(), agent({ id: 'mei', queueIds: ['wealth'], load: { voice: 1 } })]).position).toBe(1)
  })

  it('adds up the slots of able agents on duty, busy or not', () => {
    const agents = [agent(), agent({ id: 'full', load: { chat: 3 } }), agent({ id: 'wrap', readiness: 'occupied' })]
    const others = [agent({ id: 'away', readiness: 'away' }), agent({ id: 'trainee', skills: { card: 1 } })]
    expect(place([], [...agents, ...others]).slots).toBe(9)
    expect(placeInLine({ ...me, channel: 'voice' }, { items: [], agents }, ten).slots).toBe(3)
  })
})
