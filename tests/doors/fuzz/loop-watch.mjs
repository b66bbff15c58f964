/**
 * Loaded into the server process by `--import`: says on its error stream when the event loop stood still for more than
 * 200 ms, and how much of that time the process itself was computing. A loop that stood while the process computed little
 * waited for the machine, not for our code.
 */
import { writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

const EVERY_MS = 20
const LIMIT_MS = 200
let last = performance.now()
let cpu = process.cpuUsage()
setInterval(() => {
  const now = performance.now()
  const late = now - last - EVERY_MS
  const used = process.cpuUsage(cpu)
  if (late > LIMIT_MS) {
    const computedMs = Math.round((used.user + used.system) / 1_000)
    writeSync(2, `loop-watch ${JSON.stringify({ at: Date.now(), stoodMs: Math.round(late), computedMs })}\n`)
  }
  last = now
  cpu = process.cpuUsage()
}, EVERY_MS).unref()
