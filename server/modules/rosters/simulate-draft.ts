import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Centre, CentreAgent } from '#libs/queueing/centre.ts'
import { carriedIn, shiftsOf } from '#modules/rosters/board.ts'
import type { DraftPrediction, DraftShift } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { basisOf, keepPrediction } from '#modules/rosters/prediction.ts'
import type { SimulatedQueue, SimulationJob } from '#modules/rosters/simulation.ts'
import { findRoster } from '#modules/rosters/store-rosters.ts'
import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import { type PlannedNeed, type RosterWorld, readWorld } from '#modules/rosters/world.ts'
import { startThread } from '#platform/thread.ts'

export type SimulationRefusal = 'roster-not-found' | 'nothing-needed' | 'searches-busy' | 'too-many-contacts'

const MOST_REPLICATIONS = 20
const LEAST_REPLICATIONS = 3
/** Contacts of all replications together: a few seconds of one thread. */
const MOST_PLAYED = 400_000
const MOST_CONTACTS = 2_000_000
const MOST_MS = 120_000
const SEED = 1
/** Standard deviation of handle times over their mean, as seen in a bank's calls of 1999. */
const VARIATION = 1.15
const CHANNEL = 'any'
const SHORT_SECONDS = 5

/** One at a time on a node. */
let isPlaying = false

/**
 * The draft played against the forecast, contact by contact, by the simulation of `libs/queueing`: who has several skills
 * helps where the wait is longest, and shifts are missed as often as the plan says that people are away unforeseen. What
 * comes out is kept, for whoever publishes the draft.
 */
export async function simulateDraft(
  deps: RostersDeps,
  rosterId: string,
): Promise<Outcome<DraftPrediction, SimulationRefusal>> {
  const { db } = deps.platform
  const roster = await findRoster(db, rosterId)
  if (!roster) return refused('roster-not-found')
  const world = await readWorld(deps, db, roster)
  const contacts = world.queues.reduce((sum, queue) => sum + totalOf(queue), 0)
  if (contacts === 0)
    return refused('nothing-needed', 'No forecast covers these days for these queues: make one under Forecast first.')
  if (contacts * LEAST_REPLICATIONS > MOST_CONTACTS)
    return refused(
      'too-many-contacts',
      'These days bring too many contacts to play: make a roster of fewer days or queues.',
    )
  if (isPlaying) return refused('searches-busy', 'Another roster is being played: try again in a moment.')
  const wanted = Math.floor(MOST_PLAYED / contacts)
  const replications = Math.min(MOST_REPLICATIONS, Math.max(LEAST_REPLICATIONS, wanted))
  isPlaying = true
  try {
    const played = await onThread(jobOf(deps, world, replications))
    const queues = played.map(({ days, ...queue }) => ({ ...queue, days: [...days] }))
    const prediction = { revision: roster.revision, playedAt: deps.platform.clock.now(), replications, queues }
    await keepPrediction(db, { ...prediction, rosterId, basis: basisOf(world) })
    return done({ ...prediction, isStale: false })
  } finally {
    isPlaying = false
  }
}

const totalOf = ({ plan }: PlannedNeed): number => plan.rows.reduce((sum, { result }) => sum + (result ?? 0), 0)

export function jobOf({ zone }: Pick<RostersDeps, 'zone'>, world: RosterWorld, replications: number): SimulationJob {
  const { queues, grid } = world
  const intervalSeconds = (queues[0]?.plan.intervalMinutes ?? 30) * 60
  const intervals = Math.ceil((grid.slots * grid.slotSeconds) / intervalSeconds)
  const people = new Map(world.people.map((person) => [person.personId, person]))
  const shifts = [...shiftsOf(world), ...carriedIn(world)].flatMap((shift) => {
    const person = people.get(shift.personId)
    const agent = person && agentOf(world, person, shift)
    return agent ? [agent] : []
  })
  const centre: Centre = {
    intervalSeconds,
    intervals,
    queues: queues.map(({ skill, plan }) => ({
      id: skill,
      channel: CHANNEL,
      lane: 'ordinary',
      skills: [],
      relaxations: [],
      arrivals: {
        kind: 'poisson',
        contacts: contactsOf(plan, grid.startsAt, intervals, intervalSeconds),
        handle: { kind: 'lognormal', meanSeconds: plan.staffing.handle.seconds, variation: VARIATION },
        patience: { kind: 'exponential', meanSeconds: plan.staffing.patience.seconds },
      },
      thresholdSeconds: plan.staffing.thresholdSeconds,
      shortSeconds: SHORT_SECONDS,
    })),
    agents: shifts.map(({ agent }) => agent),
  }
  return {
    centre,
    absence: shifts.map(({ absence }) => absence),
    dates: Array.from({ length: intervals }, (_, place) =>
      localDateOf(zone, grid.startsAt + place * intervalSeconds * 1000),
    ),
    targets: queues.map(({ plan }) => plan.staffing.targetShare),
    replications,
    seed: SEED,
  }
}

function contactsOf(plan: PlannedNeed['plan'], startsAt: number, intervals: number, intervalSeconds: number): number[] {
  const contacts = Array.from({ length: intervals }, () => 0)
  for (const { startAt, result } of plan.rows) {
    const place = Math.floor((startAt - startsAt) / (intervalSeconds * 1000))
    if (place >= 0 && place < intervals) contacts[place] = (contacts[place] ?? 0) + (result ?? 0)
  }
  return contacts
}

/** One shift as an agent of its own: whether it is missed is drawn for each. */
function agentOf(
  { queues, grid }: RosterWorld,
  { personId, queueIds }: RosteredPerson,
  { date, startsAt, endsAt, breaks }: Pick<DraftShift, 'date' | 'startsAt' | 'endsAt' | 'breaks'>,
): { readonly agent: CentreAgent; readonly absence: number } | undefined {
  const own = queues.filter(({ skill }) => queueIds.includes(skill)).map(({ skill, plan }) => ({ skill, plan }))
  const secondsAt = (at: number) => (at - grid.startsAt) / 1000
  const edges = [startsAt, ...breaks.flatMap((each) => [each.startsAt, each.endsAt]), endsAt].map(secondsAt)
  const onDuty = edges.flatMap((edge, place) => {
    const [fromSeconds, toSeconds] = [Math.max(0, edge), edges[place + 1] ?? edge]
    return place % 2 === 0 && toSeconds > fromSeconds ? [{ fromSeconds, toSeconds }] : []
  })
  if (own.length === 0 || onDuty.length === 0) return undefined
  const atOnce = Math.max(...own.map(({ plan }) => plan.staffing.settings.atOnce))
  return {
    agent: {
      id: `${personId} ${date}`,
      skills: {},
      queueIds: own.map(({ skill }) => skill),
      capacity: { points: atOnce, channels: { [CHANNEL]: { cost: 1, most: atOnce } } },
      onDuty,
    },
    absence: Math.max(...own.map(({ plan }) => plan.staffing.settings.unplannedShrinkage)),
  }
}

async function onThread(job: SimulationJob): Promise<SimulatedQueue[]> {
  const worker = await startThread('server/modules/rosters/simulation-worker.ts', job)
  const late = setTimeout(() => void worker.terminate(), MOST_MS)
  return new Promise<SimulatedQueue[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the simulation ended with code ${code} and no answer`)))
  }).finally(() => clearTimeout(late))
}
