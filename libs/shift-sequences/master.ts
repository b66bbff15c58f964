import { OFF } from './instance.ts'
import type { Model } from './model.ts'

/** A whole sequence of one person, as a column of the master programme. */
export interface Column {
  readonly person: number
  readonly sequence: Int16Array
  /** Wishes refused or granted, without the cover. */
  readonly cost: number
}

/**
 * The master programme: every person takes one share-weighted mix of sequences, every cover row is met up to its
 * penalties. A primal simplex that keeps the inverse of the basis; columns may be added and banned at any time, since
 * both leave the basis feasible.
 */
export interface Master {
  readonly columns: readonly Column[]
  add(column: Column): void
  /** Bans columns (or allows them again): whoever still stands in the basis is priced out. */
  ban(isBanned: (column: Column) => boolean): void
  /** @returns whether an optimum was reached within so many pivots */
  solve(mostPivots: number): boolean
  /** Of the optimum: of this basis. */
  objective(): number
  /** Dual of each cover row by `day * types + type`, and of each person given. */
  readonly coverDual: Float64Array
  personDual(person: number): number
  /** Columns in use and their share, 0..1. */
  shares(): { readonly column: Column; readonly share: number }[]
}

/** Stands for the cost of a banned column; far above any real cost. */
const BANNED_COST = 1e6

/**
 * @param people who is planned here, each with a first sequence
 * @param need what is left to cover, by `day * types + type`; below 0 where others are too many already
 * @param days whose cover counts, `from <= day < to`; on the others nobody's work changes
 * @param chance a little of it on every row keeps the simplex from standing still
 */
export function masterOf(
  model: Model,
  people: readonly number[],
  first: readonly Column[],
  need: Float64Array,
  chance: () => number,
  { from, to }: { readonly from: number; readonly to: number },
): Master {
  const cells: number[] = []
  const rowOfCell = new Int32Array(model.days * model.types).fill(-1)
  for (let cell = from * model.types; cell < to * model.types; cell += 1)
    if ((model.under[cell] as number) > 0 || (model.over[cell] as number) > 0) {
      rowOfCell[cell] = cells.length
      cells.push(cell)
    }
  const rowOfPerson = new Map(people.map((person, index) => [person, cells.length + index]))
  const size = cells.length + people.length
  const right = new Float64Array(size).fill(1)
  for (const [row, cell] of cells.entries()) right[row] = (need[cell] as number) + chance() * 2e-5

  const columns: Column[] = []
  const rowsOf: Int32Array[] = []
  const costs: number[] = []
  const banned: boolean[] = []
  const isBasic: boolean[] = []
  /** Per row: a column, or -1 - 2 × row for under, -2 - 2 × row for over. */
  const basis = new Int32Array(size)
  const inverse = new Float64Array(size * size)
  const level = new Float64Array(size)
  const dual = new Float64Array(size)
  const alpha = new Float64Array(size)
  const filled = new Int32Array(size)
  const ratio = new Float64Array(size)
  const falling = new Int32Array(size)
  const coverDual = new Float64Array(rowOfCell.length)
  let pivotsSinceFresh = 0
  let candidates: number[] = []

  for (const column of first) addColumn(column)
  startFromFirst()

  return {
    columns,
    add: addColumn,
    ban(isToBan) {
      for (const [index, column] of columns.entries()) banned[index] = isToBan(column)
      priceDuals()
    },
    solve(mostPivots) {
      candidates = []
      for (let pivot = 0; pivot < mostPivots; pivot += 1) {
        const entering = chooseEntering()
        if (entering === null) {
          publishDuals()
          return true
        }
        enter(entering.id, entering.reduced)
        pivotsSinceFresh += 1
        if (pivotsSinceFresh >= 400) refresh()
      }
      publishDuals()
      return false
    },
    objective() {
      let sum = 0
      for (let row = 0; row < size; row += 1) sum += costOfBasic(basis[row] as number) * (level[row] as number)
      return sum
    },
    coverDual,
    personDual: (person) => dual[rowOfPerson.get(person) ?? 0] ?? 0,
    shares() {
      const used: { column: Column; share: number }[] = []
      for (let row = 0; row < size; row += 1) {
        const column = columns[basis[row] as number]
        if (column && (level[row] as number) > 1e-6) used.push({ column, share: level[row] as number })
      }
      return used
    },
  }

  function addColumn(column: Column): void {
    const rows: number[] = []
    for (let day = 0; day < model.days; day += 1) {
      const type = column.sequence[day] as number
      const row = type === OFF ? -1 : (rowOfCell[day * model.types + type] as number)
      if (row >= 0) rows.push(row)
    }
    rows.push(rowOfPerson.get(column.person) ?? 0)
    candidates.push(columns.length)
    columns.push(column)
    rowsOf.push(Int32Array.from(rows))
    costs.push(column.cost)
    banned.push(false)
    isBasic.push(false)
  }

  /** Every person on the first of their columns, every cover row on its own penalty. */
  function startFromFirst(): void {
    const started = new Set<number>()
    for (const [index, column] of columns.entries()) {
      if (started.has(column.person)) continue
      started.add(column.person)
      basis[rowOfPerson.get(column.person) ?? 0] = index
      isBasic[index] = true
    }
    for (let row = 0; row < cells.length; row += 1) basis[row] = -1 - 2 * row
    for (let row = cells.length; row < size; row += 1)
      for (const covered of rowsOf[basis[row] as number] ?? [])
        if (covered < cells.length) right[covered] = (right[covered] as number) - 1
    for (let row = 0; row < cells.length; row += 1) if ((right[row] as number) < 0) basis[row] = -2 - 2 * row
    for (let row = cells.length; row < size; row += 1)
      for (const covered of rowsOf[basis[row] as number] ?? [])
        if (covered < cells.length) right[covered] = (right[covered] as number) + 1
    refresh()
  }

  function costOfBasic(id: number): number {
    if (id >= 0) return banned[id] ? BANNED_COST : (costs[id] as number)
    const cell = cells[(-1 - id) >> 1] as number
    return ((-1 - id) & 1) === 0 ? (model.under[cell] as number) : (model.over[cell] as number)
  }

  function reducedCost(index: number): number {
    let reduced = costs[index] as number
    const rows = rowsOf[index] as Int32Array
    for (let at = 0; at < rows.length; at += 1) reduced -= dual[rows[at] as number] as number
    return reduced
  }

  /** The best of a short list, which is made anew when it holds nothing more. */
  function chooseEntering(): { id: number; reduced: number } | null {
    for (let isNew = false; ; isNew = true) {
      let id = 0
      let least = -1e-7
      let isFound = false
      for (let row = 0; row < cells.length; row += 1) {
        const cell = cells[row] as number
        const under = (model.under[cell] as number) - (dual[row] as number)
        const over = (model.over[cell] as number) + (dual[row] as number)
        if (under < least) {
          least = under
          id = -1 - 2 * row
          isFound = true
        }
        if (over < least) {
          least = over
          id = -2 - 2 * row
          isFound = true
        }
      }
      let kept = 0
      for (const index of candidates) {
        if (isBasic[index] || banned[index]) continue
        const reduced = reducedCost(index)
        if (reduced > -1e-7) continue
        candidates[kept++] = index
        if (reduced < least) {
          least = reduced
          id = index
          isFound = true
        }
      }
      candidates.length = kept
      if (isFound) return { id, reduced: least }
      if (isNew) return null
      shortList()
    }
  }

  function shortList(): void {
    const attractive: { index: number; reduced: number }[] = []
    for (let index = 0; index < columns.length; index += 1) {
      if (isBasic[index] || banned[index]) continue
      const reduced = reducedCost(index)
      if (reduced < -1e-7) attractive.push({ index, reduced })
    }
    attractive.sort((a, b) => a.reduced - b.reduced)
    candidates = attractive.slice(0, 60).map(({ index }) => index)
  }

  function loadAlpha(id: number): void {
    alpha.fill(0)
    if (id < 0) {
      const column = (-1 - id) >> 1
      const sign = ((-1 - id) & 1) === 0 ? 1 : -1
      for (let row = 0, at = column; row < size; row += 1, at += size) alpha[row] = sign * (inverse[at] as number)
      return
    }
    const rows = rowsOf[id] as Int32Array
    for (let row = 0, base = 0; row < size; row += 1, base += size) {
      let sum = 0
      for (let at = 0; at < rows.length; at += 1) sum += inverse[base + (rows[at] as number)] as number
      alpha[row] = sum
    }
  }

  /**
   * Brings a column into the basis. A penalty that falls to zero on the way need not leave: it turns into the penalty of
   * the other side, as long as going on still pays.
   */
  function enter(id: number, reducedAtStart: number): void {
    loadAlpha(id)
    let count = 0
    for (let row = 0; row < size; row += 1)
      if ((alpha[row] as number) > 1e-7) {
        ratio[row] = Math.max(0, level[row] as number) / (alpha[row] as number)
        falling[count++] = row
      }
    const order = falling.subarray(0, count).sort((a, b) => (ratio[a] as number) - (ratio[b] as number))
    let leaving = -1
    let reduced = reducedAtStart
    for (const row of order) {
      const after = reduced + (alpha[row] as number) * turnCost(basis[row] as number)
      leaving = row
      if (after >= 0) break
      turn(row)
      leaving = -1
      reduced = after
    }
    if (leaving < 0) {
      refresh()
      return
    }
    const step = Math.max(0, level[leaving] as number) / (alpha[leaving] as number)
    for (let row = 0; row < size; row += 1) level[row] = (level[row] as number) - step * (alpha[row] as number)
    level[leaving] = step
    const before = basis[leaving] as number
    if (before >= 0) isBasic[before] = false
    if (id >= 0) isBasic[id] = true
    basis[leaving] = id
    pivot(leaving)
    const base = leaving * size
    for (let at = 0; at < size; at += 1) dual[at] = (dual[at] as number) + reduced * (inverse[base + at] as number)
  }

  /** What one unit more costs once a penalty has turned; Infinity for a sequence, which cannot turn. */
  function turnCost(id: number): number {
    if (id >= 0) return Number.POSITIVE_INFINITY
    const cell = cells[(-1 - id) >> 1] as number
    return (model.under[cell] as number) + (model.over[cell] as number)
  }

  /** Puts the other penalty of the same cover row into the basis: its column is the same with the other sign. */
  function turn(row: number): void {
    const id = basis[row] as number
    const cost = turnCost(id)
    const base = row * size
    for (let at = 0; at < size; at += 1) {
      const value = inverse[base + at] as number
      if (value === 0) continue
      dual[at] = (dual[at] as number) - cost * value
      inverse[base + at] = -value
    }
    basis[row] = ((-1 - id) & 1) === 0 ? id - 1 : id + 1
    level[row] = -(level[row] as number)
    alpha[row] = -(alpha[row] as number)
  }

  /** Brings `alpha` to a unit vector in the given row. */
  function pivot(row: number): void {
    const base = row * size
    const scale = 1 / (alpha[row] as number)
    let count = 0
    for (let at = 0; at < size; at += 1) {
      const value = inverse[base + at] as number
      if (value === 0) continue
      inverse[base + at] = value * scale
      filled[count++] = at
    }
    for (let other = 0; other < size; other += 1) {
      const factor = alpha[other] as number
      if (other === row || factor === 0) continue
      const target = other * size
      for (let n = 0; n < count; n += 1) {
        const at = filled[n] as number
        inverse[target + at] = (inverse[target + at] as number) - factor * (inverse[base + at] as number)
      }
    }
  }

  /** Makes the inverse anew from the basis, so that rounding does not gather. */
  function refresh(): void {
    pivotsSinceFresh = 0
    inverse.fill(0)
    const isTaken = new Uint8Array(size)
    const held = Int32Array.from(basis)
    const waiting: number[] = []
    for (const id of held) {
      if (id >= 0) {
        waiting.push(id)
        continue
      }
      const row = (-1 - id) >> 1
      isTaken[row] = 1
      basis[row] = id
      inverse[row * size + row] = ((-1 - id) & 1) === 0 ? 1 : -1
    }
    for (let row = 0; row < size; row += 1) if (!isTaken[row]) inverse[row * size + row] = 1
    for (const id of waiting) {
      loadAlpha(id)
      let at = -1
      for (let row = 0; row < size; row += 1)
        if (!isTaken[row] && (at < 0 || Math.abs(alpha[row] as number) > Math.abs(alpha[at] as number))) at = row
      isTaken[at] = 1
      basis[at] = id
      pivot(at)
    }
    for (let row = 0; row < size; row += 1) {
      let sum = 0
      for (let at = 0; at < size; at += 1) sum += (inverse[row * size + at] as number) * (right[at] as number)
      level[row] = sum
    }
    priceDuals()
  }

  function priceDuals(): void {
    dual.fill(0)
    for (let row = 0; row < size; row += 1) {
      const cost = costOfBasic(basis[row] as number)
      if (cost === 0) continue
      const base = row * size
      for (let at = 0; at < size; at += 1) dual[at] = (dual[at] as number) + cost * (inverse[base + at] as number)
    }
  }

  function publishDuals(): void {
    for (let row = 0; row < cells.length; row += 1) coverDual[cells[row] as number] = dual[row] as number
  }
}
