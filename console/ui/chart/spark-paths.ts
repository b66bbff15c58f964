const WIDTH = 72
const HEIGHT = 20
const EDGE = 2
/** Values closer together than this are drawn as if they were this far apart: noise must not look like a fall. */
const LEAST_RANGE = 0.2

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Where a row of shares lies in a field of 72 by 20.
 * @param values 0..1, oldest first; null leaves a gap
 * @returns one path for each stretch without a gap, the place of the last value, and the height of the target
 */
export function sparkPaths(values: readonly (number | null)[], target?: number) {
  const known = values.filter((value) => value !== null)
  const all = target === undefined ? known : [...known, target]
  const high = Math.max(...all, 0)
  const low = Math.min(...all, high - LEAST_RANGE)
  const height = (value: number) => round(HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE))
  const place = (index: number) => round(EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1))
  const points = values.map((value, index): Point | null =>
    value === null ? null : { x: place(index), y: height(value) },
  )
  return {
    paths: stretches(points).map((stretch) => `M${stretch.map(({ x, y }) => `${x} ${y}`).join('L')}`),
    last: points.findLast((point) => point !== null) ?? null,
    targetY: target === undefined || known.length === 0 ? null : height(target),
  }
}

/** Neighbouring points; a point alone is drawn as a dot of a line. */
function stretches(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const found: Point[][] = [[]]
  for (const point of points) {
    if (point === null) found.push([])
    else found.at(-1)?.push(point)
  }
  return found
    .filter((stretch) => stretch.length > 0)
    .map((stretch) => (stretch.length === 1 ? [...stretch, ...stretch] : stretch))
}

const round = (value: number) => Math.round(value * 10) / 10
