/**
 * The quantile of a Poisson count spread evenly over the half to both sides of it: a bound between counts, above which
 * on average over many means just as much lies as is asked. The whole-number quantile has up to a count more.
 * @param mean 0 or more
 * @param probability 0 to 1, both excluded
 */
export function evenPoissonQuantile(mean: number, probability: number): number {
  if (mean <= 0) return 0
  const z = normalQuantile(probability)
  // Cornish and Fisher 1938, first term: the law is skewed to the right.
  if (mean > 500) return mean + Math.sqrt(mean) * z + (z * z - 1) / 6
  let mass = Math.exp(-mean)
  let below = 0
  let count = 0
  while (below + mass < probability && count < mean * 3 + 60) {
    below += mass
    count++
    mass *= mean / count
  }
  return Math.max(0, count - 0.5 + (probability - below) / mass)
}

/**
 * E|N − mean| of a Poisson count: the error left when the true rate is known.
 * Source: Crow 1958, 2 e^−m m^(⌊m⌋+1) / ⌊m⌋!, in logarithms.
 */
export function poissonMeanDeviation(mean: number): number {
  if (mean <= 0) return 0
  const floor = Math.floor(mean)
  return 2 * Math.exp(-mean + (floor + 1) * Math.log(mean) - logFactorial(floor))
}

/** ln n!, exact sum to 30, then Stirling's series (error below 1e-9). */
function logFactorial(n: number): number {
  if (n <= 30) {
    let sum = 0
    for (let k = 2; k <= n; k++) sum += Math.log(k)
    return sum
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
}

/** Quantile of the standard normal law, error below 4.5e-4. Source: Abramowitz and Stegun 26.2.23. */
export function normalQuantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability)
  const t = Math.sqrt(-2 * Math.log(Math.max(tail, 1e-300)))
  const size =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  return probability < 0.5 ? -size : size
}
