import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { comes } from '../../../tests/support/in-vain.ts'
import { startTinyDoor, type TinyDoor } from '../../../tests/support/tiny-door.ts'

let door: TinyDoor
afterEach(() => door.stop())

/** Lets nothing be read until it is called. */
function hold(): () => void {
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  door.world.before = () => held
  return go
}

describe('a rush of sockets', () => {
  it('is let in one after the other, each with its topics', async () => {
    door = await startTinyDoor()
    door.world.threads.set('a', [{ seq: 1, text: 'hello' }])
    const guests = await Promise.all(Array.from({ length: 200 }, (_, n) => door.enter(`guest-${n}`)))
    for (const guest of guests) guest.send({ t: 'open', topic: 'thread:a' })
    for (const guest of guests) await guest.until((frame) => frame.t === 'feed')
  })

  it('opens only a few topics at a time, and holds up no command', async () => {
    door = await startTinyDoor()
    let reading = 0
    let most = 0
    const go = hold()
    const held = door.world.before
    door.world.before = async (what) => {
      reading += 1
      most = Math.max(most, reading)
      await held(what)
      reading -= 1
    }
    const guests = await Promise.all(Array.from({ length: 40 }, (_, n) => door.enter(`guest-${n}`)))
    for (const [n, guest] of guests.entries()) guest.send({ t: 'open', topic: `sum:${n}` })
    for (const guest of guests) guest.send({ t: 'do', id: 'now', name: 'echo', body: 'still here' })
    for (const guest of guests) await guest.until((frame) => frame.t === 'done')
    go()
    for (const guest of guests) await guest.until((frame) => frame.t === 'view')
    expect(most).toBe(6)
  })

  it('comes after whoever is in already, and gets its turns all the while', async () => {
    door = await startTinyDoor()
    const insider = await door.enter('insider')
    insider.send({ t: 'open', topic: 'sum:first' })
    await insider.until((frame) => frame.t === 'view')
    const read: string[] = []
    const go = hold()
    const held = door.world.before
    door.world.before = async (what, key = '') => {
      read.push(key)
      await held(what)
    }
    const crowd = await Promise.all(Array.from({ length: 30 }, (_, n) => door.enter(`guest-${n}`)))
    for (const [n, guest] of crowd.entries()) {
      guest.send({ t: 'open', topic: `sum:${n}` })
      guest.send({ t: 'do', id: 'queued', name: 'echo', body: '' })
      await guest.until((frame) => frame.t === 'done')
    }
    for (const n of [1, 2, 3, 4, 5, 6]) insider.send({ t: 'open', topic: `sum:own-${n}` })
    insider.send({ t: 'do', id: 'queued', name: 'echo', body: '' })
    await insider.until((frame) => frame.t === 'done')
    go()
    for (const guest of crowd) await guest.until((frame) => frame.t === 'view')
    expect(read).toHaveLength(36)
    // Six of the crowd were under way; then it gets one turn in four.
    expect(read.findLastIndex((key) => key.startsWith('own'))).toBeLessThanOrEqual(14)
    expect(read.slice(6, 14).some((key) => !key.startsWith('own'))).toBe(true)
  })

  it('lets no further socket in while topics wait, and sends away whom it could not take in time', async () => {
    door = await startTinyDoor({ admission: { patienceMs: 0 } })
    const go = await fillLine()
    const sentAway: number[] = []
    const inside: number[] = []
    const attempts = Array.from({ length: 7 }, async () => {
      const { status, retryAfter } = await upgradeAnswer()
      if (status === 101) inside.push(status)
      else sentAway.push(retryAfter)
    })
    while (sentAway.length < 6) await sleep(5)
    expect(inside).toEqual([])
    go()
    await comes(Promise.all(attempts), () => 'the one who waited')
    expect(inside).toEqual([101])
    for (const seconds of sentAway) expect(seconds).toBeGreaterThanOrEqual(1)
  })

  it('passes over those who gave up', async () => {
    door = await startTinyDoor()
    const go = await fillLine()
    const gone = Array.from({ length: 20 }, () => {
      const socket = new WebSocket(`ws://127.0.0.1:${door.port}/tiny`, { headers: { authorization: 'gone' } })
      socket.on('error', () => {})
      return socket
    })
    const waiting = door.enter('waiting')
    await sleep(50)
    for (const socket of gone) socket.terminate()
    go()
    const inside = await comes(waiting, () => 'the one who waited')
    while (door.hub.connectionCount() > 2) await sleep(5)
    inside.send({ t: 'ping' })
    await inside.until((frame) => frame.t === 'pong')
  })
})

describe('who is told goodbye', () => {
  it('at a restart is told when to come back, each at a time of their own', async () => {
    door = await startTinyDoor()
    const guests = await Promise.all(Array.from({ length: 20 }, (_, n) => door.enter(`guest-${n}`)))
    await door.stop()
    const times = await Promise.all(
      guests.map(async (guest) => {
        const bye = await guest.until((frame) => frame.t === 'bye')
        return bye.t === 'bye' ? bye.retryAfterMs : undefined
      }),
    )
    expect(new Set(times).size).toBe(20)
    for (const time of times) expect(time).toBeLessThan(8_500)
    door = await startTinyDoor()
  })

  it('because their session ended is told no time', async () => {
    door = await startTinyDoor()
    const guest = await door.enter('anna')
    door.world.tell({ type: 'session-ended', about: 'anna' })
    expect(await guest.until((frame) => frame.t === 'bye')).toEqual({ t: 'bye', reason: 'session ended' })
  })
})

/** More topics being opened than may wait while sockets are let in; they go on when the answer is called. */
async function fillLine(): Promise<() => void> {
  const early = await door.enter('early')
  const go = hold()
  for (let n = 0; n < 80; n++) early.send({ t: 'open', topic: `sum:${n}` })
  early.send({ t: 'ping' })
  await early.until((frame) => frame.t === 'pong')
  return go
}

function upgradeAnswer(): Promise<{ status: number | undefined; retryAfter: number }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/tiny`, { headers: { authorization: 'late' } })
    socket.on('error', () => {})
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ status: response.statusCode, retryAfter: Number(response.headers['retry-after']) })
    })
    socket.on('open', () => {
      socket.terminate()
      resolve({ status: 101, retryAfter: 0 })
    })
  })
}
