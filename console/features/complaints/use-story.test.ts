import { expect, it } from 'vitest'
import type { Message } from '#modules/conversations/contract.ts'
import { storyOf } from './use-story.ts'

const line = (kind: Message['author']['kind'], text: string, audience: Message['audience'] = 'everyone'): Message => ({
  ...{ seq: 1, at: 0, contactId: null, audience, clientId: null },
  author: { kind, id: null, name: null },
  body: { kind: 'text', text },
})

it('the story is what the customer said, in its order, without agents, notes and files', () => {
  const file = { ...line('customer', ''), body: { kind: 'notice' as const, code: 'held', values: {} } }
  const said = [line('customer', '扣了全部手续费 '), line('agent', '我查一下'), file, line('customer', '要求退还')]
  expect(storyOf(said)).toBe('扣了全部手续费\n要求退还')
  expect(storyOf([line('customer', '内部', 'staff')])).toBe('')
})

it('the story is no longer than a complaint takes', () => {
  expect(storyOf([line('customer', '长'.repeat(5_000))])).toHaveLength(4_000)
})
