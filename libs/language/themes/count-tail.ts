/**
 * How surprising a count is: `-ln P(X >= c)` for c = 0..size, where each of `size` texts falls into the watched weeks with
 * probability `share`, and kinds of texts come in waves.
 * @param share above 0, below 1
 * @param waves squared coefficient of variation of a kind of text from week to week, 0 or more; 0 is chance alone
 *   (binomial). Above 0 it is the beta-binomial: a negative binomial for each week, given their sum.
 */
export function countTail(size: number, share: number, waves: number): Float64Array {
  const logs = waves > 0 ? wavyLogs(size, share, waves) : plainLogs(size, share)
  const tail = new Float64Array(size + 1)
  let sum = 0
  for (let count = size; count >= 0; count -= 1) {
    sum += Math.exp(logs[count] ?? 0)
    tail[count] = -Math.log(Math.min(1, sum))
  }
  return tail
}

function plainLogs(size: number, share: number): Float64Array {
  const logs = new Float64Array(size + 1)
  logs[0] = size * Math.log(1 - share)
  for (let count = 0; count < size; count += 1)
    logs[count + 1] = (logs[count] ?? 0) + Math.log(((size - count) / (count + 1)) * (share / (1 - share)))
  return logs
}

/** Of a gamma-Poisson week with shape r = 1 / waves, the share of one week given all is beta with a = r and b = r (1 - p) / p. */
function wavyLogs(size: number, share: number, waves: number): Float64Array {
  const a = 1 / waves
  const b = (a * (1 - share)) / share
  const logs = new Float64Array(size + 1)
  for (let at = 0; at < size; at += 1) logs[0] = (logs[0] ?? 0) + Math.log((b + at) / (a + b + at))
  for (let count = 0; count < size; count += 1)
    logs[count + 1] =
      (logs[count] ?? 0) + Math.log((((size - count) / (count + 1)) * (count + a)) / (size - count - 1 + b))
  return logs
}
