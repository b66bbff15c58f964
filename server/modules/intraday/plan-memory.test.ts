import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { createPlanMemory } from '#modules/intraday/plan-memory.ts'
import type { QueueInfo } from '#modules/routing/questions.ts'
import type { PlanView } from '#modules/workforce/contract.ts'

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const at = (time: string) => Date.parse(`2026-12-07T${time}:00+08:00`)
const queue = (targetShare = 0.8): QueueInfo =>
  ({ queueId: 'cards', targetShare, thresholdSeconds: 20 }) as unknown as QueueInfo

function memory() {
  const reads = { plan: 0, past: 0, version: '1' }
  const plans = createPlanMemory(
    {
      plan: async () => {
        reads.plan += 1
        return { rows: [] } as unknown as PlanView
      },
      past: async () => {
        reads.past += 1
        return []
      },
      planVersions: async (ids) => new Map(ids.map((id) => [id, reads.version])),
    },
    zone as NonNullable<typeof zone>,
  )
  return { reads, at: (time: string, one = queue()) => plans.read([one], '2026-12-07', at(time)) }
}

it('a plan is read once a half hour, however often somebody looks', async () => {
  const { reads, at: look } = memory()
  await look('10:02')
  await look('10:03')
  await look('10:29')
  expect(reads).toMatchObject({ plan: 1, past: 1 })
  await look('10:32')
  expect(reads.plan).toBe(2)
})

it('counts come in late: in the first two minutes of a half hour nothing is remembered', async () => {
  const { reads, at: look } = memory()
  await look('10:00')
  await look('10:01')
  await look('10:02')
  expect(reads.plan).toBe(3)
})

it('another forecast, override or setting is seen at the next look', async () => {
  const { reads, at: look } = memory()
  await look('10:05')
  reads.version = '2'
  await look('10:06')
  await look('10:07', queue(0.9))
  expect(reads.plan).toBe(3)
})
