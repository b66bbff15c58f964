/** Uniform in 0 < x < 1. Every random number in this library comes from one of these, so a seed tells the whole story. */
export type Chance = () => number

/**
 * SFC32 of Chris Doty-Humphrey (PractRand): 128 bits of state, passes the usual test batteries, the same on every
 * machine. 0 and 1 never come, so logarithms are safe.
 * @param seed any number, read as a 32-bit whole number
 * @param stream which of the independent streams of that seed; whole number, 0 or more
 */
export function seededChance(seed: number, stream = 0): Chance {
  let a = seed | 0
  let b = Math.imul(stream + 1, 0x9e3779b9)
  let c = 0x243f6a88
  let counter = 1
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + mixed) | 0
    return ((mixed >>> 0) + 0.5) / 4294967296
  }
  for (let warm = 0; warm < 15; warm += 1) next()
  return next
}
