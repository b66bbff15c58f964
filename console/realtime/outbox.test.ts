import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  again,
  committed,
  emptyOutbox,
  nextToSend,
  type Outbox,
  type OutgoingMessage,
  put,
  refusedBy,
  removed,
  restore,
  sending,
  unsent,
} from './outbox.ts'

const message = (clientId: string, conversationId = 'a'): OutgoingMessage<string> => ({
  clientId,
  conversationId,
  body: clientId,
  madeAt: 0,
  problem: null,
})
const problem = { type: '/problems/x', title: 'x', status: 409, refusal: 'x' }
const filled = [message('1'), message('2'), message('3', 'b')].reduce<Outbox<string>>(put, emptyOutbox)
const ids = (outbox: Outbox<string>) => nextToSend(outbox).map(({ clientId }) => clientId)

describe('the outbox', () => {
  it('sends one at a time in each conversation', () => {
    expect(ids(filled)).toEqual(['1', '3'])
    expect(ids(sending(filled, '1'))).toEqual(['3'])
    expect(ids(committed(sending(filled, '1'), '1'))).toEqual(['2', '3'])
  })

  it('shows a committed message until the thread does, and never sends or keeps it again', () => {
    const outbox = committed(sending(filled, '1'), '1')
    expect(outbox.messages.map(({ clientId }) => clientId)).toEqual(['1', '2', '3'])
    expect(unsent(outbox).map(({ clientId }) => clientId)).toEqual(['2', '3'])
    expect(removed(outbox, '1').messages.map(({ clientId }) => clientId)).toEqual(['2', '3'])
  })

  it('holds back what was written after a refused one, until that is sent again or taken out', () => {
    const refused = refusedBy(sending(filled, '1'), '1', problem)
    expect(ids(refused)).toEqual(['3'])
    expect(ids(again(refused, '1'))).toEqual(['1', '3'])
    expect(ids(removed(refused, '1'))).toEqual(['2', '3'])
  })

  it('comes back after a reload with everything unsent', () => {
    const restored = restore<string>(JSON.stringify(unsent(sending(filled, '1'))))
    expect(ids(restored)).toEqual(['1', '3'])
    expect(restore('not json')).toEqual(emptyOutbox)
    expect(restore('{"a":1}')).toEqual(emptyOutbox)
    expect(restore(null)).toEqual(emptyOutbox)
  })

  it('whatever is lost or reloaded on the way, each conversation arrives in the order of writing', () => {
    const step = fc.constantFrom('write-a', 'write-b', 'send', 'answer', 'lose-answer', 'reload')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let outbox: Outbox<string> = emptyOutbox
        let written = 0
        const thread: string[] = []
        const arrive = (clientId: string) => {
          if (!thread.includes(clientId)) thread.push(clientId)
        }
        const send = () => {
          for (const { clientId } of nextToSend(outbox)) outbox = sending(outbox, clientId)
        }
        const answer = () => {
          for (const clientId of outbox.underWay) {
            arrive(clientId)
            outbox = committed(outbox, clientId)
          }
        }
        const write = (conversation: string) => {
          outbox = put(outbox, message(`${conversation}${written}`, conversation))
          written += 1
        }
        const reload = () => {
          outbox = restore(JSON.stringify(unsent(outbox)))
        }
        const acts: Record<string, () => void> = {
          send,
          answer,
          'write-a': () => write('a'),
          'write-b': () => write('b'),
          'lose-answer': () => {
            for (const clientId of outbox.underWay) arrive(clientId)
          },
          reload,
        }
        for (const name of steps) acts[name]?.()
        reload()
        while (unsent(outbox).length > 0) {
          send()
          answer()
        }
        for (const conversation of ['a', 'b']) {
          const arrived = thread.filter((id) => id.startsWith(conversation)).map((id) => Number(id.slice(1)))
          expect(arrived).toEqual(arrived.toSorted((x, y) => x - y))
        }
        expect(thread.length).toBe(written)
      }),
      { numRuns: 500 },
    )
  })
})
