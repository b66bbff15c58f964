import type { ProblemBody } from '#platform/http/problem.ts'
import { localProblem, ProblemError } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

interface Options {
  readonly query?: Query
  /** JSON, or a form with files. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/**
 * One call through the staff door. `Reply` is the type that the module's `contract.ts` infers for the route; the server
 * answers by that very schema.
 * @throws ProblemError for every refusal, and `not-reached` when there was no answer
 */
export async function call<Reply>(method: Method, path: string, options: Options = {}): Promise<Reply> {
  const response = await send(method, path, options)
  if (!response.ok) throw new ProblemError(await readProblem(response))
  if (response.status === 204) return undefined as Reply
  return (await response.json()) as Reply
}

/** The same for a route that answers with a file. @throws ProblemError as `call` */
export async function callFile(method: Method, path: string, options: Options = {}): Promise<Response> {
  const response = await send(method, path, options)
  if (!response.ok) throw new ProblemError(await readProblem(response))
  return response
}

async function send(method: Method, path: string, { query, body, signal }: Options): Promise<Response> {
  const isForm = body instanceof FormData
  try {
    return await fetch(withQuery(path, query), {
      method,
      credentials: 'same-origin',
      headers: body === undefined || isForm ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(localProblem('not-reached'))
  }
}

/** Leaves out what is not set: `null`, `undefined` and empty text. */
export function withQuery(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (set.length === 0) return path
  return `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`
}

async function readProblem(response: Response): Promise<ProblemBody> {
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblem(body)) return body
  // A proxy in between answers in its own words.
  const refusal = response.status === 401 ? 'not-signed-in' : response.status >= 500 ? 'not-available' : 'unknown'
  return { type: `/problems/${refusal}`, title: response.statusText || refusal, status: response.status, refusal }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'refusal' in body && typeof body.refusal === 'string'
}
