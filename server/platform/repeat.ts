/**
 * Runs `work` whenever woken, one run at a time. Waking during a run asks for one more run after it; wakes never pile
 * up. A failure is reported and tried again after `retryMs`.
 */
export interface Repeating {
  wake(): void
  /** Resolves when no run is under way and none is asked for. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export function repeating(
  work: () => Promise<void>,
  options: { readonly onError: (error: Error) => void; readonly retryMs?: number; readonly everyMs?: number },
): Repeating {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  const run = async () => {
    do {
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
      while (running) await running
    },
    async stop() {
      stopped = true
      clearTimeout(retry)
      clearInterval(ticking)
      await running
    },
  }
}
