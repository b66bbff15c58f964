import { seededRandom } from '#libs/chance/seeded-random.ts'

/** Everything that is left to chance in a trial; the same for the same seed. */
export interface Dice {
  chance(share: number): boolean
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** One of these, by weight; nothing when every weight is 0. */
  weighted<T>(from: readonly (readonly [weight: number, T])[]): T | undefined
  bytes(size: number): Buffer
}

export function createDice(seed: number): Dice {
  const random = seededRandom(seed)
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  return {
    chance: (share) => random() < share,
    between,
    pick(from) {
      const picked = from[between(0, from.length - 1)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    weighted(from) {
      let left = random() * from.reduce((sum, [weight]) => sum + weight, 0)
      return from.find(([weight]) => {
        left -= weight
        return left < 0
      })?.[1]
    },
    bytes: (size) => Buffer.from(Array.from({ length: size }, () => between(0, 255))),
  }
}
