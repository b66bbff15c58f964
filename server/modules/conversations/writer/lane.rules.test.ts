import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLogger } from '#platform/logger.ts'
import type { Draft } from './draft.ts'
import { createLane, type LaneWork } from './lane.ts'
import type { Verdict, Written } from './write-messages.ts'

const draft = (conversationId: string, text: string): Draft => ({
  conversationId,
  clientId: text,
  contactId: null,
  author: { kind: 'customer', id: 'c', name: null },
  audience: 'everyone',
  kind: 'text',
  text,
  extra: null,
  fileId: null,
  said: null,
  isMeaningful: true,
  overruled: null,
  cause: { kind: 'customer', id: 'c' },
})
const written = (verdict: Verdict, { conversationId, text }: Draft) =>
  ({ verdict, conversation_id: conversationId, text }) as Written
const fault = (code: string) => Object.assign(new Error(code), { code })

/** A lane on a database that does as `answer` says; keeps what each statement held and what was committed. */
function laneOn(answer: (drafts: readonly Draft[], statement: number) => readonly Verdict[] | Error) {
  const statements: string[][] = []
  const committed: string[] = []
  const work: LaneWork = {
    async writeMany(drafts) {
      statements.push(drafts.map((one) => `${one.conversationId}${one.text}`))
      const given = answer(drafts, statements.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (given instanceof Error) throw given
      return drafts.map((one, n) => written(given[n] ?? 'new', one))
    },
    async writeAlone(one) {
      statements.push([`alone ${one.conversationId}${one.text}`])
      await new Promise((resolve) => setTimeout(resolve, 5))
      return written('new', one)
    },
    committed: (rows) => committed.push(...rows.map((row) => `${row.conversation_id}${row.text}`)),
    logger: createLogger({ level: 'silent' }),
  }
  return { lane: createLane(work), statements, committed }
}

describe('the lane', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const finish = async <T>(promises: readonly Promise<T>[]) => {
    const settled = Promise.allSettled(promises)
    await vi.advanceTimersByTimeAsync(4_000)
    return (await settled).map((one) => (one.status === 'fulfilled' ? one.value : one.reason))
  }

  test('gathers what comes together into one statement, and keeps a conversation out of a second one', async () => {
    const { lane, statements } = laneOn(() => [])
    const first = [lane.write(draft('a', '1')), lane.write(draft('b', '1'))]
    await vi.advanceTimersByTimeAsync(1)
    const second = [lane.write(draft('a', '2')), lane.write(draft('c', '1'))]
    await finish([...first, ...second])
    expect(statements).toEqual([['a1', 'b1'], ['c1'], ['a2']])
  })

  test('never has more than two statements under way, nor more than 500 messages in one', async () => {
    const { lane, statements } = laneOn(() => [])
    const posts = Array.from({ length: 1_200 }, (_, n) => lane.write(draft(`c${n}.`, '1')))
    await vi.advanceTimersByTimeAsync(1)
    expect(statements.map((one) => one.length)).toEqual([500, 500])
    await finish(posts)
    expect(statements.map((one) => one.length)).toEqual([500, 500, 200])
  })

  test('tries a held conversation again and lets its later messages wait behind it', async () => {
    const { lane, committed } = laneOn((drafts, n) =>
      drafts.map((one) => (one.conversationId === 'a' && n < 4 ? 'busy' : 'new')),
    )
    const posts = [lane.write(draft('a', '1')), lane.write(draft('b', '1'))]
    await vi.advanceTimersByTimeAsync(1)
    posts.push(lane.write(draft('a', '2')))
    await finish(posts)
    expect(committed).toEqual(['b1', 'a1', 'a2'])
  })

  test('writes what may be a first response alone, one after the other, before what came later', async () => {
    const { lane, statements, committed } = laneOn((drafts, n) => drafts.map(() => (n === 1 ? 'alone' : 'new')))
    const posts = [lane.write(draft('a', '1')), lane.write(draft('a', '2'))]
    await vi.advanceTimersByTimeAsync(1)
    posts.push(lane.write(draft('a', '3')))
    await finish(posts)
    expect(statements).toEqual([['a1', 'a2'], ['alone a1'], ['alone a2'], ['a3']])
    expect(committed).toEqual(['a1', 'a2', 'a3'])
  })

  test.each(['23505', '23503', '40P01', '57P01', '08006', 'ECONNREFUSED'])(
    'repeats a statement that failed with %s',
    async (code) => {
      const { lane, committed } = laneOn((_drafts, n) => (n < 3 ? fault(code) : []))
      const outcomes = await finish([lane.write(draft('a', '1')), lane.write(draft('b', '1'))])
      expect(outcomes).toMatchObject([{ verdict: 'new' }, { verdict: 'new' }])
      expect(committed).toEqual(['a1', 'b1'])
    },
  )

  test('one message the database cannot take fails alone', async () => {
    const { lane } = laneOn((drafts) => (drafts.some((one) => one.text === 'bad') ? fault('22P02') : []))
    const outcomes = await finish([
      lane.write(draft('a', '1')),
      lane.write(draft('b', 'bad')),
      lane.write(draft('b', '2')),
    ])
    expect(outcomes).toMatchObject([{ verdict: 'new' }, { code: '22P02' }, { verdict: 'new' }])
  })

  test('answers after two seconds without certainty, and writes the message once when it is sent again', async () => {
    const { lane, committed } = laneOn((_drafts, n) => (n < 60 ? fault('57P03') : []))
    const late = lane.write(draft('a', '1'))
    await expect(Promise.race([late, vi.advanceTimersByTimeAsync(2_500).then(() => late)])).rejects.toMatchObject({
      status: 503,
      refusal: 'not-available',
    })
    expect(committed).toEqual([])
    const again = lane.write(draft('a', '1'))
    await finish([again])
    expect(committed).toEqual(['a1'])
  })

  test('refuses at once when 5,000 wait, and takes more when they are done', async () => {
    const { lane } = laneOn(() => [])
    const posts = Array.from({ length: 5_000 }, (_, n) => lane.write(draft(`c${n}.`, '1')))
    await expect(lane.write(draft('x', '1'))).rejects.toMatchObject({ status: 503, refusal: 'too-busy' })
    await finish(posts)
    expect(await finish([lane.write(draft('x', '1'))])).toMatchObject([{ verdict: 'new' }])
  })

  test('stops when nothing is under way any more', async () => {
    const { lane, committed } = laneOn(() => [])
    const post = lane.write(draft('a', '1'))
    const stopped = lane.stop().then(() => [...committed])
    await finish([post])
    expect(await stopped).toEqual(['a1'])
    await lane.stop()
  })
})
