import { expect, it } from 'vitest'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { catchUp } from '#modules/segments/jobs.ts'

it('a node that stops begins no further batch, however many customers wait', async () => {
  let batches = 0
  const loopDb = {
    maybe: async () => undefined,
    transaction: async () => {
      batches += 1
      return true
    },
  }
  const platform = { clock: { now: () => 0 }, loopDb }
  await catchUp({ platform } as unknown as SegmentDeps, () => batches === 3)
  expect(batches).toBe(3)
})
