import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Order, Report } from '../robots/robots.ts'
import type { Staff } from './set-up.ts'

const PROGRAM = fileURLToPath(new URL('../robots/robots.ts', import.meta.url))

/** The robots at work, in processes of their own. */
export interface Robots {
  acknowledged(): number
  /** Customers bring what they have to its end and go; agents serve them on. */
  calm(): Promise<void>
  /** Everyone goes. @returns the files with their books */
  over(): Promise<readonly string[]>
  kill(): void
}

export interface RobotPlan {
  readonly urls: readonly string[]
  readonly seed: number
  readonly customers: number
  readonly staff: Staff
  readonly folder: string
}

/** Customers in two processes, agents in a third. */
export function startRobots({ urls, seed, customers, staff, folder }: RobotPlan): Robots {
  const names = Array.from({ length: customers }, (_, n) => `c${n + 1}`)
  const parts = [
    { customers: names.filter((_, n) => n % 2 === 0), agents: [] },
    { customers: names.filter((_, n) => n % 2 === 1), agents: [] },
    { customers: [], agents: staff.agents },
  ]
  const processes = parts.map((part, n) => {
    const file = join(folder, `book-${n}.jsonl`)
    return startOne({ t: 'begin', urls, seed, file, queueIds: staff.queueIds, ...part })
  })
  return {
    acknowledged: () => processes.reduce((sum, each) => sum + each.count(), 0),
    async calm() {
      for (const { order } of processes) order({ t: 'calm' })
      await Promise.all(processes.filter((each) => each.hasCustomers).map(({ isCalm }) => isCalm))
    },
    async over() {
      for (const { order } of processes) order({ t: 'over' })
      await Promise.all(processes.map(({ isOver }) => isOver))
      return processes.map(({ file }) => file)
    },
    kill: () => {
      for (const { child } of processes) child.kill('SIGKILL')
    },
  }
}

function startOne(begin: Extract<Order, { t: 'begin' }>) {
  const child: ChildProcess = fork(PROGRAM, [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let count = 0
  const heard = { calm: () => {}, over: () => {} }
  const failed: ((error: Error) => void)[] = []
  const until = (what: 'calm' | 'over') =>
    new Promise<void>((resolve, reject) => {
      heard[what] = resolve
      failed.push(reject)
    })
  const isCalm = until('calm')
  const isOver = until('over')
  child.on('message', (report: Report) => {
    if (report.t === 'acked') count = report.count
    else heard[report.t]()
  })
  child.once('exit', (code) => {
    for (const reject of failed) reject(new Error(`a process of robots ended with ${code}: see what it wrote above`))
  })
  // Whoever waits is told; when nobody does, the end of the run says it.
  isCalm.catch(() => {})
  isOver.catch(() => {})
  const order = (what: Order) => child.send(what)
  order(begin)
  return {
    child,
    order,
    isCalm,
    isOver,
    file: begin.file,
    hasCustomers: begin.customers.length > 0,
    count: () => count,
  }
}
