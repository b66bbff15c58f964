import { pause } from './pause.ts'
import { isPassing, Refusal } from './refusal.ts'

const LONGEST_PAUSE_MS = 5_000

/**
 * Does it until there is an answer, however often the line breaks or the server starts again meanwhile. A refusal that
 * will not pass is thrown at once.
 */
export async function insist<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (let wait = 250; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act()
    } catch (error) {
      if (!isPassing(error)) throw error
      const asked = error instanceof Refusal ? error.retryAfterSeconds : undefined
      await pause(asked === undefined ? wait : asked * 1000, signal)
    }
  }
}
