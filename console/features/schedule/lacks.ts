import type { RosterBoard } from '#modules/rosters/contract.ts'

type Coverage = Pick<RosterBoard['coverage'][number], 'required' | 'planned'>
interface Slots {
  readonly from: number
  readonly before: number
}

/** Where people of one queue are lacking in a range of slots. */
export interface Lack {
  /** False: nobody is needed in these slots. */
  readonly isNeeded: boolean
  /** Agents, at the worst slot; 0 when everyone needed is there. */
  readonly most: number
  /** The worst slot; the first of several. */
  readonly atSlot: number
  /** Agents missing, summed over the slots. */
  readonly agentSlots: number
}

/** A split of people over queues leaves crumbs. */
const CRUMB = 0.05

export function lackIn({ required, planned }: Coverage, { from, before }: Slots): Lack {
  let lack: Lack = { isNeeded: false, most: 0, atSlot: from, agentSlots: 0 }
  for (let slot = from; slot < before; slot += 1) {
    const needed = required[slot] ?? 0
    if (needed === 0) continue
    const missing = needed - (planned[slot] ?? 0)
    const lacks = missing > CRUMB
    lack = {
      isNeeded: true,
      agentSlots: lack.agentSlots + (lacks ? missing : 0),
      ...(lacks && missing > lack.most ? { most: missing, atSlot: slot } : { most: lack.most, atSlot: lack.atSlot }),
    }
  }
  return lack
}

/** Agents missing in all queues and slots of a roster, slot by slot summed. */
export const lackOfAll = ({ coverage }: Pick<RosterBoard, 'coverage'>): number =>
  coverage.reduce((sum, queue) => sum + lackIn(queue, { from: 0, before: queue.required.length }).agentSlots, 0)

/** Paths of a drawing `slots` wide and 100 high: people at work, people needed, and the part that is lacking. */
export function coveragePaths(
  { required, planned }: Coverage,
  { from, before }: Slots,
): { readonly staff: string; readonly need: string; readonly gap: string } {
  const range = Array.from({ length: Math.max(0, before - from) }, (_, place) => from + place)
  const top = range.reduce((most, slot) => Math.max(most, required[slot] ?? 0, planned[slot] ?? 0), 1)
  const y = (people: number) => round(100 - (people / top) * 96)
  const staff = range.map((slot, x) => `M${x} 100V${y(planned[slot] ?? 0)}h1V100z`).join('')
  const need = range.map((slot, x) => `${x === 0 ? 'M0 ' : 'V'}${y(required[slot] ?? 0)}h1`).join('')
  const gap = range
    .flatMap((slot, x) => {
      const [needed, there] = [required[slot] ?? 0, planned[slot] ?? 0]
      return needed - there > CRUMB ? [`M${x} ${y(there)}V${y(needed)}h1V${y(there)}z`] : []
    })
    .join('')
  return { staff, need, gap }
}

const round = (value: number) => Math.round(value * 10) / 10
