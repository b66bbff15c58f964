import type { Chance } from '../../seed/chance.ts'
import { type Api, type Call, createApi } from '../../simulate/door/api.ts'
import { pause } from '../../simulate/door/pause.ts'
import { isPassing, LineLost, Refusal } from '../../simulate/door/refusal.ts'
import type { Entry } from '../books.ts'

/** What every robot of a process has. */
export interface Room {
  readonly urls: readonly string[]
  readonly write: (entry: Entry) => void
  /** An acknowledgement was booked. */
  readonly acknowledged: () => void
  /** Says that nothing new begins: what is open is brought to its end. */
  readonly calm: AbortSignal
  /** Says that it is over. */
  readonly over: AbortSignal
}

/** One robot's way through the doors: HTTP to any node, with everything odd written down. */
export interface Way extends Room {
  readonly who: string
  readonly chance: Chance
  /** One try at the next node. @throws Refusal or LineLost */
  readonly api: Api
  /** Until there is an answer, at one node after the other. @throws Refusal for one that will not pass */
  insist<T>(act: () => Promise<T>): Promise<T>
}

const ANSWER_WITHIN_MS = 5_000
const TRY_AGAIN_MS = 200

export function wayOf(room: Room, who: string, chance: Chance): Way {
  const doors = room.urls.map((url) => createApi(url, ANSWER_WITHIN_MS))
  let turn = Math.floor(chance() * doors.length)
  const api = <T>(path: string, call?: Call): Promise<T> => {
    const door = doors[turn++ % doors.length]
    if (!door) throw new LineLost('there is no node')
    return door<T>(path, call)
  }
  return {
    ...room,
    who,
    chance,
    api,
    async insist(act) {
      for (;;) {
        try {
          return await act()
        } catch (error) {
          noteOdd(room, who, error)
          if (!isPassing(error)) throw error
          await pause(TRY_AGAIN_MS * (0.5 + Math.random()), room.over)
        }
      }
    },
  }
}

/** 503 is what a house says whose database is away; any other fault of the server is one. */
function noteOdd({ write }: Room, who: string, error: unknown): void {
  if (!(error instanceof Refusal)) return
  const isOdd = (error.status >= 500 && error.status !== 503) || error.refusal === 'unreadable-answer'
  if (isOdd || error.status === 400) write({ t: 'odd', who, what: error.message })
}

export const isRefused = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof Refusal && statuses.includes(error.status)

/** Resolves once the signal says so. */
export const ordered = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
