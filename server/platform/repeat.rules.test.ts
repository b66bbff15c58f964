import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { repeating } from '#platform/repeat.ts'

describe('repeating work', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Work that takes 5 ms; keeps the instants at which it began. */
  function recorded(options: { restMs?: number; fails?: number } = {}) {
    const began: number[] = []
    const errors: string[] = []
    const start = performance.now()
    const worker = repeating(
      async () => {
        began.push(performance.now() - start)
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (began.length <= (options.fails ?? 0)) throw new Error('not yet')
      },
      { onError: (error) => errors.push(error.message), retryMs: 100, restMs: options.restMs ?? 0 },
    )
    return { worker, began, errors }
  }

  it('runs at once, and once more for all wakes during a run', async () => {
    const { worker, began } = recorded()
    worker.wake()
    worker.wake()
    await vi.advanceTimersByTimeAsync(2)
    for (let n = 0; n < 10; n++) worker.wake()
    await vi.advanceTimersByTimeAsync(100)
    expect(began).toEqual([0, 5])
  })

  it('rests between runs, not before the first one or after a quiet time', async () => {
    const { worker, began } = recorded({ restMs: 20 })
    const waking = setInterval(() => worker.wake(), 1)
    await vi.advanceTimersByTimeAsync(60)
    clearInterval(waking)
    await vi.advanceTimersByTimeAsync(100)
    worker.wake()
    await vi.advanceTimersByTimeAsync(1)
    expect(began).toEqual([1, 26, 51, 76, 160])
  })

  it('does not rest while somebody waits for it to be idle', async () => {
    const { worker, began } = recorded({ restMs: 10_000 })
    worker.wake()
    await vi.advanceTimersByTimeAsync(5)
    worker.wake()
    const idle = worker.idle()
    await vi.advanceTimersByTimeAsync(5)
    await idle
    expect(began).toEqual([0, 5])
  })

  it('tries again after a failure, and says it', async () => {
    const { worker, began, errors } = recorded({ fails: 2 })
    worker.wake()
    await vi.advanceTimersByTimeAsync(300)
    expect(began).toEqual([0, 105, 210])
    expect(errors).toEqual(['not yet', 'not yet'])
  })

  it('runs no more once stopped, and stops only after the run under way', async () => {
    const { worker, began } = recorded({ restMs: 20 })
    worker.wake()
    let isStopped = false
    void worker.stop().then(() => {
      isStopped = true
    })
    worker.wake()
    await vi.advanceTimersByTimeAsync(4)
    expect(isStopped).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(isStopped).toBe(true)
    expect(began).toEqual([0])
  })
})
