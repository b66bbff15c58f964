import { lookup as resolveName } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isInsideAddress } from '#modules/webhooks/domain.ts'

export interface PostResult {
  /** Null when no answer came. */
  readonly status: number | null
  readonly error: string | null
}

const TIMEOUT_MS = 10_000
const MOST_ANSWER_BYTES = 64 * 1024

/**
 * Posts `body` once. The name is resolved first and the connection goes to that very address, so a name that changes
 * its mind cannot lead inside; only hosts in the settings are reached without encryption; redirects are not followed; the answer's body is thrown away.
 */
export async function postJson(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  allowedHosts: readonly string[],
): Promise<PostResult> {
  try {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const { address, family } = await resolveName(host)
    if (isInsideAddress(address) && !allowedHosts.includes(host)) {
      return { status: null, error: `${host} is an address of the inner network: add it to WEBHOOK_HOSTS to allow it` }
    }
    if (url.protocol !== 'https:' && !allowedHosts.includes(host)) {
      return { status: null, error: `${host} is not reached by https: use https, or add it to WEBHOOK_HOSTS` }
    }
    return await post(url, body, headers, { address, family })
  } catch (error) {
    return { status: null, error: (error as NodeJS.ErrnoException).code ?? (error as Error).message }
  }
}

function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  target: { readonly address: string; readonly family: number },
): Promise<PostResult> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      method: 'POST',
      agent: false,
      timeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Yinuo-Webhooks',
        ...headers,
      },
      lookup: (_name, options, done) =>
        options.all ? done(null, [target]) : done(null, target.address, target.family),
    })
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ status: null, error: error.code ?? error.message }))
    request.on('response', (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > MOST_ANSWER_BYTES) response.destroy()
      })
      response.on('error', () => {})
      response.on('close', () => {
        const status = response.statusCode ?? null
        resolve({ status, error: status !== null && status >= 200 && status < 300 ? null : `answered ${status}` })
      })
    })
    request.end(body)
  })
}
