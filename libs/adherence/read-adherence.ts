import { type LiveState, liveStateOf } from './live-state.ts'
import { type Activity, type AdherenceInput, type Presence, type Span, USUAL_SATISFIES, WORK } from './model.ts'
import { type Stretch, stretchesOf } from './stretches.ts'

/** Milliseconds; add those of many people or days, then ask for the shares. */
export interface AdherenceTotals {
  /** Planned activities that are not `off`, up to now. */
  readonly scheduledMs: number
  /** Of these, as planned, within grace, or excused. */
  readonly keptMs: number
  /** Planned work: on the queue, training, meetings. */
  readonly scheduledWorkMs: number
  /** Work done at any time, off-plan too, and planned work that was excused. */
  readonly workedMs: number
}

/** A deviation as one line to read. `reason`: of the exception that excuses it; null when nothing does. */
export interface Deviation extends Span {
  readonly planned: Activity
  readonly found: Presence
  readonly reason: string | null
}

/**
 * @property adherence kept / scheduled, 0..1; null while nothing was scheduled yet. KPI 16.
 * @property conformance worked / scheduled work, 0 or more: late 30 and stay 30 is 1; null as above. KPI 17.
 * @property deviations beyond grace, in order; also work outside the plan (`planned: 'off'`), which lowers nothing
 * @property live what a real-time desk says of this person now
 */
export interface AdherenceReading extends AdherenceTotals {
  readonly adherence: number | null
  readonly conformance: number | null
  readonly deviations: readonly Deviation[]
  readonly live: LiveState
}

/**
 * Adherence and conformance of one person. Instants only, so a change of the clock changes nothing.
 *
 * An instant is kept when the presence found does for any activity planned within the grace of it, before or after. So
 * grace forgives the first and last moments of a change, not a whole deviation that is short.
 * @throws RangeError for spans that overlap within a list, end before they begin, or a negative grace
 */
export function readAdherence(input: AdherenceInput): AdherenceReading {
  const stretches = stretchesOf(input)
  const { satisfies = USUAL_SATISFIES } = input
  const works = new Set(WORK.flatMap((activity) => satisfies[activity]))
  const isWorkPlanned = ({ planned }: Stretch) => WORK.includes(planned)
  const totals: AdherenceTotals = {
    scheduledMs: lengthOf(stretches.filter(isScheduled)),
    keptMs: lengthOf(stretches.filter((stretch) => isScheduled(stretch) && counts(stretch))),
    scheduledWorkMs: lengthOf(stretches.filter(isWorkPlanned)),
    workedMs: lengthOf(
      stretches.filter((stretch) => works.has(stretch.found) || (isWorkPlanned(stretch) && stretch.excusedBy !== null)),
    ),
  }
  return {
    ...totals,
    ...sharesOf(totals),
    deviations: deviationsOf(stretches),
    live: liveStateOf(stretches, works, input.plan),
  }
}

/** The shares of summed totals: of a team or a month. Never average the shares themselves. */
export function sharesOf(totals: AdherenceTotals): { adherence: number | null; conformance: number | null } {
  return {
    adherence: totals.scheduledMs > 0 ? totals.keptMs / totals.scheduledMs : null,
    conformance: totals.scheduledWorkMs > 0 ? totals.workedMs / totals.scheduledWorkMs : null,
  }
}

/** Sums of many readings, for `sharesOf`. */
export function together(totals: readonly AdherenceTotals[]): AdherenceTotals {
  const sum = (key: keyof AdherenceTotals) => totals.reduce((all, each) => all + each[key], 0)
  return {
    scheduledMs: sum('scheduledMs'),
    keptMs: sum('keptMs'),
    scheduledWorkMs: sum('scheduledWorkMs'),
    workedMs: sum('workedMs'),
  }
}

const isScheduled = ({ planned }: Stretch) => planned !== 'off'
const counts = ({ isKept, isInGrace, excusedBy }: Stretch) => isKept || isInGrace || excusedBy !== null
const lengthOf = (stretches: readonly Stretch[]) =>
  stretches.reduce((ms, { startsAt, endsAt }) => ms + endsAt - startsAt, 0)

function deviationsOf(stretches: readonly Stretch[]): readonly Deviation[] {
  const found: Deviation[] = []
  for (const { startsAt, endsAt, planned, found: presence, isKept, isInGrace, excusedBy } of stretches) {
    if (isKept || isInGrace) continue
    const last = found.at(-1)
    const goesOn =
      last?.endsAt === startsAt && last.planned === planned && last.found === presence && last.reason === excusedBy
    if (goesOn) found.pop()
    found.push({ planned, found: presence, reason: excusedBy, startsAt: goesOn ? last.startsAt : startsAt, endsAt })
  }
  return found
}
