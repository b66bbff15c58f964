import { Agent, request } from 'node:http'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'

export interface SignedInStorm {
  /** From the first request to the last answer with a session. */
  readonly seconds: number
  readonly requests: number
  /** Answers 429 and 503, each with a time to come back. */
  readonly sentAway: number
  /** Clients that no answer let in: anything but 200, 429 and 503. */
  readonly refused: number
}

/** What the passwords alone cost: so many checks, as many at a time as there are cores. @returns seconds */
export async function hashFloor(count: number, hash: string, password: string): Promise<number> {
  const from = performance.now()
  let begun = 0
  const work = async () => {
    while (begun++ < count) if (!(await verify(hash, password))) throw new Error('the password does not match')
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return (performance.now() - from) / 1000
}

/** Everybody signs in once, evenly over so many seconds; who is told to come back does so when told. */
export async function signInStorm(
  url: string,
  agentNos: readonly string[],
  password: string,
  overSeconds: number,
): Promise<SignedInStorm> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const from = performance.now()
  const counts = { requests: 0, sentAway: 0, refused: 0 }
  await Promise.all(
    agentNos.map(async (agentNo, n) => {
      await sleep((n / agentNos.length) * overSeconds * 1000)
      for (;;) {
        counts.requests += 1
        const answer = await signIn(url, agent, { agentNo, password, as: 'token' })
        if (answer.status === 200) return
        if (answer.status !== 503 && answer.status !== 429) {
          counts.refused += 1
          return
        }
        counts.sentAway += 1
        await sleep(answer.retryAfterSeconds * 1000 * (1 + Math.random() / 5))
      }
    }),
  )
  agent.destroy()
  return { ...counts, seconds: (performance.now() - from) / 1000 }
}

/** With as little of its own as can be: what the client costs is missing for the server beside it. */
function signIn(url: string, agent: Agent, body: object): Promise<{ status: number; retryAfterSeconds: number }> {
  return new Promise((answered, failed) => {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const asking = request(`${url}/api/sign-in`, { method: 'POST', agent, headers }, (response) => {
      const retryAfterSeconds = Number(response.headers['retry-after'] ?? 1)
      response.resume().on('end', () => answered({ status: response.statusCode ?? 0, retryAfterSeconds }))
    })
    asking.on('error', failed)
    asking.end(text)
  })
}
