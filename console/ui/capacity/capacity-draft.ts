import { z } from 'zod'
import type { CapacityShape } from '#modules/routing/contract.ts'

/** What the fields hold: a channel without a most is not given, one without a cost takes everything. */
const draftShape = z.object({
  points: z.unknown(),
  channels: z.record(z.string(), z.object({ most: z.unknown(), cost: z.unknown() }).partial()),
})
type CapacityDraft = z.input<typeof draftShape>

/** The channels that are always offered to be filled in, in the order of the day. */
export const CHANNELS = ['web', 'app', 'wechat', 'phone', 'video', 'mail', 'callback', 'message'] as const

/** The channels of the house, and those a capacity names beside them. */
export const channelsOf = (capacity: CapacityShape): readonly string[] => [
  ...new Set([...CHANNELS, ...Object.keys(capacity.channels)]),
]

export const capacityDraftOf = ({ points, channels }: CapacityShape): CapacityDraft => ({
  points,
  channels: Object.fromEntries(
    Object.entries(channels).map(([channel, { cost, most }]) => [
      channel,
      { most, cost: cost === 'all' ? undefined : cost },
    ]),
  ),
})

/** The capacity that the fields say; whether it is one, the contract decides. */
export function capacityOf(fields: unknown): unknown {
  const draft = draftShape.safeParse(fields)
  if (!draft.success) return fields
  const { points, channels } = draft.data
  const given = Object.entries(channels).filter(([, { most }]) => isNumber(most))
  return {
    points,
    channels: Object.fromEntries(
      given.map(([channel, { most, cost }]) => [channel, { most, cost: isNumber(cost) ? cost : 'all' }]),
    ),
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/**
 * How many of a channel fit at the same time when nothing else is held: the points may be the tighter limit.
 * @returns 0 for a channel that is not given, or that costs more than there is
 */
export function mostAtOnce({ points, channels }: CapacityShape, channel: string): number {
  const given = channels[channel]
  if (given === undefined) return 0
  return Math.min(given.most, Math.floor(points / (given.cost === 'all' ? points : given.cost)))
}
