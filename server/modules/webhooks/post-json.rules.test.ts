import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postJson } from '#modules/webhooks/post-json.ts'

let server: Server
let connections = 0
beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())

const post = (host: string, allowed: readonly string[]) => {
  const { port } = server.address() as { port: number }
  return postJson(new URL(`https://${host}:${port}/in`), '{}', {}, allowed)
}

test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])(
  'no inner address is reached by https either: %s',
  async (host) => {
    expect((await post(host, [])).error).toEqual(expect.stringContaining('inner network'))
    expect(connections).toBe(0)
  },
)

test('one whose host is allowed is', async () => {
  expect((await post('127.0.0.1', ['127.0.0.1'])).error).not.toEqual(expect.stringContaining('inner network'))
  expect(connections).toBe(1)
})
