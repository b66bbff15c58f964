/**
 * Values to mark on an axis from 0: 4 to 6 of them, steps of 1, 2 or 5 times a power of ten, the last not below `most`.
 * @param most 0 or more; 0 gives 0 and 1
 */
export function niceTicks(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough - 1e-9 * rough) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  // Rounded, so that 3 × 0.1 reads 0.3.
  return Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)))
}
