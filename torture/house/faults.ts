import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, FaultKind } from '../schedule.ts'
import { query, RIG } from './database.ts'
import { fillDisk } from './disk-full.ts'
import type { House } from './house.ts'
import type { Node } from './node.ts'

/** What was really done, by kind; a fault that met nothing to break, or could not be done here, is counted apart. */
export interface Injector {
  /** Begins it, waits as long as it lasts, and ends it. */
  inject(fault: Fault): Promise<void>
  /** Nothing is broken at this moment. */
  isCalm(): boolean
  /** Ends whatever lasts, brings up whatever is down. */
  healAll(): Promise<void>
  readonly done: ReadonlyMap<FaultKind, number>
  readonly missed: ReadonlyMap<FaultKind, number>
}

/** Does one fault; false when there was nothing to do it to. */
type Act = (house: House, node: Node, fault: Fault) => Promise<boolean>

const MOST_BYTES = 20_000
const LEAST_SLOW_MS = 50
const MOST_SLOW_MS = 500

export function createInjector(house: House): Injector {
  const done = new Map<FaultKind, number>()
  const missed = new Map<FaultKind, number>()
  const underWay = new Set<Promise<void>>()
  return {
    done,
    missed,
    isCalm: () => underWay.size === 0 && house.nodes.every((node) => node.url() !== undefined),
    inject(fault) {
      const work = inject(fault)
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
      return work
    },
    async healAll() {
      await Promise.all(underWay)
      for (const { door, database } of house.nodes) {
        for (const proxy of [door, database]) {
          proxy.heal()
          proxy.slow(0)
          proxy.cutAfter(Number.POSITIVE_INFINITY)
          // What was silenced stays silent: its clients find out by themselves, and are spared the wait here.
          proxy.cutNow()
        }
      }
      await Promise.all(house.nodes.map((node) => node.up()))
    },
  }

  async function inject(fault: Fault): Promise<void> {
    const node = house.nodes[fault.node]
    const wasDone = node !== undefined && (await ACTS[fault.kind](house, node, fault))
    const counts = wasDone ? done : missed
    counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1)
  }
}

const ACTS: Readonly<Record<FaultKind, Act>> = {
  'kill-node': async (_house, node, { lastsMs }) => {
    node.kill()
    await sleep(lastsMs)
    await node.up()
    return true
  },
  'kill-postmaster': async (house) => signalled(house.postmaster(), 'SIGKILL'),
  'kill-backend': async (house, _node, { share }) => signalled(await backend(house, share), 'SIGKILL'),
  'stop-node': async (_house, node, { lastsMs }) => {
    node.signal('SIGSTOP')
    await sleep(lastsMs)
    node.signal('SIGCONT')
    return true
  },
  'stop-backend': async (house, _node, { share, lastsMs }) => {
    const pid = await backend(house, share)
    const wasStopped = signalled(pid, 'SIGSTOP')
    await sleep(lastsMs)
    if (wasStopped) signalled(pid, 'SIGCONT')
    return wasStopped
  },
  'cut-customers': async (_house, { door }) => {
    door.cutNow()
    return true
  },
  'cut-mid-byte': async (_house, { door }, { share, lastsMs }) => {
    door.cutAfter(1 + Math.floor(share * MOST_BYTES))
    door.cutNow()
    await sleep(lastsMs)
    door.cutAfter(Number.POSITIVE_INFINITY)
    return true
  },
  'silence-node': async (_house, { door }, { lastsMs }) => {
    door.blackhole()
    await sleep(lastsMs)
    door.heal()
    return true
  },
  'swallow-answers': async (_house, { door }, { lastsMs }) => {
    door.swallow()
    await sleep(lastsMs)
    door.heal()
    return true
  },
  'slow-node': async (_house, { door }, fault) => slowed(door, fault),
  'cut-database': async (_house, { database }) => {
    database.cutNow()
    return true
  },
  'silence-database': async (_house, { database }, { lastsMs }) => {
    database.blackhole()
    await sleep(lastsMs)
    database.heal()
    return true
  },
  'slow-database': async (_house, { database }, fault) => slowed(database, fault),
  'disk-full': async (house, _node, { lastsMs }) => {
    const postmaster = house.postmaster()
    return postmaster !== undefined && fillDisk(house.databaseUrl(), postmaster, lastsMs)
  },
  'roll-out': async (house) => {
    await house.rollOut()
    return true
  },
}

async function slowed(link: Node['door'], { share, lastsMs }: Fault): Promise<true> {
  link.slow(Math.round(LEAST_SLOW_MS + share * (MOST_SLOW_MS - LEAST_SLOW_MS)))
  await sleep(lastsMs)
  link.slow(0)
  return true
}

/** One of the processes that serve the servers' connections; undefined when there is none, or no database. */
async function backend(house: House, share: number): Promise<number | undefined> {
  const rows = await query<{ pid: number }>(
    house.databaseUrl(),
    `select pid from pg_stat_activity
     where backend_type = 'client backend' and application_name <> $1 and pid <> pg_backend_pid() order by pid`,
    [RIG],
  ).catch(() => [])
  return rows[Math.floor(share * rows.length)]?.pid
}

function signalled(pid: number | undefined, signal: NodeJS.Signals): boolean {
  if (pid === undefined) return false
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
