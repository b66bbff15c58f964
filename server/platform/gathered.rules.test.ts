import { expect, test, vi } from 'vitest'
import { gathered } from '#platform/gathered.ts'

function opened() {
  const calls: { keys: readonly string[]; answer: () => void; fail: () => void }[] = []
  const ask = gathered<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        calls.push({
          keys,
          answer: () => resolve(keys.map((key) => `${key}!`)),
          fail: () => reject(new Error('the database is away')),
        })
      }),
  )
  return { ask, calls }
}
const moment = () => new Promise((resolve) => setImmediate(resolve))

test('what is asked while something is loaded is loaded together afterwards', async () => {
  const { ask, calls } = opened()
  const first = ask('a')
  await moment()
  const later = [ask('b'), ask('c')]
  await moment()
  expect(calls.map((call) => call.keys)).toEqual([['a']])
  calls[0]?.answer()
  expect(await first).toBe('a!')
  await moment()
  expect(calls.map((call) => call.keys)).toEqual([['a'], ['b', 'c']])
  calls[1]?.answer()
  expect(await Promise.all(later)).toEqual(['b!', 'c!'])
})

test('what was asked for again is read again', async () => {
  const { ask, calls } = opened()
  for (const n of [0, 1]) {
    const asked = ask('a')
    await moment()
    calls[n]?.answer()
    await asked
  }
  expect(calls).toHaveLength(2)
})

test('a failed loading fails those who waited for it, and nobody after', async () => {
  const { ask, calls } = opened()
  const asked = [ask('a'), ask('b')]
  await moment()
  const later = ask('c')
  calls[0]?.fail()
  for (const one of asked) await expect(one).rejects.toThrow('the database is away')
  await moment()
  calls[1]?.answer()
  expect(await later).toBe('c!')
})

test('a loading that hangs holds up the others for a second at most', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { ask, calls } = opened()
    void ask('a')
    await moment()
    const later = ask('b')
    await vi.advanceTimersByTimeAsync(999)
    expect(calls).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    await moment()
    calls[1]?.answer()
    expect(await later).toBe('b!')
  } finally {
    vi.useRealTimers()
  }
})
