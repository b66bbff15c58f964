import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a language model of the worst kind does with a question; `answers` is one that behaves. */
export type Manner = (request: Heard, response: ServerResponse) => void | Promise<void>

export interface Heard {
  readonly path: string
  readonly authorization: string | undefined
  /** Every byte of the body. */
  readonly body: string
}

export interface ModelStandIn {
  readonly url: string
  /** All it was ever told. */
  readonly heard: Heard[]
  behave(manner: Manner): void
  stop(): Promise<void>
}

/** A server on this machine that speaks the protocol of chat completions, or whatever it is told to. */
export async function startModelStandIn(): Promise<ModelStandIn> {
  const heard: Heard[] = []
  let manner: Manner = fails(500)
  const server = createServer(async (request, response) => {
    const one = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: await bodyOf(request),
    }
    heard.push(one)
    await manner(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    behave(next) {
      manner = next
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}

const completion = (content: string) =>
  JSON.stringify({ choices: [{ message: { role: 'assistant', content } }], usage: { total_tokens: 321 } })

/** Answers with this content of a message. */
export const says =
  (content: string | ((heard: Heard) => string)): Manner =>
  (heard, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(completion(typeof content === 'string' ? content : content(heard)))
  }

/** Sentences as they are asked for, each resting on the article of that mark. */
export const saysSentences = (...sentences: readonly (readonly [text: string, ...cites: string[]])[]): Manner =>
  says(JSON.stringify({ sentences: sentences.map(([text, ...cites]) => ({ text, cites })) }))

export const fails =
  (status: number): Manner =>
  (_heard, response) => {
    response.statusCode = status
    response.end('{"error":{"message":"not today"}}')
  }

export const stalls: Manner = () => {}

export const redirectsTo =
  (location: string): Manner =>
  (_heard, response) => {
    response.writeHead(307, { location }).end()
  }

/** A byte at a time, for ever. */
export const drips: Manner = (_heard, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}

export const sendsBytes =
  (count: number): Manner =>
  (_heard, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"choices":[{"message":{"content":"')
    const part = 'a'.repeat(65_536)
    let sent = 0
    const go = () => {
      while (sent < count && !response.destroyed) {
        sent += part.length
        if (!response.write(part)) return void response.once('drain', go)
      }
      if (!response.destroyed) response.end('"}}]}')
    }
    response.on('error', () => {})
    go()
  }

export const sendsRaw =
  (body: string): Manner =>
  (_heard, response) => {
    response.end(body)
  }

/** Says how much there is to come, sends half of it and hangs up. */
export const hangsUp: Manner = (_heard, response) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{"choices":[{"mess')
  setTimeout(() => response.destroy(), 20)
}

/** What the bot sent it: the object with the customer's words and the articles. */
export function askedOf({ body }: Heard): {
  readonly language: string
  readonly customer_words: string
  readonly articles?: readonly { readonly id: string; readonly title: string; readonly text: string }[]
  readonly intents?: readonly { readonly code: string; readonly kind: string }[]
} {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
  return JSON.parse(messages.find(({ role }) => role === 'user')?.content ?? '{}')
}
