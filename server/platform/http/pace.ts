/** Sessions remembered before those that have long been quiet are dropped. */
const MOST_REMEMBERED = 10_000

interface Bucket {
  left: number
  at: number
}

/**
 * A bucket for every key: full at first and after a quiet minute, and filled again evenly.
 * @param perMinute how many a key may take a minute, and at once
 * @returns asks for one of a key: 0 when it is granted, else after how many seconds there is one again, 1 or more
 */
export function createPace(perMinute: number): (key: string, nowMs: number) => number {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000
  const leftAt = ({ left, at }: Bucket, nowMs: number) => Math.min(perMinute, left + (nowMs - at) * perMs)
  return (key, nowMs) => {
    const known = buckets.get(key)
    const left = known ? leftAt(known, nowMs) : perMinute
    if (left < 1) return Math.max(1, Math.ceil((1 - left) / perMs / 1_000))
    if (!known && buckets.size >= MOST_REMEMBERED)
      for (const [other, bucket] of buckets) if (leftAt(bucket, nowMs) >= perMinute) buckets.delete(other)
    buckets.set(key, { left: left - 1, at: nowMs })
    return 0
  }
}
