import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { mondayOf } from '#modules/assist/tool-use/week.ts'
import { shareAt } from '../../simulate/arrivals/arrival-rate.ts'
import { chanceOf } from '../../simulate/chance-of.ts'
import { CHAINS } from '../../simulate/utterances/all-chains.ts'
import type { Chain } from '../../simulate/utterances/chain.ts'
import { type CustomerPlan, customerPlans } from '../bank/customers.ts'
import { STAFF } from '../bank/staff.ts'
import { TEAMS, type TeamKey } from '../bank/units.ts'
import { type Chance, pick, pickWeighted } from '../chance.ts'

/** Somebody comes with something to say. */
export interface PastArrival {
  readonly at: number
  readonly customerNo: string
  readonly chain: Chain
}

/** An agent is there to be asked; who still has somebody at the end stays until they are served. */
export interface PastDuty {
  readonly agentNo: string
  readonly from: number
  readonly to: number
}

export interface PastDays {
  /** In order. */
  readonly arrivals: readonly PastArrival[]
  readonly duties: readonly PastDuty[]
}

export const PAST_DAYS = 6
const SEED = 20_261_122
const HOUR_MS = 3_600_000
const QUARTER_MS = HOUR_MS / 4
const OPENS_AT = 8
const LAST_COMES_AT = 21.25
const CHANGES_AT = 14.5
const GOES_AT = 21.75
/** What came last must be over before the house opens for good. */
const LEAVES_BEFORE_MS = HOUR_MS
const ARRIVALS_A_WEEK = 130
/** Comes again with something, within days. */
const SHARE_AGAIN = 0.12
const AGAIN_AFTER_MS = 4 * HOUR_MS
/** Of each team, morning and evening. */
const ON_DUTY: Readonly<Record<TeamKey, number>> = {
  protect: 2,
  everyday: 2,
  cards: 2,
  repayment: 1,
  loans: 1,
  wealth: 1,
  international: 2,
  experts: 1,
}

/**
 * The last days before an instant: who came with what, and who was there, in the opening hours of the whole house. The
 * same for the same instant.
 */
export function pastDays(zone: CompiledZone, now: number): PastDays {
  const today = localDateOf(zone, now)
  const dates = Array.from({ length: PAST_DAYS + 1 }, (_, day) => addDaysToDate(today, day - PAST_DAYS))
  const until = now - LEAVES_BEFORE_MS
  const chance = chanceOf(SEED, 'arrivals')
  const instants = dates.flatMap((date) => arrivalsOf(zone, date, chance)).filter((at) => at < until)
  return {
    arrivals: whoCame(
      instants.toSorted((a, b) => a - b),
      chance,
    ),
    duties: dates.flatMap((date) => dutiesOf(zone, date, until)),
  }
}

/** As many in each quarter hour as its share of a bank's week has, on average. */
function arrivalsOf(zone: CompiledZone, date: string, chance: Chance): number[] {
  const dayBegins = startOfLocalDay(zone, date)
  const weekMinute = (dayBegins - startOfLocalDay(zone, mondayOf(date))) / 60_000
  const instants: number[] = []
  for (let hour = OPENS_AT; hour < LAST_COMES_AT; hour += 0.25) {
    const expected = (shareAt(weekMinute + hour * 60) / 100_000) * ARRIVALS_A_WEEK
    const came = Math.floor(expected + chance())
    for (let n = 0; n < came; n++) instants.push(Math.floor(dayBegins + hour * HOUR_MS + chance() * QUARTER_MS))
  }
  return instants
}

function whoCame(instants: readonly number[], chance: Chance): PastArrival[] {
  const customers = customerPlans()
  const lastCame = new Map<string, number>()
  const known: CustomerPlan[] = []
  return instants.map((at) => {
    const back = known.filter(({ customerNo }) => at - (lastCame.get(customerNo) ?? 0) > AGAIN_AFTER_MS)
    const fresh = () =>
      pick(
        chance,
        customers.filter(({ customerNo }) => !lastCame.has(customerNo)),
      )
    const customer = back.length > 0 && chance() < SHARE_AGAIN ? pick(chance, back) : fresh()
    if (!lastCame.has(customer.customerNo)) known.push(customer)
    lastCame.set(customer.customerNo, at)
    return { at, customerNo: customer.customerNo, chain: chainFor(customer, chance) }
  })
}

/** Each topic as often as it is asked about; whoever is angry is one among many. */
function chainFor({ language }: CustomerPlan, chance: Chance): Chain {
  const own = CHAINS.filter((chain) => chain.language === language && chain.topic !== null)
  return pickWeighted(
    chance,
    own.map((chain) => [chain, chain.mood === 'angry' ? 0.5 : 1] as const),
  )
}

/** Two shifts, each with people of its own. */
function dutiesOf(zone: CompiledZone, date: string, until: number): PastDuty[] {
  const begins = startOfLocalDay(zone, date)
  const shifts = [
    [OPENS_AT - 0.1, CHANGES_AT + 0.2],
    [CHANGES_AT, GOES_AT],
  ] as const
  return TEAMS.flatMap((team) => {
    const agents = STAFF.filter(({ unit, role }) => unit === team && role === 'agent')
    return shifts.flatMap(([from, to], shift) =>
      Array.from({ length: ON_DUTY[team] }, (_, place) => ({
        agentNo: agents[shift * ON_DUTY[team] + place]?.agentNo ?? '',
        from: begins + from * HOUR_MS,
        to: Math.min(begins + to * HOUR_MS, until + LEAVES_BEFORE_MS / 2),
      })),
    )
  }).filter(({ from }) => from < until)
}
