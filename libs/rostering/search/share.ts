import type { MarkShare } from '../model.ts'

/**
 * People of a skill in each slot, and those of them with a mark, against the share that may bear it. Beyond the share a
 * slot costs by parts of a person, so that the first who comes to help already saves something.
 */
export function createShare({ most, slots: ranges }: MarkShare, slots: number) {
  const isHeld = new Uint8Array(slots)
  for (const { from, to } of ranges ?? [{ from: 0, to: slots }]) isHeld.fill(1, from, to)
  const all = new Int32Array(slots)
  const marked = new Int32Array(slots)
  let total = 0
  const over = (ofMark: number, ofAll: number): number => Math.max(0, ofMark - most * ofAll)
  const at = (slot: number) => over(marked[slot] as number, all[slot] as number)
  const after = (slot: number, isMarked: boolean, by: 1 | -1) =>
    over((marked[slot] as number) + (isMarked ? by : 0), (all[slot] as number) + by)

  return {
    exceeded: () => total,
    change(isMarked: boolean, from: number, to: number, by: 1 | -1): void {
      const end = Math.min(to, slots)
      for (let slot = Math.max(0, from); slot < end; slot += 1) {
        if (isHeld[slot] === 1) total += after(slot, isMarked, by) - at(slot)
        all[slot] = (all[slot] as number) + by
        if (isMarked) marked[slot] = (marked[slot] as number) + by
      }
    },
    addLosses(isMarked: boolean, row: Float64Array, from: number, to: number, worth: number): void {
      for (let slot = from; slot < Math.min(to, slots); slot += 1) {
        if (isHeld[slot] === 1) row[slot] = (row[slot] as number) + worth * (after(slot, isMarked, -1) - at(slot))
      }
    },
    addGains(isMarked: boolean, row: Float64Array, worth: number): void {
      for (let slot = 0; slot < slots; slot += 1) {
        if (isHeld[slot] === 1) row[slot] = (row[slot] as number) + worth * (at(slot) - after(slot, isMarked, 1))
      }
    },
  }
}
