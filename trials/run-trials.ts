import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Options } from './options.ts'
import type { Played } from './play.ts'

export interface Tally {
  readonly seeds: number
  readonly steps: number
  readonly contacts: number
  readonly messages: number
  readonly simulatedMs: number
  readonly findings: readonly Finding[]
}

export interface Finding {
  readonly seed: number
  readonly invariant: string
  readonly detail: string
  readonly trace: readonly string[]
}

/** What a worker is told, and says of each seed. */
export type Order = { readonly databaseUrl: string; readonly seeds: readonly number[] }
export type Report = Omit<Played, 'trace'> & { readonly trace?: readonly string[] }

/** So many findings are enough: what is broken often breaks many seeds. */
const ENOUGH = 5

/**
 * Plays the seeds of `options` in processes of their own, each with a migrated database of its own.
 * @param databases as many as there are workers
 * @param onPlayed told of each seed when it is over
 */
export async function runTrials(
  options: Options,
  databases: readonly string[],
  onPlayed: (report: Report) => void = () => {},
): Promise<Tally> {
  const tally = { seeds: 0, steps: 0, contacts: 0, messages: 0, simulatedMs: 0, findings: [] as Finding[] }
  const seeds = Array.from({ length: options.count }, (_, n) => options.from + n)
  const workers: ChildProcess[] = []
  const hear = (report: Report) => {
    tally.seeds += 1
    tally.steps += report.steps
    tally.contacts += report.contacts
    tally.messages += report.messages
    tally.simulatedMs += report.simulatedMs
    if (report.finding) tally.findings.push({ seed: report.seed, ...report.finding })
    onPlayed(report)
    if (tally.findings.length >= ENOUGH) for (const worker of workers) worker.kill()
  }
  await Promise.all(
    databases.map((databaseUrl, place) => {
      const own = seeds.filter((_, n) => n % databases.length === place)
      return work(workers, { databaseUrl, seeds: own }, hear, () => tally.findings.length >= ENOUGH)
    }),
  )
  return { ...tally, findings: tally.findings.toSorted((a, b) => a.seed - b.seed) }
}

function work(
  workers: ChildProcess[],
  order: Order,
  hear: (report: Report) => void,
  isEnough: () => boolean,
): Promise<void> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), [], { execArgv: ['--import', 'tsx'] })
  workers.push(worker)
  worker.on('message', (report) => hear(report as Report))
  worker.send(order)
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 || isEnough() ? resolve() : reject(new Error(`a worker of the trials ended with ${code}`)),
    )
  })
}
