import { setMaxListeners } from 'node:events'
import { readFile } from 'node:fs/promises'
import { chanceFrom } from '../seed/chance.ts'
import { type Codes, type Robot, startRobot } from './agent/robot.ts'
import { arrivalsPerSecond, nextArrivalSeconds, onDutyCount } from './arrivals/arrival-rate.ts'
import { type Cast, castOf, readSignIns } from './cast.ts'
import { simulatedClock } from './clock.ts'
import { type BankPage, openBankPage } from './customer/bank-page.ts'
import { CHANNEL, liveContact } from './customer/customer.ts'
import { createPersonas } from './customer/persona.ts'
import { createApi } from './door/api.ts'
import { insist } from './door/insist.ts'
import { pause, Stopped } from './door/pause.ts'
import { LineLost } from './door/refusal.ts'
import { createLiveLine, liveLine } from './live-line.ts'
import type { Options } from './options.ts'
import { newTally, tallyInWords } from './tally.ts'
import { CHAINS } from './utterances/all-chains.ts'
import type { Chain } from './utterances/chain.ts'
import { conversationsOf } from './utterances/conversations.ts'
import { readUtterances } from './utterances/read-utterances.ts'
import { recordFault, type World } from './world.ts'

/** Rates and rosters are looked at again this often, in seconds of the simulated day. */
const LOOK_AGAIN_SECONDS = 60
const CUSTOMERS_GO_WITHIN_MS = 5_000

/** A living day, until `signal` says it is over. Throws a plain error that says what to do when it cannot begin. */
export async function simulate(options: Options, out: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  const api = createApi(options.url)
  await mustBeThere(options, api)
  const cast = castOf(await readSignIns(options.credentials, options.data), options.agents)
  const conversations = conversationsOf(await chains(options.utterances))
  const tally = newTally()
  const clock = simulatedClock(options.speed, options.fromWeekMinute, Date.now)
  const chance = chanceFrom(options.seed)
  const robots: Robot[] = []
  const customers = new Set<Promise<void>>()
  const line = createLiveLine(out, () =>
    liveLine(
      {
        weekMinute: clock.weekMinute(),
        speed: options.speed,
        customers: customers.size,
        robots: {
          all: robots.length,
          present: robots.filter((robot) => robot.isPresent()).length,
          busy: robots.filter((robot) => robot.isBusy()).length,
        },
      },
      tally,
    ),
  )
  const world: World = { url: options.url, api, chance, clock, tally, conversations, say: line.say }
  tellBeginning(world, cast, options)
  const customersGo = new AbortController()
  // Everyone who waits listens to one of these.
  setMaxListeners(0, signal, customersGo.signal)
  try {
    const { page, codes } = await prepare(world, cast, signal)
    robots.push(...(await Promise.all(cast.robots.map((each) => startRobot(world, each, codes, signal)))))
    await Promise.all([
      keepRoster(world, robots, signal),
      sendCustomers(world, page, robots, customers, signal, customersGo.signal),
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
}

async function mustBeThere({ url }: Options, api: ReturnType<typeof createApi>): Promise<void> {
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
  const read = readUtterances(text)
  if (!read.ok)
    throw new Error([`--utterances: ${file} is not as it should be`, ...read.faults.slice(0, 20)].join('\n  '))
  return read.chains
}

function tellBeginning({ say }: World, { robots, left, administrator }: Cast, { seed, speed }: Options): void {
  say(`${robots.length} robot agents at speed ${speed}, chances from --seed ${seed}`)
  if (left.length > 0) {
    const some = left.length > 8 ? `${left.slice(0, 8).join(', ')} and ${left.length - 8} more` : left.join(', ')
    say(`free for you to sign in as: ${some}`)
  }
  if (!administrator) say('without an administrator nobody vouches for customers: all come as visitors')
}

/** What only an administrator may ask: a secret for the bank's page, and the codes that wrap-ups may use. */
async function prepare(
  world: World,
  { administrator, robots }: Cast,
  signal: AbortSignal,
): Promise<{ readonly page: BankPage | undefined; readonly codes: Codes }> {
  const someone = administrator ?? robots[0]
  if (!someone) throw new Error('there is no agent among the sign-ins')
  const { api } = world
  const body = { ...someone, as: 'token' }
  const { agentNo, password } = someone
  const { token } = await insist(signal, () =>
    api<{ token: string }>('/api/sign-in', { method: 'POST', body: { agentNo, password, as: body.as } }),
  )
  const page = administrator && (await insist(signal, () => openBankPage(api, token, CHANNEL)))
  const { reasons } = await insist(signal, () => api<{ reasons: Code[] }>('/api/contact-reasons', { token }))
  const { dispositions } = await insist(signal, () => api<{ dispositions: Code[] }>('/api/dispositions', { token }))
  await api('/api/sign-out', { method: 'POST', token })
  return { page, codes: { reasons: inUse(reasons), dispositions: inUse(dispositions) } }
}

interface Code {
  readonly code: string
  readonly isRetired: boolean
}
const inUse = (codes: readonly Code[]) => codes.filter((each) => !each.isRetired).map((each) => each.code)

/** As many robots on duty as the hour needs. */
async function keepRoster({ clock }: World, robots: readonly Robot[], signal: AbortSignal): Promise<void> {
  for (;;) {
    const count = onDutyCount(robots.length, clock.weekMinute())
    // Spread over the teams, as the list is.
    robots.forEach((robot, index) => {
      robot.setOnDuty(Math.floor((index * count) / robots.length) !== Math.floor(((index + 1) * count) / robots.length))
    })
    await pause(clock.realMs(LOOK_AGAIN_SECONDS * 5), signal)
  }
}

async function sendCustomers(
  world: World,
  page: BankPage | undefined,
  robots: readonly Robot[],
  customers: Set<Promise<void>>,
  signal: AbortSignal,
  customersGo: AbortSignal,
): Promise<void> {
  const personas = createPersonas()
  const { clock, chance, conversations } = world
  for (;;) {
    const present = robots.filter((robot) => robot.isPresent()).length
    const wait = nextArrivalSeconds(chance, arrivalsPerSecond(present, clock.weekMinute()))
    // Arrivals forget: after a minute without one, what comes next is as likely as before.
    await pause(clock.realMs(Math.min(wait, LOOK_AGAIN_SECONDS)), signal)
    if (wait > LOOK_AGAIN_SECONDS) continue
    const persona = personas.next(chance, page !== undefined, Date.now())
    const chain = conversations.chainFor(chance, persona.topic, persona.language)
    const foundClosed = () => personas.foundClosed(persona.topic, Date.now())
    const contact = liveContact(world, page, persona, chain, customersGo, foundClosed)
      .catch((error) => recordFault(world, 'a customer', error))
      .finally(() => {
        personas.gone(persona)
        customers.delete(contact)
      })
    customers.add(contact)
  }
}

function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])
}
