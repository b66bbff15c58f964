import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, withQuery } from './call.ts'
import { ProblemError, problemOf } from './problem.ts'

afterEach(() => vi.unstubAllGlobals())

const answers = (body: string, init: ResponseInit) => vi.stubGlobal('fetch', async () => new Response(body, init))
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('was not refused'),
    (error: unknown) => problemOf(error),
  )

describe('call', () => {
  it('gives the reply', async () => {
    answers('{"personId":"p1"}', { status: 200 })
    expect(await call<{ personId: string }>('GET', '/api/me')).toEqual({ personId: 'p1' })
  })

  it('throws the refusal as the server wrote it', async () => {
    const problem = { type: '/problems/offer-expired', title: 'offer expired', status: 409, refusal: 'offer-expired' }
    answers(JSON.stringify(problem), { status: 409 })
    expect(await caught(call('POST', '/api/x'))).toEqual(problem)
  })

  it('knows a proxy’s error page for what it is', async () => {
    answers('<html>Bad gateway</html>', { status: 502, statusText: 'Bad Gateway' })
    expect(await caught(call('GET', '/api/x'))).toMatchObject({ refusal: 'not-available', status: 502 })
  })

  it('without an answer is a problem too', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await caught(call('GET', '/api/x'))).toMatchObject({ refusal: 'not-reached', status: 0 })
  })

  it('a call that was called off is no problem to be shown', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new DOMException('gone', 'AbortError')
    })
    await expect(call('GET', '/api/x')).rejects.not.toBeInstanceOf(ProblemError)
  })
})

it('a query leaves out what is not set and escapes the rest', () => {
  expect(withQuery('/api/x', { a: 1, b: null, c: undefined, d: '', e: '一 & 二', f: false })).toBe(
    '/api/x?a=1&e=%E4%B8%80+%26+%E4%BA%8C&f=false',
  )
  expect(withQuery('/api/x')).toBe('/api/x')
})
