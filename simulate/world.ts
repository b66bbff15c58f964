import type { Chance } from '../seed/chance.ts'
import type { SimulatedClock } from './clock.ts'
import type { Api } from './door/api.ts'
import { Stopped } from './door/pause.ts'
import type { Tally } from './tally.ts'
import type { Conversations } from './utterances/conversations.ts'

/** What everyone in the simulation shares. */
export interface World {
  /** Of the service centre, such as `http://127.0.0.1:8080`. */
  readonly url: string
  readonly api: Api
  readonly chance: Chance
  readonly clock: SimulatedClock
  readonly tally: Tally
  readonly conversations: Conversations
  readonly say: (line: string) => void
}

const MOST_FAULTS_TOLD = 5

/** Something unforeseen in one contact or robot must not end the day: it is counted, and the first few are told. */
export function recordFault(world: Pick<World, 'tally' | 'say'>, where: string, error: unknown): void {
  if (error instanceof Stopped) return
  world.tally.faults += 1
  if (world.tally.faults > MOST_FAULTS_TOLD) return
  world.say(`unforeseen, ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}
