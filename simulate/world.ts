import type { Chance } from '../seed/chance.ts'
import { chanceOf } from './chance-of.ts'
import type { SimulatedClock } from './clock.ts'
import type { Api } from './door/api.ts'
import { Stopped } from './door/pause.ts'
import type { Tally } from './tally.ts'
import type { Conversations } from './utterances/conversations.ts'

/** What everyone in the simulation shares. */
export interface Shared {
  /** Of the service centre, such as `http://127.0.0.1:8080`. */
  readonly url: string
  readonly api: Api
  readonly seed: number
  readonly clock: SimulatedClock
  readonly tally: Tally
  readonly conversations: Conversations
  readonly say: (line: string) => void
}

/** The same as one of them has it: with chances of their own. */
export interface World extends Shared {
  readonly chance: Chance
}

export const worldOf = (shared: Shared, who: string): World => ({ ...shared, chance: chanceOf(shared.seed, who) })

const MOST_FAULTS_TOLD = 5

/** Something unforeseen in one contact or robot must not end the day: it is counted, and the first few are told. */
export function recordFault({ tally, say }: Pick<Shared, 'tally' | 'say'>, where: string, error: unknown): void {
  if (error instanceof Stopped) return
  tally.faults += 1
  if (tally.faults > MOST_FAULTS_TOLD) return
  say(`unforeseen, ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}
