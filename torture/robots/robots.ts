import { setMaxListeners } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Stopped } from '../../simulate/door/pause.ts'
import type { Entry } from '../books.ts'
import { type AgentSignIn, liveAgent } from './agent.ts'
import { liveCustomers } from './customer.ts'
import { ordered, type Room } from './room.ts'

/**
 * A process of robots, told what to do by the one that started it, to which it counts its acknowledgements. Its books
 * are a file of its own.
 */
export type Order =
  | {
      readonly t: 'begin'
      readonly urls: readonly string[]
      readonly seed: number
      readonly file: string
      readonly customers: readonly string[]
      readonly agents: readonly AgentSignIn[]
      readonly queueIds: readonly string[]
    }
  /** Nothing new begins. */
  | { readonly t: 'calm' }
  /** Everyone goes. */
  | { readonly t: 'over' }
export type Report =
  | { readonly t: 'acked'; readonly count: number }
  /** The customers have left, heard all, and written it down. */
  | { readonly t: 'calm' }
  | { readonly t: 'over' }

const TELL_EVERY_MS = 100
const calm = new AbortController()
const over = new AbortController()
// Everyone who waits listens to one of these.
setMaxListeners(0, calm.signal, over.signal)

process.on('message', (order: Order) => {
  if (order.t === 'begin') begin(order).catch(fail)
  else if (order.t === 'calm') calm.abort()
  else over.abort()
})
// Whoever started this is gone.
process.on('disconnect', () => process.exit(1))

async function begin({ urls, seed, file, customers, agents, queueIds }: Extract<Order, { t: 'begin' }>): Promise<void> {
  const book = createWriteStream(file)
  let count = 0
  const room: Room = {
    urls,
    write: (entry: Entry) => book.write(`${JSON.stringify(entry)}\n`),
    acknowledged: () => {
      count += 1
    },
    calm: calm.signal,
    over: over.signal,
  }
  const telling = setInterval(() => tell({ t: 'acked', count }), TELL_EVERY_MS)
  const working = agents.map((agent) => liveAgent(room, seed, agent, queueIds).catch(endedByOrder))
  await Promise.all(customers.map((name) => liveCustomers(room, seed, name).catch(endedByOrder)))
  if (customers.length > 0) tell({ t: 'calm' })
  await Promise.all([...working, ordered(over.signal)])
  clearInterval(telling)
  tell({ t: 'acked', count })
  await new Promise<void>((resolve) => book.end(resolve))
  tell({ t: 'over' })
  process.disconnect()
  process.exit(0)
}

const tell = (report: Report) => process.send?.(report)

function endedByOrder(error: unknown): void {
  if (!(error instanceof Stopped)) throw error
}

function fail(error: unknown): never {
  console.error(error)
  process.exit(1)
}
