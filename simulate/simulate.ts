import { setMaxListeners } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type Robot, startRobot } from './agent/robot.ts'
import type { Credentials } from './agent/session.ts'
import { type Cast, castOf, readSignIns } from './cast.ts'
import { simulatedClock } from './clock.ts'
import { sendCustomers } from './customer/send-customers.ts'
import { type Api, createApi } from './door/api.ts'
import { Stopped } from './door/pause.ts'
import { LineLost } from './door/refusal.ts'
import { createLiveLine, liveLine, type Out } from './live-line.ts'
import type { Options } from './options.ts'
import { prepare } from './prepare.ts'
import { keepRoster } from './roster.ts'
import { newTally, type Tally, tallyInWords } from './tally.ts'
import { CHAINS } from './utterances/all-chains.ts'
import type { Chain } from './utterances/chain.ts'
import { conversationsOf } from './utterances/conversations.ts'
import { readUtterances } from './utterances/read-utterances.ts'
import { type Shared, worldOf } from './world.ts'

const CUSTOMERS_GO_WITHIN_MS = 5_000

/** A living day, until `signal` says it is over. Throws a plain error that says what to do when it cannot begin. */
export async function simulate(options: Options, out: Out, signal: AbortSignal): Promise<Tally> {
  const conversations = conversationsOf(await chains(options.utterances))
  const api = createApi(options.url)
  await mustBeThere(options, api)
  const cast = castOf(await readSignIns(options.credentials, options.data), options.agents)
  const tally = newTally()
  const clock = simulatedClock(options.speed, options.fromWeekMinute, Date.now)
  const robots: Robot[] = []
  const customers = new Set<Promise<void>>()
  const line = createLiveLine(out, () =>
    liveLine({ weekMinute: clock.weekMinute(), speed: options.speed, customers: customers.size, robots }, tally),
  )
  const shared: Shared = { url: options.url, api, seed: options.seed, clock, tally, conversations, say: line.say }
  tellBeginning(shared, cast, options)
  const customersGo = new AbortController()
  // Everyone who waits listens to one of these.
  setMaxListeners(0, signal, customersGo.signal)
  try {
    const { page, codes } = await prepare(shared, cast, signal)
    const start = (each: Credentials) => startRobot(worldOf(shared, `agent ${each.agentNo}`), each, codes, signal)
    const started = await Promise.allSettled(cast.robots.map(start))
    // Also when one could not: whoever has signed in goes home at the end.
    robots.push(...started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
    for (const each of started) if (each.status === 'rejected') throw each.reason
    await Promise.all([
      keepRoster(shared, robots, signal),
      sendCustomers(shared, { ...options, robots: robots.length }, page, customers, signal, customersGo.signal),
    ])
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    line.say('ending: customers leave, robots end what they have in hand and sign out')
    customersGo.abort()
    await within(CUSTOMERS_GO_WITHIN_MS, Promise.allSettled(customers))
    await Promise.allSettled(robots.map((robot) => robot.goHome()))
    line.stop()
    out.write(`${tallyInWords(tally)}\n`)
  }
  return tally
}

async function mustBeThere({ url }: Options, api: Api): Promise<void> {
  try {
    await api('/healthz')
  } catch (error) {
    if (error instanceof LineLost)
      throw new Error(`Nothing answers at ${url}: begin with npm start, or give another --url`)
    throw error
  }
}

async function chains(file: string | null): Promise<readonly Chain[]> {
  if (file === null) return CHAINS
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`--utterances: ${file} cannot be read`)
  const read = readUtterances(text, file)
  if (read.ok) return read.chains
  const more = read.faults.length - MOST_FAULTS_SHOWN
  const shown = [...read.faults.slice(0, MOST_FAULTS_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])]
  throw new Error([`--utterances: ${file} is not as it should be, see simulate/README.md`, ...shown].join('\n  '))
}

const MOST_FAULTS_SHOWN = 20

function tellBeginning({ say }: Shared, { robots, left, administrator }: Cast, { seed, speed }: Options): void {
  say(`${robots.length} robot agents at speed ${speed}, chances from --seed ${seed}`)
  if (left.length > 0) {
    const some = left.length > 8 ? `${left.slice(0, 8).join(', ')} and ${left.length - 8} more` : left.join(', ')
    say(`free for you to sign in as: ${some}`)
  }
  if (!administrator) say('without an administrator nobody vouches for customers: all come as visitors')
}

function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])
}
