import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { FeedItem } from '#platform/realtime/topics.ts'
import { startTcpProxy } from '../../../tests/support/tcp-proxy.ts'
import { type Guests, startTinyDoor, type TinyDoor } from '../../../tests/support/tiny-door.ts'

/** Enough to hit every byte of a frame; more by hand: FEED_CUTS=10000. */
const CUTS = Number(process.env.FEED_CUTS ?? 250)

describe('a feed', () => {
  let door: TinyDoor
  beforeEach(async () => {
    door = await startTinyDoor()
  })
  afterEach(() => door.stop())

  /** Writes items as this node's writer does (`here`), or as another node's, of which only the log tells. */
  function write(where: 'here' | 'elsewhere', count = 1, isHidden: (seq: number) => boolean = () => false): FeedItem[] {
    const all = door.world.threads.get('a') ?? []
    const fresh = Array.from({ length: count }, (_, index) => {
      const seq = all.length + index + 1
      return { seq, text: `第 ${seq} 句`, ...(isHidden(seq) ? { hidden: true } : {}) }
    })
    door.world.threads.set('a', [...all, ...fresh])
    if (where === 'here') door.hub.grew('thread', 'a', fresh)
    for (const { seq } of fresh) door.world.tell({ type: 'grown', about: 'a', data: { seq } })
    return fresh
  }

  it('gives a client that comes back after any cut every visible item once, in order, and no hidden one', async () => {
    const random = seededRandom(20261121)
    const isHidden = (seq: number) => seq % 5 === 0 || (seq > 700 && seq < 950)
    const proxy = await startTcpProxy(door.port)
    const got: number[] = []
    let cuts = 0
    const visit = async (isOver: (guest: Guests) => boolean) => {
      const guest = await door.enter('anna', proxy.port)
      if (guest.socket.readyState === guest.socket.OPEN) {
        guest.send({ t: 'open', topic: 'thread:a', after: got[got.length - 1] ?? 0 })
        await Promise.race([guest.closed, guest.until(() => isOver(guest))])
      }
      got.push(...seqs(guest))
      guest.socket.terminate()
    }
    const coming = (async () => {
      for (; cuts < CUTS; cuts++) {
        proxy.cutAfter(Math.floor(random() * 6_000))
        await visit(() => false)
      }
    })()
    while (cuts < CUTS) {
      write(random() < 0.6 ? 'here' : 'elsewhere', 1 + Math.floor(random() * 8), isHidden)
      await sleep(Math.floor(random() * 3))
    }
    await coming
    write('here', 1)
    const visible = (door.world.threads.get('a') ?? []).filter((item) => !item.hidden)
    proxy.cutAfter(Number.POSITIVE_INFINITY)
    await visit((guest) => seqs(guest).includes(visible[visible.length - 1]!.seq))
    await proxy.stop()
    expect(got).toEqual(visible.map((item) => item.seq))
    expect(got.length).toBeGreaterThan(CUTS)
  })

  it('sends what another node wrote, and what this node’s writer handed over out of order', async () => {
    const guest = await watching('anna')
    write('elsewhere', 3)
    await upTo(guest, 3)
    const all = [...(door.world.threads.get('a') ?? []), { seq: 4 }, { seq: 5 }, { seq: 6 }]
    door.world.threads.set('a', all)
    door.hub.grew('thread', 'a', [{ seq: 6 }])
    door.hub.grew('thread', 'a', [{ seq: 4 }, { seq: 5 }])
    await upTo(guest, 6)
    expect(seqs(guest)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('misses nothing that is written while a page is read, however late the page comes', async () => {
    let release = () => {}
    door.world.after = async () => new Promise<void>((resolve) => (release = resolve))
    write('elsewhere', 2)
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'thread:a', after: 0 })
    await sleep(30)
    write('here', 2)
    write('elsewhere', 1)
    door.world.after = async () => {}
    release()
    await upTo(guest, 5)
    expect(seqs(guest)).toEqual([1, 2, 3, 4, 5])
  })

  it('names the gap when the items asked for are gone, and goes on behind it', async () => {
    write('elsewhere', 30)
    door.world.oldest.set('a', 21)
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'thread:a', after: 4 })
    await upTo(guest, 30)
    expect(guest.frames.slice(1, 3)).toEqual([
      { t: 'opened', topic: 'thread:a', last: 30 },
      { t: 'gap', topic: 'thread:a', first: 21 },
    ])
    expect(seqs(guest)).toEqual(Array.from({ length: 10 }, (_, index) => 21 + index))
  })

  it('names a gap to a client more than 5,000 behind, and sends exactly 5,000 to one that is not', async () => {
    write('elsewhere', 5_100)
    const far = await door.enter('anna')
    far.send({ t: 'open', topic: 'thread:a', after: 99 })
    await upTo(far, 5_100)
    expect(far.frames.find((frame) => frame.t === 'gap')).toEqual({ t: 'gap', topic: 'thread:a', first: 101 })
    expect(seqs(far)).toHaveLength(5_000)
    const near = await door.enter('ben')
    near.send({ t: 'open', topic: 'thread:a', after: 100 })
    await upTo(near, 5_100)
    expect(near.frames.some((frame) => frame.t === 'gap')).toBe(false)
    expect(seqs(near)).toHaveLength(5_000)
  })

  it('refuses a number that the feed does not reach: the client’s memory is of another history', async () => {
    write('elsewhere', 3)
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'thread:a', after: 4 })
    expect(await guest.until((frame) => frame.t === 'refused')).toMatchObject({
      topic: 'thread:a',
      problem: { status: 409, refusal: 'ahead-of-feed' },
    })
    write('here', 5)
    await sleep(30)
    expect(seqs(guest)).toEqual([])
  })

  it('ends at once for whom access was taken away, tells them, and goes on for the others', async () => {
    const [anna, ben] = [await watching('anna'), await watching('ben')]
    write('here', 1)
    await upTo(ben, 1)
    door.world.banned.add('anna')
    door.world.tell({ type: 'access', about: 'a' })
    expect(await anna.until((frame) => frame.t === 'refused')).toMatchObject({
      topic: 'thread:a',
      problem: { status: 403 },
    })
    write('here', 1)
    write('elsewhere', 1)
    door.world.signal({ topic: 'thread:a', body: { from: 'ben' } })
    await upTo(ben, 3)
    await sleep(30)
    expect(seqs(anna)).toEqual([1])
    expect(anna.frames.some((frame) => frame.t === 'signal')).toBe(false)
  })

  it('is not left open to whom access was taken away while the opening was under way', async () => {
    let release = () => {}
    write('elsewhere', 1)
    door.world.after = async () => new Promise<void>((resolve) => (release = resolve))
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'thread:a', after: 0 })
    await sleep(30)
    door.world.banned.add('anna')
    door.world.tell({ type: 'access', about: 'a' })
    await guest.until((frame) => frame.t === 'refused')
    release()
    write('here', 1)
    await sleep(50)
    expect(guest.frames.map((frame) => frame.t)).toEqual(['hello', 'refused'])
  })

  it('can be opened again after a page could not be read', async () => {
    door.world.before = async (what) => {
      if (what === 'page') throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    }
    write('elsewhere', 2)
    const guest = await door.enter('anna')
    guest.send({ t: 'open', topic: 'thread:a', after: 0 })
    expect(await guest.until((frame) => frame.t === 'refused')).toMatchObject({ problem: { status: 503 } })
    door.world.before = async () => {}
    write('here', 1)
    await sleep(30)
    expect(seqs(guest)).toEqual([])
    guest.send({ t: 'open', topic: 'thread:a', after: 0 })
    await upTo(guest, 3)
    expect(seqs(guest)).toEqual([1, 2, 3])
  })

  it('sends nothing more once it was closed, and keeps no trace of those who left', async () => {
    const guest = await watching('anna')
    const other = await watching('ben')
    guest.send({ t: 'close', topic: 'thread:a' })
    guest.send({ t: 'ping' })
    await guest.until((frame) => frame.t === 'pong')
    write('here', 2)
    await upTo(other, 2)
    expect(seqs(guest)).toEqual([])
    expect(door.hub.watchCount()).toBe(1)
    other.socket.terminate()
    while (door.hub.connectionCount() > 1) await sleep(5)
    expect(door.hub.watchCount()).toBe(0)
  })

  it('passes hints on to those who may have them, and to nobody who has not been let in', async () => {
    const [anna, ben] = [await watching('anna'), await watching('ben')]
    let release = () => {}
    door.world.before = async () => new Promise<void>((resolve) => (release = resolve))
    const cleo = await door.enter('cleo')
    cleo.send({ t: 'open', topic: 'thread:a' })
    await sleep(20)
    door.world.signal({ topic: 'thread:a', body: { from: 'anna' } })
    await ben.until((frame) => frame.t === 'signal')
    await sleep(20)
    expect(anna.frames.some((frame) => frame.t === 'signal')).toBe(false)
    expect(cleo.frames.map((frame) => frame.t)).toEqual(['hello'])
    door.world.before = async () => {}
    release()
  })

  async function watching(name: string): Promise<Guests> {
    const guest = await door.enter(name)
    guest.send({ t: 'open', topic: 'thread:a', after: 0 })
    await guest.until((frame) => frame.t === 'opened')
    return guest
  }
})

const seqs = (guest: Guests) =>
  guest.frames.flatMap((frame) => (frame.t === 'feed' ? frame.items.map((item) => item.seq) : []))

const upTo = (guest: Guests, seq: number) =>
  guest.until((frame) => frame.t === 'feed' && frame.items.some((item) => item.seq === seq))
