/**
 * Minutes from one row to the next, as most neighbours within a day have it; null when no two rows stand within a day,
 * or the commonest distance does not divide a day. A row off the grid is left for the reader of the series to refuse.
 * @param starts `YYYY-MM-DDTHH:MM`, in the order of the file
 */
export function intervalOf(starts: readonly string[]): number | null {
  const seen = new Map<number, number>()
  for (let i = 1; i < starts.length; i++) {
    const [before = '', after = ''] = starts.slice(i - 1, i + 1)
    if (before.slice(0, 10) !== after.slice(0, 10)) continue
    const distance = minutesOf(after) - minutesOf(before)
    if (distance > 0) seen.set(distance, (seen.get(distance) ?? 0) + 1)
  }
  const [commonest] = [...seen].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)
  return commonest && 1440 % commonest[0] === 0 ? commonest[0] : null
}

const minutesOf = (start: string) => Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16))
