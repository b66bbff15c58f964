/**
 * Loaded into the server process by `--import`: says on its error stream when the event loop stood still for more than
 * 200 ms, and how long its thread was computing meanwhile. A loop that stood while its thread computed little waited for
 * the machine, not for our code; threads beside it, which hash passwords, are not counted (where Linux tells them apart).
 */
import { readFileSync, writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

const EVERY_MS = 20
const LIMIT_MS = 200
let last = performance.now()
let computed = computedMs()
setInterval(() => {
  const now = performance.now()
  const late = now - last - EVERY_MS
  const before = computed
  computed = computedMs()
  if (late > LIMIT_MS) {
    const stall = { at: Date.now(), stoodMs: Math.round(late), computedMs: Math.round(computed - before) }
    writeSync(2, `loop-watch ${JSON.stringify(stall)}\n`)
  }
  last = now
}, EVERY_MS).unref()

/** How long this thread has been on a processor; where no one tells, the whole process. */
function computedMs() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
}
