import { type AnswersTable, answersWith } from './answers.ts'
import { placingsOf, SHIFT_KINDS, type ShiftKind } from './shift-kinds.ts'

/** One person's day, nameless. */
export interface Shift {
  readonly kind: string
  readonly paidMinutes: number
  /** Stretches on line: pairs of first slot and slot after the last, over the whole horizon. */
  readonly onLine: readonly number[]
}

export interface CoverOptions {
  readonly slotMinutes: number
  /** Contacts to answer in time over all slots. */
  readonly answers: number
  /** Slots in which somebody has to be there, whatever it brings. */
  readonly isOpen: readonly boolean[]
  readonly kinds?: readonly ShiftKind[]
  /** Shifts taken out and put back in search of a cheaper set; 400. */
  readonly rounds?: number
}

/** Minutes between starts of shifts. */
const START_MINUTES = 30

/** What it costs to have somebody come at all, in paid minutes: without it, short shifts would always win. */
const COMING_MINUTES = 45

/**
 * Shifts that answer enough contacts in time, with as little pay as the search finds: the shift that answers most
 * for its pay is added until the goal is reached; then, round after round, one or two shifts are taken out and the best
 * put back, and the cheaper set is kept. Takes no chance: the same table gives the same shifts.
 * @param table answers by agents for each slot, from the first midnight on
 */
export function coverWithShifts(table: AnswersTable, options: CoverOptions): Shift[] {
  const { slotMinutes, answers, isOpen, kinds = SHIFT_KINDS, rounds = 400 } = options
  const candidates = candidatesOf(table.length, slotMinutes, kinds)
  const staff = new Int32Array(table.length)
  let chosen: Candidate[] = []
  let reached = 0

  /** What one more agent brings in a slot. An open slot with nobody counts as much as all that come then. */
  const gains = new Float64Array(table.length + 1)
  const refreshGains = () => {
    let sum = 0
    for (let slot = 0; slot < table.length; slot++) {
      const row = table[slot] ?? new Float64Array(1)
      const agents = staff[slot] ?? 0
      const bonus = agents === 0 && isOpen[slot] ? (row[row.length - 1] ?? 0) + 1 : 0
      gains[slot] = sum
      sum += answersWith(row, agents + 1) - answersWith(row, agents) + bonus
    }
    gains[table.length] = sum
  }
  const change = (candidate: Candidate, by: 1 | -1) => {
    for (let i = 0; i < candidate.onLine.length; i += 2)
      for (let slot = candidate.onLine[i] ?? 0; slot < (candidate.onLine[i + 1] ?? 0); slot++) {
        if (slot >= table.length) break
        const row = table[slot] ?? new Float64Array(1)
        const agents = staff[slot] ?? 0
        staff[slot] = agents + by
        reached += answersWith(row, agents + by) - answersWith(row, agents)
      }
  }
  const isCovered = () => reached >= answers - 1e-9 && isOpen.every((open, slot) => !open || (staff[slot] ?? 0) > 0)
  const fill = () => {
    while (!isCovered()) {
      refreshGains()
      const best = bestOf(candidates, gains)
      if (!best) break
      change(best, 1)
      chosen.push(best)
    }
  }

  fill()
  dropSpare()
  for (let round = 0; round < rounds && chosen.length > 1; round++) {
    const before = chosen
    const cost = costOf(before)
    // Steps of the golden ratio go through the shifts evenly, one time alone, the next with a neighbour.
    const first = Math.floor(((round * 0.618_033_988_75) % 1) * before.length)
    const second = round % 2 === 0 ? first : (first + 1 + (round % 7)) % before.length
    const out = new Set([first, second])
    for (const index of out) {
      const candidate = before[index]
      if (candidate) change(candidate, -1)
    }
    chosen = before.filter((_, index) => !out.has(index))
    fill()
    dropSpare()
    if (costOf(chosen) <= cost && isCovered()) continue
    for (const candidate of chosen) change(candidate, -1)
    for (const candidate of before) change(candidate, 1)
    chosen = before
  }
  return chosen
    .toSorted((a, b) => (a.onLine[0] ?? 0) - (b.onLine[0] ?? 0))
    .map(({ kind, paidMinutes, onLine }) => ({ kind, paidMinutes, onLine }))

  /** Shifts without which the goal is still reached, the dearest first. */
  function dropSpare(): void {
    for (const candidate of chosen.toSorted((a, b) => b.paidMinutes - a.paidMinutes)) {
      change(candidate, -1)
      if (isCovered()) chosen = chosen.toSpliced(chosen.indexOf(candidate), 1)
      else change(candidate, 1)
    }
  }
}

type Candidate = Shift

const costOf = (shifts: readonly Shift[]) =>
  shifts.reduce((sum, { paidMinutes }) => sum + paidMinutes + COMING_MINUTES, 0)

function candidatesOf(slots: number, slotMinutes: number, kinds: readonly ShiftKind[]): Candidate[] {
  const candidates: Candidate[] = []
  const placings = kinds.map((kind) => ({ kind, placed: placingsOf(kind, slotMinutes) }))
  for (let start = 0; start < slots; start += START_MINUTES / slotMinutes)
    for (const { kind, placed } of placings) {
      if (start + kind.spanMinutes / slotMinutes > slots) continue
      for (const stretches of placed)
        candidates.push({
          kind: kind.name,
          paidMinutes: kind.paidMinutes,
          onLine: stretches.map((slot) => start + slot),
        })
    }
  return candidates
}

/** @param sums of the gains before each slot */
function bestOf(candidates: readonly Candidate[], sums: Float64Array): Candidate | null {
  let best: Candidate | null = null
  let most = 1e-9
  for (const candidate of candidates) {
    const { onLine, paidMinutes } = candidate
    let gain = 0
    for (let i = 0; i < onLine.length; i += 2) gain += (sums[onLine[i + 1] ?? 0] ?? 0) - (sums[onLine[i] ?? 0] ?? 0)
    if (gain / (paidMinutes + COMING_MINUTES) <= most) continue
    most = gain / (paidMinutes + COMING_MINUTES)
    best = candidate
  }
  return best
}
