import { expect, it } from 'vitest'
import { type Targets, targetLines } from './targets.ts'

const queue = (queueId: string, change: Partial<Targets['queues'][number]> = {}): Targets['queues'][number] => ({
  queueId,
  name: { 'zh-CN': queueId, 'zh-TW': queueId, en: queueId },
  channel: 'web',
  isExpert: false,
  isOpen: true,
  waiting: 0,
  free: 1,
  estimatedSeconds: null,
  ...change,
})
const agent = (agentId: string, isFree: boolean, queueIds: string[]): Targets['agents'][number] => ({
  agentId,
  name: agentId,
  agentNo: `no-${agentId}`,
  unitName: 'Cards',
  presence: 'available',
  presenceSinceAt: 0,
  isFree,
  queueIds,
})
const targets: Targets = {
  queues: [queue('closed', { isOpen: false }), queue('cards'), queue('experts', { isExpert: true })],
  agents: [agent('busy', false, ['cards']), agent('lin', true, ['cards']), agent('wang', true, ['experts'])],
}
const found = (typed: string, expertsOnly = false) =>
  targetLines(targets, { typed, expertsOnly, locale: 'en' }).map(({ name }) => name)

it('shows queues before colleagues, and what can be chosen first', () => {
  expect(found('')).toEqual(['cards', 'experts', 'closed', 'lin', 'wang', 'busy'])
})

it('finds by name, number and unit', () => {
  expect(found('no-lin')).toEqual(['lin'])
  expect(found('cards l')).toEqual(['lin'])
  expect(found('nobody')).toEqual([])
})

it('for an expert shows expert queues and those who serve them', () => {
  expect(found('', true)).toEqual(['experts', 'wang'])
})
