import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { beginVisit, createEntrance, say } from '../../../tests/support/chat.ts'
import { type FloorApplication, startFloor } from '../../../tests/support/floor.ts'
import { signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
beforeAll(async () => {
  app = await startFloor()
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }))
})
afterAll(() => app.stop())

const opened = async () => {
  const visit = await beginVisit(app.url)
  return { visit, socket: await visit.socket() }
}

describe('the chat socket', () => {
  it.each([
    ['no JSON', 'hello'],
    ['half a frame', '{"t":"do","id":"1"'],
    ['another kind of frame', '{"t":"subscribe"}'],
    ['a list', '[1,2,3]'],
    ['nothing', 'null'],
    ['a negative number to resume after', '{"t":"open","topic":"x","after":-1}'],
    ['a topic longer than any', JSON.stringify({ t: 'open', topic: 'x'.repeat(200) })],
    ['no id', '{"t":"do","name":"leave","body":{}}'],
  ])('answers %s with a refusal and goes on', async (_name, frame) => {
    const { socket } = await opened()
    socket.sendRaw(frame)
    await socket.until((one) => one.t === 'refused' && one.problem.status === 400)
    expect((await socket.command('post-message', say('still here'))).refusal).toBeUndefined()
    socket.cut()
  })

  it('refuses what is binary', async () => {
    const { socket } = await opened()
    socket.sendRaw(randomBytes(40))
    await socket.until((one) => one.t === 'refused' && one.problem.refusal === 'malformed-frame')
    socket.cut()
  })

  it.each([
    ['no client id', 'post-message', { body: { kind: 'text', text: 'x' } }],
    ['a client id of odd signs', 'post-message', { ...say('x'), clientId: '../../../etc' }],
    ['no words', 'post-message', say('')],
    ['only blanks', 'post-message', say(' \n ')],
    ['too many words', 'post-message', say('x'.repeat(4_001))],
    ['a notice of its own', 'post-message', { clientId: 'abcdefgh', body: { kind: 'notice', code: 'agent-joined' } }],
    ['buttons', 'post-message', { clientId: 'abcdefgh', body: { kind: 'text', text: 'x', choices: ['y'] } }],
    ['a file that is not there', 'post-message', { clientId: 'abcdefgh', body: { kind: 'file', fileId: newId() } }],
    ['another author', 'post-message', { ...say('x'), author: { kind: 'agent', id: 'x' } }],
    ['a topic of odd signs', 'ask-for-person', { topic: 'DROP TABLE' }],
    ['a language of nobody', 'ask-for-person', { language: 'xx' }],
    ['a number that is none', 'mark-read', { seq: 'many' }],
    ['a number below all', 'mark-read', { seq: -1 }],
    ['a body for a command without one', 'leave', { now: true }],
  ])('refuses %s, and nothing half-done stays', async (_name, command, body) => {
    const { visit, socket } = await opened()
    expect((await socket.command(command, body)).refusal).toMatch(/^(malformed-input|message-empty|file-not-found)$/)
    expect(await (await visit.api('/chat/messages')).json()).toMatchObject({ messages: [], last: 0 })
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ phase: 'none' })
    socket.cut()
  })

  it('closes on a frame larger than any of ours, and the server stays up', async () => {
    const { visit, socket } = await opened()
    socket.sendRaw(JSON.stringify({ t: 'do', id: '1', name: 'post-message', body: say('x'.repeat(100_000)) }))
    expect(await socket.closed).toBe(1009)
    expect((await visit.api('/chat/contact')).status).toBe(200)
  })

  it('closes on a flood of frames; what was acknowledged before stays', async () => {
    const { visit, socket } = await opened()
    for (let count = 0; count < 400; count++) socket.send({ t: 'ping' })
    expect(await socket.closed).toBe(4029)
    const again = await visit.socket()
    expect((await again.command('post-message', say('back again'))).refusal).toBeUndefined()
    again.cut()
  })

  it('takes marks beyond the end for the end', async () => {
    const { visit, socket } = await opened()
    await socket.command('post-message', say('x'))
    expect((await socket.command('mark-read', { seq: 2_000_000 })).refusal).toBeUndefined()
    const { rows } = await app.platform.db.pool.query(
      "select seq from conversations.read_mark where conversation_id = $1 and reader = 'customer'",
      [visit.conversationId],
    )
    expect(rows).toEqual([{ seq: 1 }])
    socket.cut()
  })
})
