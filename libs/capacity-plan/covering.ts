/**
 * Least cost of covering needs: minimise Σ costs·x with Σ gives[h][m]·x[h] ≥ needs[m] for every m and 0 ≤ x ≤ most.
 * All gives, costs and needs are 0 or more, costs above 0.
 */
export interface Covering {
  readonly costs: readonly number[]
  readonly gives: readonly (readonly number[])[]
  readonly needs: readonly number[]
}

export interface Cover {
  readonly cost: number
  readonly amounts: readonly number[]
}

/**
 * The least fractional cover with bounds on each amount, by the simplex method on its dual, whose start is at hand: the
 * dual maximises Σ needs·y with gives·y ≤ costs. Bland's rule, so it cannot cycle.
 * @param least, most bounds of each amount; most may be infinite
 * @returns null when no cover keeps the bounds
 */
export function fractionalCover(
  { costs, gives, needs }: Covering,
  least: readonly number[],
  most: readonly number[],
): Cover | null {
  const open = needs.map(
    (need, m) => need - costs.reduce((sum, _, h) => sum + (gives[h]?.[m] ?? 0) * (least[h] ?? 0), 0),
  )
  const capped = most.flatMap((bound, h) => (Number.isFinite(bound) ? [h] : []))
  // One row per amount, one column per need and per upper bound (−x ≥ −most), then slacks, then the right side.
  const columns = needs.length + capped.length
  const rows = costs.map((cost, h) => [
    ...needs.map((_, m) => gives[h]?.[m] ?? 0),
    ...capped.map((capOf) => (capOf === h ? -1 : 0)),
    ...costs.map((_, slack) => (slack === h ? 1 : 0)),
    cost,
  ])
  const worth = [...open, ...capped.map((h) => (least[h] ?? 0) - (most[h] ?? 0)), ...costs.map(() => 0), 0]
  const basis = costs.map((_, h) => columns + h)
  for (;;) {
    const entering = worth.findIndex((value, column) => column < worth.length - 1 && value > TINY)
    if (entering < 0) break
    const leaving = leavingRow(rows, basis, entering)
    if (leaving < 0) return null
    pivot(rows, worth, leaving, entering)
    basis[leaving] = entering
  }
  const extra = costs.map((_, h) => Math.max(0, -(worth[columns + h] ?? 0)))
  const amounts = extra.map((amount, h) => amount + (least[h] ?? 0))
  return { amounts, cost: amounts.reduce((sum, amount, h) => sum + amount * (costs[h] ?? 0), 0) }
}

const TINY = 1e-9

function leavingRow(rows: readonly number[][], basis: readonly number[], entering: number): number {
  let best = -1
  let bestRatio = Number.POSITIVE_INFINITY
  rows.forEach((row, index) => {
    const step = row[entering] ?? 0
    if (step <= TINY) return
    const ratio = (row.at(-1) ?? 0) / step
    const isFirst = ratio < bestRatio + 1e-12 && (basis[index] ?? 0) < (basis[best] ?? Number.POSITIVE_INFINITY)
    if (ratio < bestRatio - 1e-12 || isFirst) {
      best = index
      bestRatio = ratio
    }
  })
  return best
}

function pivot(rows: number[][], worth: number[], leaving: number, entering: number): void {
  const turned = rows[leaving] ?? []
  const by = turned[entering] ?? 1
  for (let column = 0; column < turned.length; column += 1) turned[column] = (turned[column] ?? 0) / by
  for (const row of [...rows, worth]) {
    const times = row[entering] ?? 0
    if (row === turned || times === 0) continue
    for (let column = 0; column < row.length; column += 1)
      row[column] = (row[column] ?? 0) - times * (turned[column] ?? 0)
  }
}

/**
 * The least cover in whole amounts, by branch and bound.
 * @param mostNodes how many fractional covers to look at; what is found until then is a cover, maybe not the least
 * @returns null when not even `most` covers; `isLeast` tells whether no cover costs less
 */
export function wholeCover(
  covering: Covering,
  most: readonly number[],
  mostNodes: number,
): (Cover & { readonly isLeast: boolean }) | null {
  let best: Cover | null = null
  let nodes = 0
  const open = [{ least: covering.costs.map(() => 0), most }]
  for (let node = open.pop(); node; node = open.pop()) {
    if (nodes >= mostNodes && best) return { ...best, isLeast: false }
    nodes += 1
    const cover = fractionalCover(covering, node.least, node.most)
    if (!cover || (best && cover.cost >= best.cost - 1e-7)) continue
    const rounded = trimmed(
      covering,
      cover.amounts.map((amount, h) => Math.min(most[h] ?? amount, Math.ceil(amount - 1e-7))),
    )
    if (rounded && (!best || rounded.cost < best.cost - 1e-9)) best = rounded
    const split = mostFractional(cover.amounts)
    if (split < 0) continue
    const below = Math.floor(cover.amounts[split] ?? 0)
    // The upper half last, so that it is looked at first: it leads to covers sooner.
    open.push({ least: node.least, most: node.most.map((bound, h) => (h === split ? below : bound)) })
    open.push({ least: node.least.map((bound, h) => (h === split ? below + 1 : bound)), most: node.most })
  }
  return best && { ...best, isLeast: true }
}

/** A cover without what it can spare, the dearest first; null when it covers not all. */
function trimmed({ costs, gives, needs }: Covering, whole: readonly number[]): Cover | null {
  const amounts = [...whole]
  const covers = () =>
    needs.every((need, m) => amounts.reduce((sum, x, h) => sum + x * (gives[h]?.[m] ?? 0), 0) >= need - 1e-9)
  if (!covers()) return null
  const dearestFirst = costs.map((_, h) => h).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0))
  for (const h of dearestFirst) {
    while ((amounts[h] ?? 0) > 0) {
      amounts[h] = (amounts[h] ?? 0) - 1
      if (covers()) continue
      amounts[h] = (amounts[h] ?? 0) + 1
      break
    }
  }
  return { amounts, cost: amounts.reduce((sum, amount, h) => sum + amount * (costs[h] ?? 0), 0) }
}

function mostFractional(amounts: readonly number[]): number {
  let found = -1
  let furthest = 1e-6
  amounts.forEach((amount, h) => {
    const distance = Math.abs(amount - Math.round(amount))
    if (distance > furthest) {
      found = h
      furthest = distance
    }
  })
  return found
}
