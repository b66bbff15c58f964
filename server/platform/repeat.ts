/**
 * Runs `work` whenever woken, one run at a time. Waking during a run asks for one more run after it; wakes never pile
 * up. A failure is reported and tried again after `retryMs`.
 */
export interface Repeating {
  wake(): void
  /** Resolves when no run is under way and none is asked for; nobody rests meanwhile. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface RepeatOptions {
  readonly onError: (error: Error) => void
  /** Milliseconds until a failed run is repeated; 500 unless told. */
  readonly retryMs?: number
  /** Also woken every so many milliseconds. */
  readonly everyMs?: number
  /** At least so many milliseconds between two runs: the first wake runs at once, and what comes in a rush shares a run. */
  readonly restMs?: number
}

/** What makes loops: `repeating`, or a scheduler that decides itself which loop runs next. */
export type Repeat = typeof repeating

export function repeating(work: () => Promise<void>, options: RepeatOptions): Repeating {
  const rest = restBetweenRuns(options.restMs ?? 0)
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  const run = async () => {
    do {
      if (rest.isDue()) await rest.taken()
      if (stopped) return
      again = false
      try {
        await work()
      } catch (error) {
        if (stopped) return
        options.onError(error as Error)
        retry ??= setTimeout(() => {
          retry = undefined
          wake()
        }, options.retryMs ?? 500)
      }
      rest.begin()
    } while (again && !stopped)
  }
  const wake = () => {
    if (stopped) return
    again = true
    running ??= run().finally(() => {
      running = undefined
      if (again) wake()
    })
  }
  const ticking = options.everyMs === undefined ? undefined : setInterval(wake, options.everyMs)
  return {
    wake,
    async idle() {
      while (running) {
        rest.cut()
        await running
      }
    },
    async stop() {
      stopped = true
      clearTimeout(retry)
      clearInterval(ticking)
      rest.cut()
      await running
    },
  }
}

/** The pause after a run, which whoever is in a hurry cuts short. */
function restBetweenRuns(restMs: number) {
  let until = 0
  let end: (() => void) | undefined
  const isDue = () => restMs > 0 && performance.now() < until
  const begin = () => {
    until = performance.now() + restMs
  }
  const cut = () => {
    until = 0
    end?.()
  }
  const taken = async () => {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      end = resolve
      timer = setTimeout(resolve, until - performance.now())
    })
    clearTimeout(timer)
  }
  return { isDue, begin, cut, taken }
}
