import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Guests, startTinyDoor, type TinyDoor } from '../../../tests/support/tiny-door.ts'

let door: TinyDoor

afterEach(() => door.stop())

const KEYS = ['a', 'b'] as const

describe('a view', () => {
  it('shows, after any sequence of changes, openings and closings, the state as it is', async () => {
    door = await startTinyDoor({ minGapMs: 3 })
    door.world.after = async () => sleep(Math.random() * 4)
    const step = fc.record({
      what: fc.constantFrom('add', 'add', 'add', 'open', 'open', 'close', 'wait'),
      who: fc.nat(2),
      key: fc.constantFrom(...KEYS),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const guests = await Promise.all(['anna', 'ben', 'cleo'].map((name) => door.enter(name)))
        const open = guests.map(() => new Set<string>())
        for (const { what, who, key } of steps) {
          if (what === 'add') add(key)
          else if (what === 'wait') await sleep(2)
          else {
            guests[who]!.send({ t: what, topic: `sum:${key}` })
            if (what === 'open') open[who]!.add(key)
            else open[who]!.delete(key)
          }
        }
        for (const [who, guest] of guests.entries()) {
          for (const key of open[who]!) {
            await guest.until(() => lastSum(guest, key) === door.world.sums.get(key))
          }
        }
        for (const guest of guests) guest.socket.terminate()
      }),
      { numRuns: 60, seed: 7 },
    )
    while (door.hub.connectionCount() > 0) await sleep(5)
    expect(door.hub.watchCount()).toBe(0)
  }, 30_000)

  it('is not overtaken by a state that was read before it', async () => {
    door = await startTinyDoor()
    const first = await watching('anna')
    const waiting: (() => void)[] = []
    door.world.after = () => new Promise<void>((resolve) => waiting.push(resolve))
    const second = await door.enter('ben')
    second.send({ t: 'open', topic: 'sum:a' })
    while (waiting.length === 0) await sleep(2)
    add('a')
    door.world.after = async () => {}
    for (const release of waiting) release()
    await second.until(() => lastSum(second, 'a') === 1)
    await first.until(() => lastSum(first, 'a') === 1)
    await sleep(30)
    expect(lastSum(second, 'a')).toBe(1)
  })

  it('is computed once for all who see the same, and sent only when it has changed', async () => {
    door = await startTinyDoor({ minGapMs: 20 })
    const guests = await Promise.all(Array.from({ length: 20 }, (_, index) => watching(`guest ${index}`)))
    door.world.computed = 0
    add('a')
    await Promise.all(guests.map((guest) => guest.until(() => lastSum(guest, 'a') === 1)))
    expect(door.world.computed).toBe(1)
    door.world.tell({ type: 'added', about: 'a' })
    while (door.world.computed < 2) await sleep(2)
    await sleep(20)
    for (const guest of guests) expect(states(guest)).toEqual([0, 1])
  })

  it('is computed at most every minGapMs, and shows the last of many changes', async () => {
    door = await startTinyDoor({ minGapMs: 100 })
    const guest = await watching('anna')
    door.world.computed = 0
    const startedAt = performance.now()
    for (let count = 0; count < 60; count++) {
      add('a')
      await sleep(5)
    }
    await guest.until(() => lastSum(guest, 'a') === 60)
    expect(door.world.computed).toBeLessThanOrEqual(Math.ceil((performance.now() - startedAt) / 99))
  })

  it('keeps its gap for those who watch, however often somebody new opens it', async () => {
    door = await startTinyDoor({ minGapMs: 60_000 })
    const first = await watching('anna')
    add('a')
    const second = await watching('ben')
    expect(lastSum(second, 'a')).toBe(1)
    expect(states(first)).toEqual([0])
  })

  it('comes again by itself every everyMs while it is watched, and not after', async () => {
    door = await startTinyDoor({ minGapMs: 10, everyMs: 25 })
    const guest = await watching('anna')
    door.world.sums.set('a', 5)
    await guest.until(() => lastSum(guest, 'a') === 5)
    guest.send({ t: 'close', topic: 'sum:a' })
    guest.send({ t: 'ping' })
    await guest.until((frame) => frame.t === 'pong')
    await sleep(60)
    const { computed } = door.world
    await sleep(120)
    expect(door.world.computed).toBe(computed)
    expect(door.hub.watchCount()).toBe(0)
  })

  it('that could not be computed is refused to who opens it, and comes later to who watches', async () => {
    door = await startTinyDoor()
    const watcher = await watching('anna')
    door.world.before = async () => {
      throw new Error('no database')
    }
    add('a')
    const late = await door.enter('ben')
    late.send({ t: 'open', topic: 'sum:a' })
    expect(await late.until((frame) => frame.t === 'refused')).toMatchObject({
      topic: 'sum:a',
      problem: { status: 500 },
    })
    door.world.before = async () => {}
    await watcher.until(() => lastSum(watcher, 'a') === 1)
    late.send({ t: 'open', topic: 'sum:a' })
    await late.until(() => lastSum(late, 'a') === 1)
  })

  it('goes to nobody who closed it while it was being opened', async () => {
    door = await startTinyDoor()
    const guest = await door.enter('anna')
    door.world.before = () => sleep(30)
    guest.send({ t: 'open', topic: 'sum:a' })
    guest.send({ t: 'close', topic: 'sum:a' })
    guest.send({ t: 'ping' })
    await guest.until((frame) => frame.t === 'pong')
    await sleep(60)
    expect(guest.frames.map((frame) => frame.t)).toEqual(['hello', 'pong'])
    expect(door.hub.watchCount()).toBe(0)
  })

  it('is refused to whom it is not meant for', async () => {
    door = await startTinyDoor()
    door.world.banned.add('anna')
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'sum:a' })
    expect(await guest.until((frame) => frame.t === 'refused')).toMatchObject({ problem: { status: 403 } })
    expect(door.hub.watchCount()).toBe(0)
  })
})

function add(key: string): void {
  door.world.sums.set(key, (door.world.sums.get(key) ?? 0) + 1)
  door.world.tell({ type: 'added', about: key })
}

async function watching(name: string): Promise<Guests> {
  const guest = await door.enter(name)
  guest.send({ t: 'open', topic: 'sum:a' })
  await guest.until((frame) => frame.t === 'view')
  return guest
}

const states = (guest: Guests, key = 'a') =>
  guest.frames.flatMap((frame) =>
    frame.t === 'view' && frame.topic === `sum:${key}` ? [(frame.state as { sum: number }).sum] : [],
  )

const lastSum = (guest: Guests, key: string) => states(guest, key).at(-1)
