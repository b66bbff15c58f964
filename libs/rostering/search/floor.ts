import type { Floor } from '../model.ts'

/** People of a mark in each slot, against the least that must be there. */
export function createFloor({ least, slots: ranges }: Floor, slots: number) {
  const need = new Int32Array(slots)
  for (const { from, to } of ranges ?? [{ from: 0, to: slots }]) need.fill(least, from, to)
  const present = new Int32Array(slots)
  const initially = need.reduce((sum, each) => sum + each, 0)
  let missing = initially
  return {
    missing: () => missing,
    change(from: number, to: number, by: 1 | -1): number {
      const before = missing
      const end = Math.min(to, slots)
      for (let slot = Math.max(0, from); slot < end; slot += 1) {
        const now = present[slot] as number
        if (by > 0 ? now < (need[slot] as number) : now <= (need[slot] as number)) missing -= by
        present[slot] = now + by
      }
      return missing - before
    },
    addLosses(row: Float64Array, from: number, to: number, worth: number): void {
      for (let slot = from; slot < Math.min(to, slots); slot += 1) {
        if ((present[slot] as number) <= (need[slot] as number)) row[slot] = (row[slot] as number) + worth
      }
    },
    addGains(row: Float64Array, worth: number): void {
      for (let slot = 0; slot < slots; slot += 1) {
        if ((present[slot] as number) < (need[slot] as number)) row[slot] = (row[slot] as number) + worth
      }
    },
  }
}
