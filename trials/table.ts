import { replayCommand } from './options.ts'
import type { Finding, Tally } from './run-trials.ts'

const LAST_STEPS = 25

/** One line that says what was played. */
export function lineOf(tally: Tally, seconds: number): string {
  const hours = (tally.simulatedMs / 3_600_000).toFixed(1)
  const count = (n: number) => n.toLocaleString('en')
  return (
    `${count(tally.seeds)} seeds, ${count(tally.steps)} steps, ${count(tally.contacts)} contacts, ` +
    `${count(tally.messages)} messages, ${hours} simulated hours in ${seconds.toFixed(0)} s: ` +
    `${tally.findings.length} found broken`
  )
}

/** What did not hold, how it came to that, and how to see it again. */
export function pageOf({ seed, invariant, detail, trace }: Finding): string {
  return [
    `BROKEN in seed ${seed}: ${invariant}`,
    detail,
    '',
    `The last steps of ${trace.length}:`,
    ...trace.slice(-LAST_STEPS),
    '',
    `Again: ${replayCommand(seed)}`,
  ].join('\n')
}
