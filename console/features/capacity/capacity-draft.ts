import { nextMonth } from '#libs/capacity-plan/faults.ts'
import type { CapacityBasis, ScenarioBody } from '#modules/workforce/capacity-contract.ts'

export type DraftMonth = ScenarioBody['months'][number]
export type MonthField = keyof DraftMonth

const EMPTY: DraftMonth = { contacts: null, handleSeconds: null, plannedShrinkage: null, hires: 0 }
const USUAL_MONTHS = 12
const USUAL_OCCUPANCY = 0.85

/**
 * A scenario to begin with: all queues, their measured handle time and set shrinkage weighted by what came to them, and
 * the agents there are. Who leaves and how people learn nobody has measured: it says nobody and nothing until filled in.
 */
export function newScenario(basis: CapacityBasis, name: string): ScenarioBody {
  const weights = basis.queues.map(({ history }) => history.months.reduce((sum, { contacts }) => sum + contacts, 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (value: (queue: CapacityBasis['queues'][number]) => number) =>
    basis.queues.reduce(
      (sum, queue, place) => sum + value(queue) * (total > 0 ? (weights[place] ?? 0) / total : 1 / basis.queues.length),
      0,
    )
  return {
    name,
    queueIds: basis.queues.map(({ queueId }) => queueId),
    firstMonth: nextMonth(basis.thisMonth),
    months: Array.from({ length: USUAL_MONTHS }, () => EMPTY),
    yearlyGrowth: 0,
    handleSeconds: Math.max(1, Math.round(mean(({ handleSeconds, atOnce }) => handleSeconds / atOnce))),
    plannedShrinkage: thousandth(mean(({ plannedShrinkage }) => plannedShrinkage)),
    unplannedShrinkage: thousandth(mean(({ unplannedShrinkage }) => unplannedShrinkage)),
    occupancy: USUAL_OCCUPANCY,
    fullTimeHours: basis.fullTimeHours,
    present: [{ share: 1, tenureMonths: 12, heads: basis.agents }],
    attrition: [{ fromTenureMonths: 0, monthlyShare: 0 }],
    learning: { trainingMonths: 0, floorShares: [] },
    hiring: { leadMonths: 1, gapLimitFte: 0, mostPerMonth: null },
  }
}

const thousandth = (share: number) => Math.round(share * 1000) / 1000

/** One cell; more than one value fills the months below it, as a column that was copied from a spreadsheet. */
export function withMonths(
  draft: ScenarioBody,
  place: number,
  field: MonthField,
  values: readonly (number | null)[],
): ScenarioBody {
  const months = draft.months.map((month, at) => {
    const value = values[at - place]
    if (value === undefined) return month
    return field === 'hires' ? { ...month, hires: value ?? 0 } : { ...month, [field]: value }
  })
  return { ...draft, months }
}

/** Months are added as those before them say nothing; those past the end are cut off. */
export function withLength(draft: ScenarioBody, length: number): ScenarioBody {
  return { ...draft, months: Array.from({ length }, (_, place) => draft.months[place] ?? EMPTY) }
}

/** Limits of the cells, as the server has them; shares are typed as percent. */
export const CELLS: Readonly<
  Record<MonthField, { readonly most: number; readonly least: number; readonly scale: number }>
> = {
  contacts: { least: 0, most: 100_000_000, scale: 1 },
  handleSeconds: { least: 1, most: 7200, scale: 1 },
  plannedShrinkage: { least: 0, most: 0.9, scale: 100 },
  hires: { least: 0, most: 5000, scale: 1 },
}

/**
 * What was typed. @param isWhole only whole numbers
 * @returns null for nothing; undefined for what is no number or out of range
 */
export function readNumber(
  text: string,
  { least, most, scale, isWhole = false }: { least: number; most: number; scale: number; isWhole?: boolean },
): number | null | undefined {
  const plain = text.replace(/[,\s\u00a0%]/g, '').replace('−', '-')
  if (plain === '') return null
  const value = Number(plain) / scale
  if (!Number.isFinite(value) || value < least || value > most || (isWhole && !Number.isInteger(value)))
    return undefined
  return Math.round(value * 1e6) / 1e6
}

/** The lines of a column copied from a spreadsheet, of each its first cell. */
export const pastedLines = (text: string): readonly string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t')[0] ?? '')
