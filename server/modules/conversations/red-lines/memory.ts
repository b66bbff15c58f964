import { AS_SHIPPED, type CompiledHouseLines, compileHouseLines } from '#libs/language/feeling/house-red-lines.ts'
import { redLinesReleased } from '#modules/conversations/events.ts'
import { linesInForce } from '#modules/conversations/red-lines/in-force.ts'
import { type Heed, heedRedLines } from '#modules/conversations/red-lines.ts'
import type { Platform } from '#platform/module.ts'

export interface RedLineMemory {
  readonly heed: Heed
  /** Reads what is in force; done when this node looks for it. */
  renew(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** The lines in force, compiled and kept on this node: read at its start, and whenever others come into force anywhere. */
export function createRedLineMemory(platform: Platform): RedLineMemory {
  let version = 1
  let lines: CompiledHouseLines = compileHouseLines(AS_SHIPPED)
  const refresh = platform.repeat(
    async () => {
      const found = await linesInForce(platform.loopDb)
      if (found.version === version) return
      lines = compileHouseLines(found)
      version = found.version
    },
    { onError: (error) => platform.logger.warn({ err: error }, 'red lines were not read: will try again') },
  )
  platform.log.listen((facts) => {
    if (facts.some((fact) => redLinesReleased.is(fact))) refresh.wake()
  })
  const renew = async () => {
    refresh.wake()
    await refresh.idle()
  }
  return { heed: (words, reason) => heedRedLines(words, reason, lines), renew, start: renew, stop: refresh.stop }
}
