import { describe, expect, it } from 'vitest'
import type { Message } from '#modules/conversations/contract.ts'
import { threadLines } from './thread-lines.ts'

const DAY = 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const message = (seq: number, change: Partial<Message> = {}): Message => ({
  seq,
  at: seq * 1_000,
  contactId: null,
  author: { kind: 'customer', id: 'c', name: null },
  audience: 'everyone',
  body: { kind: 'text', text: `${seq}` },
  clientId: null,
  ...change,
})
const agent: Message['author'] = { kind: 'agent', id: 'a', name: '许文静' }
const outgoing = (clientId: string) => ({
  clientId,
  conversationId: 'x',
  body: { audience: 'everyone' as const, body: { kind: 'text' as const, text: clientId } },
  madeAt: 0,
  problem: null,
})
const plain = { items: [], outgoing: [], committed: [], customerReadSeq: 0, unread: null, dayOf }
const kinds = (lines: ReturnType<typeof threadLines>) => lines.map(({ kind }) => kind)

describe('threadLines', () => {
  it('each day has its line', () => {
    const items = [message(1), message(2), message(3, { at: DAY })]
    expect(kinds(threadLines({ ...plain, items }))).toEqual(['day', 'message', 'message', 'day', 'message'])
  })

  it('tells who speaks again when another does, for a note, and after two minutes', () => {
    const items = [
      message(1),
      message(2),
      message(3, { author: agent }),
      message(4, { author: agent, audience: 'staff' }),
      message(5, { author: agent }),
      message(6, { author: agent, at: 5_000 + 120_000 }),
    ]
    const heads = threadLines({ ...plain, items }).flatMap((line) => (line.kind === 'message' ? [line.hasHead] : []))
    expect(heads).toEqual([true, false, true, true, true, true])
  })

  it('the line before what was unread counts the customer’s messages only, and not what came later', () => {
    const items = [message(1), message(2, { author: agent }), message(3), message(4), message(5)]
    const lines = threadLines({ ...plain, items, unread: { count: 2, upToSeq: 4 } })
    expect(kinds(lines)).toEqual(['day', 'message', 'message', 'unread', 'message', 'message', 'message'])
    expect(lines[3]).toMatchObject({ count: 2 })
  })

  it('a thread of which nothing was read has no such line, nor one of which all was', () => {
    const items = [message(1, { body: { kind: 'notice', code: 'held', values: {} } }), message(2), message(3)]
    expect(kinds(threadLines({ ...plain, items, unread: { count: 2, upToSeq: 3 } }))).not.toContain('unread')
    expect(kinds(threadLines({ ...plain, items, unread: { count: 0, upToSeq: 3 } }))).not.toContain('unread')
  })

  it('marks the last of ours that the customer has read, notes aside', () => {
    const items = [
      message(1, { author: agent }),
      message(2, { author: agent, audience: 'staff' }),
      message(3, { author: agent }),
    ]
    const read = threadLines({ ...plain, items, customerReadSeq: 2 }).flatMap((line) =>
      line.kind === 'message' && line.isReadUpTo ? [line.message.seq] : [],
    )
    expect(read).toEqual([1])
  })

  it('what was written here stands at the end until the thread itself has it', () => {
    const written = [outgoing('one'), outgoing('two')]
    const before = threadLines({ ...plain, items: [message(1)], outgoing: written, committed: ['one'] })
    expect(before.filter((line) => line.kind === 'outgoing').map((line) => [line.key, line.isCommitted])).toEqual([
      ['one', true],
      ['two', false],
    ])
    const items = [message(1), message(2, { clientId: 'one', author: agent })]
    const after = threadLines({ ...plain, items, outgoing: written, committed: ['one'] })
    expect(after.map(({ key }) => key)).toEqual(['day 1970-01-01', '1', 'one', 'two'])
  })
})
