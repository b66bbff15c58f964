import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { comes } from '../../../tests/support/in-vain.ts'
import { startTcpProxy } from '../../../tests/support/tcp-proxy.ts'
import { type Guests, startTinyDoor, type TinyDoor } from '../../../tests/support/tiny-door.ts'

const anna = { authorization: 'anna' }

describe('a door', () => {
  let door: TinyDoor
  beforeEach(async () => {
    door = await startTinyDoor()
  })
  afterEach(() => door.stop())

  it('lets in who is known, from no page or an allowed one, and answers the rest with a status', async () => {
    expect(await door.upgradeStatus('/tiny', anna)).toBe(101)
    expect(await door.upgradeStatus('/tiny', { ...anna, origin: 'https://bank.example' })).toBe(101)
    expect(await door.upgradeStatus('/tiny')).toBe(401)
    expect(await door.upgradeStatus('/tiny', { ...anna, origin: 'https://evil.example' })).toBe(403)
    expect(await door.upgradeStatus('/tiny', { ...anna, origin: 'null' })).toBe(403)
    expect(await door.upgradeStatus('/other', anna)).toBe(404)
    expect(await door.upgradeStatus('/', anna)).toBe(404)
  })

  it('never says back a token that came as a subprotocol', async () => {
    const { WebSocket } = await import('ws')
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/tiny`, ['token.secret', 'yinuo.v1'], { headers: anna })
    await new Promise((resolve) => socket.on('open', resolve))
    expect(socket.protocol).toBe('yinuo.v1')
    socket.terminate()
  })

  it('lets one session hold fifty sockets and not one more', async () => {
    for (let count = 0; count < 50; count++) await door.enter('anna')
    expect(await door.upgradeStatus('/tiny', anna)).toBe(429)
    expect(await door.upgradeStatus('/tiny', { authorization: 'ben' })).toBe(101)
  })

  it('answers a command with its result, its refusal, or a fault that tells nothing', async () => {
    const guest = await door.enter('anna')
    guest.send({ t: 'do', id: '1', name: 'echo', body: { say: '你好' } })
    guest.send({ t: 'do', id: '2', name: 'refuse', body: null })
    guest.send({ t: 'do', id: '3', name: 'break', body: null })
    guest.send({ t: 'do', id: '4', name: 'add', body: { key: 7 } })
    expect(await answerTo(guest, '1')).toEqual({ t: 'done', id: '1', body: { say: '你好' } })
    expect(await answerTo(guest, '2')).toMatchObject({ problem: { status: 409, refusal: 'not-now' } })
    expect(await answerTo(guest, '3')).toMatchObject({ problem: { status: 500, refusal: 'internal-fault' } })
    expect(await answerTo(guest, '4')).toMatchObject({ problem: { status: 400, fields: [{ path: 'key' }] } })
    expect(JSON.stringify(guest.frames)).not.toContain('secret text')
  })

  it('does the commands of one client in the order they came, also when an earlier one takes longer', async () => {
    const guest = await door.enter('anna')
    guest.send({ t: 'do', id: 'slow', name: 'add', body: { key: 'a', pauseMs: 40 } })
    guest.send({ t: 'do', id: 'fast', name: 'add', body: { key: 'a' } })
    expect(await answerTo(guest, 'fast')).toMatchObject({ body: 2 })
    expect(await answerTo(guest, 'slow')).toMatchObject({ body: 1 })
  })

  it('refuses what is no frame and goes on', async () => {
    const guest = await door.enter('anna')
    const broken = [
      'not json',
      '[]',
      'null',
      '"do"',
      '{"t":"open"}',
      '{"t":"dance"}',
      '{"t":"do","id":"","name":"echo"}',
      `{"t":"do","id":"${'x'.repeat(65)}","name":"echo"}`,
      '{"t":"open","topic":7}',
      '{"t":"open","topic":"thread:a","after":-1}',
      '{"t":"open","topic":"thread:a","after":1e300}',
      `{"t":"open","topic":"${'x'.repeat(121)}"}`,
      '[['.repeat(15_000),
    ]
    for (const text of broken) guest.socket.send(text)
    guest.socket.send(Buffer.from([0, 1, 2, 255]))
    guest.send({ t: 'ping' })
    await guest.until((frame) => frame.t === 'pong')
    const refusals = guest.frames.filter((frame) => frame.t === 'refused')
    expect(refusals.map((frame) => frame.problem.refusal)).toEqual(
      broken.map(() => 'malformed-frame').concat('malformed-frame'),
    )
  })

  it('takes a command without a body as one without anything to say', async () => {
    const guest = await door.enter('anna')
    guest.socket.send('{"t":"do","id":"bare","name":"echo"}')
    expect(await answerTo(guest, 'bare')).toMatchObject({ t: 'done', body: null })
  })

  it('refuses deep values, NUL and unknown names by the id or topic they came with', async () => {
    const guest = await door.enter('anna')
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    guest.socket.send(`{"t":"do","id":"deep","name":"echo","body":${deep}}`)
    guest.send({ t: 'do', id: 'nul', name: 'echo', body: { inner: 'a\0b' } })
    guest.send({ t: 'do', id: 'half', name: 'echo', body: 'cut \ud83d' })
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      guest.send({ t: 'do', id: name, name, body: {} })
      guest.send({ t: 'open', topic: name })
    }
    guest.socket.send('{"t":"do","id":"proto","name":"echo","body":{"__proto__":{"polluted":true}}}')
    await answerTo(guest, 'proto')
    expect(await answerTo(guest, 'deep')).toMatchObject({ problem: { status: 400, refusal: 'malformed-input' } })
    expect(await answerTo(guest, 'nul')).toMatchObject({ problem: { status: 400, fields: [{ path: 'body.inner' }] } })
    expect(await answerTo(guest, 'half')).toMatchObject({ body: 'cut \ufffd' })
    expect(await answerTo(guest, 'constructor')).toMatchObject({ problem: { status: 404, refusal: 'unknown-command' } })
    const topics = guest.frames.filter((frame) => frame.t === 'refused' && frame.topic !== undefined)
    expect(topics).toHaveLength(4)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('closes on a frame of more than 64 KiB with 1009, and on broken UTF-8 with 1007', async () => {
    const large = await door.enter('anna')
    large.socket.send('x'.repeat(64 * 1024 + 1))
    expect(await large.closed).toBe(1009)
    const broken = await door.enter('ben')
    broken.socket.send(Buffer.from([0xff, 0xfe]), { binary: false })
    expect(await broken.closed).toBe(1007)
  })

  it('lets a client watch two hundred topics and not one more', async () => {
    const guest = await door.enter('anna')
    for (let count = 0; count < 199; count++) guest.send({ t: 'open', topic: `sum:${count}` })
    await guest.until((frame) => frame.t === 'view' && frame.topic === 'sum:198')
    await sleep(300)
    guest.send({ t: 'open', topic: 'thread:a' })
    await guest.until((frame) => frame.t === 'opened')
    guest.send({ t: 'open', topic: 'thread:b' })
    expect(await guest.until((frame) => frame.t === 'refused')).toMatchObject({ problem: { status: 429 } })
    guest.send({ t: 'open', topic: 'thread:a' })
    await guest.until(() => guest.frames.filter((frame) => frame.t === 'opened').length === 2)
  })

  it('closes a client that floods with 4029; others are served meanwhile', async () => {
    const quiet = await door.enter('ben')
    const flood = await door.enter('anna')
    for (let count = 0; count < 2_000; count++) flood.socket.send(`{"t":"do","id":"${count}","name":"echo","body":1}`)
    quiet.send({ t: 'do', id: 'q', name: 'echo', body: 'still here' })
    expect(await closing(flood)).toBe(4029)
    expect(await answerTo(quiet, 'q')).toMatchObject({ body: 'still here' })
    expect(flood.frames.filter((frame) => frame.t === 'done').length).toBeLessThan(400)
  })

  it('does nothing that a client says after it was told goodbye', async () => {
    const guest = await door.enter('anna')
    door.world.tell({ type: 'session-ended', about: 'anna' })
    guest.send({ t: 'do', id: 'late', name: 'add', body: { key: 'late' } })
    await guest.closed
    expect(door.world.sums.get('late')).toBeUndefined()
  })

  it('cuts off a client that never reads at the buffer’s cap; others get every item', async () => {
    const deaf = await door.enter('anna')
    const reader = await door.enter('ben')
    for (const guest of [deaf, reader]) {
      guest.send({ t: 'open', topic: 'thread:a' })
      await guest.until((frame) => frame.t === 'opened')
    }
    deaf.socket.pause()
    const items: { seq: number; text: string }[] = []
    door.world.threads.set('a', items)
    while (door.hub.connectionCount() === 2) {
      const item = { seq: items.length + 1, text: 'x'.repeat(50_000) }
      items.push(item)
      door.hub.grew('thread', 'a', [item])
      await sleep(1)
      expect(items.length).toBeLessThan(2_000)
    }
    await reader.until((frame) => frame.t === 'feed' && frame.items.some((item) => item.seq === items.length))
    expect(seqs(reader)).toEqual(items.map((item) => item.seq))
  })

  it('cuts off at once whom a fact names: 4401 for an ended session, 4012 for changed rights', async () => {
    const [anna, ben, cleo] = [await door.enter('anna'), await door.enter('ben'), await door.enter('cleo')]
    door.world.tell({ type: 'session-ended', about: 'anna' }, { type: 'rights-changed', about: 'ben' })
    expect(await closing(anna)).toBe(4401)
    expect(await closing(ben)).toBe(4012)
    cleo.send({ t: 'ping' })
    await cleo.until((frame) => frame.t === 'pong')
  })

  it('answers what is under way before it stops, says goodbye with 1012 and lets nobody in', async () => {
    const guest = await door.enter('anna')
    guest.send({ t: 'do', id: 'slow', name: 'add', body: { key: 'a', pauseMs: 150 } })
    await sleep(30)
    const stopped = door.stop()
    guest.send({ t: 'do', id: 'late', name: 'add', body: { key: 'a' } })
    expect(await guest.closed).toBe(1012)
    expect(guest.frames.slice(-2).map((frame) => frame.t)).toEqual(['done', 'bye'])
    expect(door.world.sums.get('a')).toBe(1)
    await stopped
    door = await startTinyDoor()
  })
})

describe('what ends by time', () => {
  it('is a socket whose link died silently, after two heartbeats, and none that answers', async () => {
    const door = await startTinyDoor({ heartbeatMs: 60 })
    const proxy = await startTcpProxy(door.port)
    await door.enter('far', proxy.port)
    const near = await door.enter('near')
    proxy.blackhole()
    while (door.hub.connectionCount() > 1) await sleep(10)
    await sleep(200)
    near.send({ t: 'ping' })
    await near.until((frame) => frame.t === 'pong')
    await proxy.stop()
    await door.stop()
  })

  it('is a socket whose session stands no more, also when no fact said so', async () => {
    const door = await startTinyDoor({ recheckMs: 40 })
    const guest = await door.enter('anna')
    await sleep(120)
    expect(door.hub.connectionCount()).toBe(1)
    door.world.ended.add('anna')
    expect(await closing(guest)).toBe(4401)
    await door.stop()
  })

  it('is nobody who came in while the sessions of the others were asked about', async () => {
    const door = await startTinyDoor({ recheckMs: 40 })
    const answers: (() => void)[] = []
    door.world.before = (what) =>
      what === 'standing' ? new Promise((resolve) => void answers.push(resolve)) : Promise.resolve()
    await door.enter('anna')
    while (answers.length === 0) await sleep(5)
    const late = await door.enter('ben')
    door.world.before = async () => {}
    for (const answer of answers) answer()
    late.send({ t: 'do', id: 'here', name: 'echo', body: 'still' })
    expect(await answerTo(late, 'here')).toMatchObject({ body: 'still' })
    expect(late.socket.readyState).toBe(late.socket.OPEN)
    await door.stop()
  })
})

const closing = (guest: Guests) => comes(guest.closed, () => 'the close')

const answerTo = (guest: Guests, id: string) =>
  guest.until((frame) => (frame.t === 'done' || frame.t === 'refused') && frame.id === id)

const seqs = (guest: Guests) =>
  guest.frames.flatMap((frame) => (frame.t === 'feed' ? frame.items.map((item) => item.seq) : []))
