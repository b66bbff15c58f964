import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Chance } from '../seed/chance.ts'

/**
 * Numbers of someone's own: the same for the same seed and name, whatever others draw meanwhile. With one source for all,
 * an answer that came a moment later would change everything after it.
 * @param seed 32 bits, as by `--seed`
 */
export function chanceOf(seed: number, who: string): Chance {
  let mixed = seed ^ 0x811c9dc5
  for (const letter of who) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return seededRandom(mixed)
}
