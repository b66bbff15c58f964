import { setTimeout as sleep } from 'node:timers/promises'
import { hash } from '@node-rs/argon2'
import { startTcpProxy } from '../../tests/support/tcp-proxy.ts'
import { openCluster } from '../database.ts'
import { startProduct } from '../delivery/servers.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { type Colleague, fillStaff } from '../staff.ts'
import { bareSeconds } from './bare.ts'
import { hashFloor, signInStorm } from './sign-in.ts'
import { type Crowd, gather, type Place } from './sockets.ts'
import { startTalkers, type Talkers } from './talkers.ts'
import { prepareVisitors } from './visitors.ts'

/** Of the largest bank: those who come to work within the minute of the shift's change, and the visitors there are then. */
const AGENTS = 2_500
const VISITORS = 2_500
const SHIFT_CHANGE_SECONDS = 60
const QUIET_MS = 15_000
const BACK_WITHIN_MS = 300_000
const PASSWORD = 'a password that all of them share'
/** As the product keeps them: server/modules/identity/passwords.ts. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

type Tell = (name: string, unit: string, value: number, goal?: Parameters<typeof rowOf>[4]) => void

/** Everybody at once: signing in, coming back after a restart and after a cut; 50 pairs chat all the while. */
export async function run({ share, onProgress }: BenchOptions): Promise<Row[]> {
  const cluster = await openCluster()
  const ends: (() => Promise<void> | void)[] = [() => cluster.close()]
  const rows: Row[] = []
  const tell: Tell = (name, unit, value, goal) => void rows.push(rowOf('storms', name, unit, [value], goal))
  try {
    const databaseUrl = await cluster.fresh('bench_storms')
    const product = await startProduct(databaseUrl)
    ends.push(() => product.stop())
    onProgress('storms: people are taken on, visitors come')
    const passwordHash = await hash(PASSWORD, ARGON2ID)
    const staff = await fillStaff(databaseUrl, Math.round(AGENTS * share), { passwordHash })
    const visitors = await prepareVisitors(product.url, Math.round(VISITORS * share))
    const survivor = await product.secondNode()
    const talkers = await startTalkers(survivor.url)
    ends.push(() => talkers.stop())
    const others = await besideQuiet(talkers, tell)

    const overSeconds = SHIFT_CHANGE_SECONDS
    for (const [storm, seconds] of [
      [`sign-in over ${overSeconds} s`, overSeconds],
      ['sign-in at once', 0],
    ] as const) {
      onProgress(`storms: ${storm}`)
      await signIns(survivor.url, storm, { staff, passwordHash, overSeconds: seconds }, tell)
      await others(storm)
    }

    const proxy = await startTcpProxy(Number(new URL(survivor.url).port))
    ends.push(() => proxy.stop())
    const places: readonly Place[] = [...staff.map(placeOf), ...visitors]
    onProgress('storms: sockets of a bare server')
    const bare = await bareSeconds(places)
    tell('bare server: all sockets accepted', 's', bare)
    onProgress('storms: sockets of the product')
    const crowd = gather(product.url, places)
    ends.push(() => crowd.end())
    await crowd.allResumed(BACK_WITHIN_MS)
    await others('opening')
    crowd.url = `http://127.0.0.1:${proxy.port}`
    onProgress('storms: one of two nodes restarts')
    await comeBack(
      'restart',
      { crowd, count: places.length, bare },
      () => void process.kill(product.pid, 'SIGTERM'),
      tell,
    )
    await others('restart')
    onProgress('storms: every connection is cut')
    await comeBack('cut', { crowd, count: places.length, bare }, proxy.cutNow, tell)
    await others('cut')
  } finally {
    for (const stop of ends.toReversed()) await stop()
  }
  return rows
}

/** What acknowledgements take in quiet; then, asked after each storm, how much longer they took in it. */
async function besideQuiet(talkers: Talkers, tell: Tell): Promise<(storm: string) => Promise<void>> {
  await sleep(QUIET_MS / 3)
  await talkers.since()
  await sleep(QUIET_MS)
  const quiet = await talkers.since()
  tell('quiet: ack p99', 'ms', quiet.p99)
  return async (storm) => {
    const waits = await talkers.since()
    tell(`${storm}: ack p99 of the others`, 'ms', waits.p99)
    tell(`${storm}: ack p99 ÷ quiet`, '×', waits.p99 / quiet.p99, { atMost: 2 })
    tell(`${storm}: messages of the others that failed`, '', waits.failed, { atMost: 0 })
    await sleep(QUIET_MS / 3)
    await talkers.since()
  }
}

/** The floor is measured half before and half after, so that it sees the machine the storm saw. */
async function signIns(
  url: string,
  storm: string,
  of: { readonly staff: readonly Colleague[]; readonly passwordHash: string; readonly overSeconds: number },
  tell: Tell,
): Promise<void> {
  const { staff, passwordHash, overSeconds } = of
  const half = Math.ceil(staff.length / 2)
  const before = await hashFloor(half, passwordHash, PASSWORD)
  const agentNos = staff.map(({ agentNo }) => agentNo)
  const came = await signInStorm(url, agentNos, PASSWORD, overSeconds)
  const floor = before + (await hashFloor(staff.length - half, passwordHash, PASSWORD))
  tell(`${storm}: hashes alone`, 's', floor)
  tell(`${storm}: all in after`, 's', came.seconds)
  // Nobody can be in before the last has come.
  const soonest = Math.max(floor, overSeconds)
  tell(`${storm}: all in ÷ ${soonest === floor ? 'hashes alone' : 'the last arrival'}`, '×', came.seconds / soonest, {
    atMost: 1.3,
  })
  tell(`${storm}: requests a client`, '', came.requests / staff.length)
  tell(`${storm}: sent away (503, 429) a client`, '', came.sentAway / staff.length)
  tell(`${storm}: refused for good`, '', came.refused, { atMost: 0 })
}

async function comeBack(
  storm: string,
  of: { readonly crowd: Crowd; readonly count: number; readonly bare: number },
  strike: () => void,
  tell: Tell,
): Promise<void> {
  const { crowd, count, bare } = of
  crowd.count()
  const from = performance.now()
  strike()
  while (crowd.resumed() === count) await sleep(5)
  await crowd.allResumed(BACK_WITHIN_MS)
  const seconds = (performance.now() - from) / 1000
  tell(`${storm}: all resumed after`, 's', seconds, { atMost: 60 })
  tell(`${storm}: all resumed ÷ bare server`, '×', seconds / bare)
  tell(`${storm}: attempts a client`, '', crowd.attempts() / count, { atMost: 1.5 })
  tell(`${storm}: sent away (503) a client`, '', crowd.sentAway() / count)
}

const placeOf = ({ personId, token }: Colleague): Place => ({
  door: 'staff',
  token,
  topics: [`offers:${personId}`, `desk:${personId}`, `my-promises:${personId}`],
})
