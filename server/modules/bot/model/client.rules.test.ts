import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  drips,
  fails,
  hangsUp,
  type ModelStandIn,
  redirectsTo,
  says,
  sendsBytes,
  sendsRaw,
  stalls,
  startModelStandIn,
} from '../../../../tests/support/model-stand-in.ts'
import { complete } from './client.ts'

let standIn: ModelStandIn
beforeAll(async () => {
  standIn = await startModelStandIn()
})
afterAll(() => standIn.stop())

const ask = (withinMs = 1_000) =>
  complete(
    { url: `${standIn.url}/chat/completions`, name: 'stand-in', key: 'secret' },
    [{ role: 'user', content: '你好' }],
    withinMs,
    () => 0,
  )

test('asks by the protocol, once, and tells what was said and what it cost', async () => {
  standIn.heard.length = 0
  standIn.behave(says('好'))
  expect(await ask()).toEqual({ kind: 'said', content: '好', tokens: 321 })
  expect(standIn.heard).toHaveLength(1)
  expect(standIn.heard[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer secret' })
  expect(JSON.parse(standIn.heard[0]!.body)).toMatchObject({ model: 'stand-in', temperature: 0, stream: false })
})

describe('what is no answer is a failure by its name, never an exception', () => {
  test.each([
    ['stalls', stalls, 'time-out', 1],
    ['drips bytes', drips, 'time-out', 1],
    ['sends ten megabytes', sendsBytes(10_000_000), 'too-long', 1],
    ['sends no JSON', sendsRaw('<html>hello</html>'), 'not-understood', 1],
    ['sends JSON of another kind', sendsRaw('{"choices":[{"text":"hello"}]}'), 'not-understood', 1],
    ['sends nothing', sendsRaw(''), 'not-understood', 1],
    ['is overloaded, twice', fails(429), 'busy', 2],
    ['is broken, twice', fails(503), 'broken', 2],
    ['refuses the key', fails(401), 'rejected', 1],
    ['hangs up in the middle, twice', hangsUp, 'network', 2],
  ] as const)('a server that %s', async (_name, manner, why, asked) => {
    standIn.heard.length = 0
    standIn.behave(manner)
    expect(await ask(600)).toMatchObject({ kind: 'failed', why })
    expect(standIn.heard).toHaveLength(asked)
  })

  test('a server that is not there', async () => {
    const nowhere = { url: 'http://127.0.0.1:1/v1/chat/completions', name: 'x', key: undefined }
    expect(await complete(nowhere, [], 600, () => 0)).toEqual({ kind: 'failed', why: 'network', isFree: true })
  })
})

test('a redirect is not followed: neither key nor words go where it points', async () => {
  const elsewhere = await startModelStandIn()
  elsewhere.behave(says('好'))
  standIn.behave(redirectsTo(`${elsewhere.url}/chat/completions`))
  expect(await ask()).toMatchObject({ kind: 'failed', why: 'redirected' })
  expect(elsewhere.heard).toEqual([])
  await elsewhere.stop()
})

test('one failure that passes is repeated once, within the same time', async () => {
  let times = 0
  standIn.behave((heard, response) => (times++ === 0 ? fails(500) : says('好'))(heard, response))
  expect(await ask()).toMatchObject({ kind: 'said', content: '好' })
  times = 0
  expect(await ask(150)).toMatchObject({ kind: 'failed', why: 'broken' })
  expect(times).toBe(1)
})
