import { problemBody } from '#platform/http/problem.ts'
import { LineLost, Refusal } from './refusal.ts'

const ANSWER_WITHIN_MS = 15_000

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly token?: string
}

/** The HTTP door. Throws {@link Refusal} for an answer that is no, {@link LineLost} when there is none. */
export type Api = <T>(path: string, call?: Call) => Promise<T>

/**
 * @param url of the service centre, such as `http://127.0.0.1:8080`
 * @param answerWithinMs after which there is no answer
 */
export function createApi(url: string, answerWithinMs = ANSWER_WITHIN_MS): Api {
  return async <T>(path: string, { method = 'GET', body, token }: Call = {}) => {
    const response = await send(new URL(path, url), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    if (response.ok) return (await parsed(response)) as T
    const problem = problemBody.safeParse(await parsed(response))
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new Refusal(
      response.status,
      problem.success ? problem.data.refusal : 'unreadable-answer',
      Number.isFinite(retryAfter) ? retryAfter : undefined,
    )
  }
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new LineLost(`${url.pathname}: ${(error as Error).message}`)
  }
}

async function parsed(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? null : JSON.parse(text)
  } catch (error) {
    throw new LineLost((error as Error).message)
  }
}
