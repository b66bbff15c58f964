import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { type ConflictPart, explainProblem } from '#libs/rostering/explain.ts'
import { instantOfSlot, layOut } from '#libs/rostering/horizon.ts'
import type { RosterProblem } from '#libs/rostering/model.ts'
import { type Progress, type SolveResult, solveRoster } from '#libs/rostering/solve-roster.ts'
import { subjectOf } from '#modules/rosters/floors.ts'
import { NO_QUEUE } from '#modules/rosters/roster-problem.ts'
import type { RunOutcome, RunProgress } from '#modules/rosters/run-views.ts'
import { type DatedShift, fromPlanned } from '#modules/rosters/shift-slots.ts'

/** One search, as the thread is given it. Plain data, and memory that both sides see. */
export interface SearchJob {
  readonly problem: RosterProblem
  readonly seed: number
  readonly seconds: number
  /** In place of seconds: the same iterations give the same roster. */
  readonly iterations: number | null
  /** Of the roster itself: the problem may know of days after it. All of the problem's when left out. */
  readonly days?: number
  /** Its first place is 1 when the search shall end with what it has. */
  readonly stop: Int32Array
}

export type SearchNews =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | {
      readonly kind: 'found'
      readonly shifts: readonly DatedShift[]
      readonly outcome: RunOutcome
      readonly wasStopped: boolean
    }
  | { readonly kind: 'refused'; readonly outcome: RunOutcome }

const TELL_EVERY_MS = 1_000

/**
 * Searches until the budget is used up or it is stopped; whenever that is, the roster is a legal one.
 * @param elapsedMs since the search was started
 */
export function search(job: SearchJob, elapsedMs: () => number, tell: (news: SearchNews) => void): void {
  try {
    tell(searched(job, elapsedMs, tell))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    tell({ kind: 'refused', outcome: { ...NOTHING, reason: 'problem-faulty', detail: error.message.slice(0, 2_000) } })
  }
}

const NOTHING: RunOutcome = { reason: null, detail: null, cost: null, conflicts: [], outOfReach: [] }

function searched(
  { problem, seed, seconds, iterations, stop, days = problem.horizon.days }: SearchJob,
  elapsedMs: () => number,
  tell: (news: SearchNews) => void,
): SearchNews {
  let toldAt = Number.NEGATIVE_INFINITY
  const shouldStop = () => Atomics.load(stop, 0) === 1
  const onProgress = ({ budgetUsed, cost, bound, gap }: Progress) => {
    if (elapsedMs() - toldAt < TELL_EVERY_MS) return
    toldAt = elapsedMs()
    tell({ kind: 'progress', progress: { share: budgetUsed, cost: { total: cost, bound, gap } } })
  }
  const budget = iterations === null ? { budgetUsed: () => elapsedMs() / (seconds * 1000) } : { iterations }
  const result = solveRoster(problem, { seed, ...budget, shouldStop, onProgress })
  const { people, needs, floors } = explainProblem(problem)
  const reach = { outOfReach: outOfReachOf(problem, needs), floorsOutOfReach: floorsOutOfReachOf(problem, floors) }
  if (!result.ok) {
    const conflicts = people.map(({ personId, parts }) => ({
      personId,
      parts: parts.map((part) => wordOf(part, problem.horizon.from)),
    }))
    return { kind: 'refused', outcome: { ...NOTHING, reason: 'no-legal-plan', conflicts, ...reach } }
  }
  const grid = layOut(problem.horizon)
  return {
    kind: 'found',
    shifts: result.roster.shifts.filter(({ day }) => day < days).map((shift) => fromPlanned(grid, shift)),
    outcome: { ...NOTHING, cost: costOf(result), ...reach },
    wasStopped: shouldStop(),
  }
}

const costOf = ({ cost, bound, gap }: Extract<SolveResult, { ok: true }>) => ({
  total: cost.total,
  bound: bound.total,
  gap,
})

function outOfReachOf(problem: RosterProblem, needs: ReturnType<typeof explainProblem>['needs']) {
  const grid = layOut(problem.horizon)
  return needs
    .filter(({ skill }) => skill !== NO_QUEUE)
    .map(({ skill, from, to, required, possible }) => ({
      queueId: skill,
      fromAt: instantOfSlot(grid, from),
      toAt: instantOfSlot(grid, to),
      required,
      possible,
    }))
}

function floorsOutOfReachOf({ horizon }: RosterProblem, floors: ReturnType<typeof explainProblem>['floors']) {
  const grid = layOut(horizon)
  return floors.map(({ id, needed, possible, ranges }) => ({
    ...subjectOf(id),
    neededSeconds: needed * grid.slotSeconds,
    possibleSeconds: possible * grid.slotSeconds,
    ranges: ranges.map(({ from, to, ...each }) => {
      return { fromAt: instantOfSlot(grid, from), toAt: instantOfSlot(grid, to), ...each }
    }),
  }))
}

function wordOf(part: ConflictPart, from: string): string {
  if (part.kind === 'rule') return part.ruleId
  if (part.kind === 'leave') return `leave ${part.leave.from}..${part.leave.to}`
  if (part.kind === 'lock') {
    const day = part.lock.kind === 'off' ? part.lock.day : part.lock.shift.day
    return `lock ${addDaysToDate(from, day)}`
  }
  return part.kind
}
