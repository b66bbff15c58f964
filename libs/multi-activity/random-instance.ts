import type { Chance } from '#libs/queueing/chance.ts'
import { type ActivityInstance, SLOTS_PER_DAY } from './instance.ts'

/** A made-up instance for tests and examples: need by chance, and people enough for it. */
export function randomActivityInstance(
  chance: Chance,
  { days, people: count, tasks }: { readonly days: number; readonly people: number; readonly tasks: number },
): ActivityInstance {
  const size = days * SLOTS_PER_DAY * tasks
  const least: number[] = []
  let need = 0
  for (let cell = 0; cell < size; cell += 1) {
    if (cell < tasks || chance() < 0.04) need = Math.floor((chance() * count) / (5 * tasks))
    least.push(need)
  }
  const people = Array.from({ length: count }, (_, index) => {
    const mostMinutes = 480 * Math.max(1, Math.floor((days * 5) / 7)) + 240 * Math.floor(chance() * 2)
    return { id: `P${index}`, mostMinutes, leastMinutes: mostMinutes - 60 * Math.floor(1 + chance() * 3) }
  })
  return { days, tasks, people, least, most: least }
}
