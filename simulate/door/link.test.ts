import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Link, openLink } from './link.ts'
import { LineLost, Refusal } from './refusal.ts'

/** A door that records what it is told and says what a test wants. */
class Door {
  readonly http: Server = createServer()
  readonly sockets = new WebSocketServer({ noServer: true })
  readonly frames: { t: string; topic?: string; after?: number; id?: string; name?: string }[] = []
  connections = 0
  socket: WebSocket | undefined
  onFrame: (frame: { t: string; topic?: string; id?: string; name?: string }) => void = () => {}

  async open(port = 0): Promise<string> {
    this.http.on('upgrade', (request, socket, head) =>
      this.sockets.handleUpgrade(request, socket, head, (opened) => {
        this.connections += 1
        this.socket = opened
        this.tell({ t: 'hello', protocol: 1, at: 0 })
        opened.on('message', (data) => {
          const frame = JSON.parse(String(data))
          this.frames.push(frame)
          this.onFrame(frame)
        })
      }),
    )
    this.http.listen(port, '127.0.0.1')
    await once(this.http, 'listening')
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`
  }

  tell(frame: object): void {
    this.socket?.send(JSON.stringify(frame))
  }

  close(): void {
    this.socket?.terminate()
    this.http.closeAllConnections()
    this.http.close()
  }
}

let door: Door
let link: Link
afterEach(() => {
  link.close()
  door.close()
})

async function linked(renew: () => Promise<boolean> = async () => false): Promise<void> {
  door = new Door()
  const url = await door.open()
  link = openLink({ url, path: '/socket', credentials: () => ({}), renew })
  await until(() => door.socket !== undefined)
}

/** The link speaks once it was greeted. */
async function ready(): Promise<void> {
  link.watch('ready', () => {})
  await until(() => door.frames.some((frame) => frame.topic === 'ready'))
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 500) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('a link', () => {
  test('after a broken line takes a feed up after the last number it has, and gives each item once', async () => {
    await linked()
    const got: number[] = []
    link.follow('conversation:1', 3, (item) => got.push(item.seq))
    await until(() => door.frames.some((frame) => frame.t === 'open'))
    expect(door.frames[0]).toMatchObject({ topic: 'conversation:1', after: 3 })
    door.tell({ t: 'feed', topic: 'conversation:1', items: [{ seq: 4 }, { seq: 5 }] })
    await until(() => got.length === 2)
    door.socket?.terminate()
    await until(() => door.connections === 2 && door.frames.length === 2)
    expect(door.frames[1]).toMatchObject({ topic: 'conversation:1', after: 5 })
    door.tell({ t: 'feed', topic: 'conversation:1', items: [{ seq: 5 }, { seq: 6 }] })
    await until(() => got.length === 3)
    expect(got).toEqual([4, 5, 6])
  })

  test('opens its views again after a broken line', async () => {
    await linked()
    const states: unknown[] = []
    link.watch('desk:1', (state) => states.push(state))
    await until(() => door.frames.length === 1)
    door.socket?.terminate()
    await until(() => door.frames.length === 2)
    door.tell({ t: 'view', topic: 'desk:1', at: 1, state: { contacts: [] } })
    await until(() => states.length === 1)
    expect(states).toEqual([{ contacts: [] }])
  })

  test('gives the answer to a command, or its refusal', async () => {
    await linked()
    const problem = { type: '/problems/offer-ended', title: 'offer ended', status: 409, refusal: 'offer-ended' }
    door.onFrame = ({ t, id, name }) =>
      t === 'do' &&
      door.tell(name === 'ask' ? { t: 'done', id, body: { contactId: 'c' } } : { t: 'refused', id, problem })
    await ready()
    expect(await link.do('ask', {})).toEqual({ contactId: 'c' })
    await expect(link.do('accept', {})).rejects.toMatchObject(new Refusal(409, 'offer-ended'))
  })

  test('says of a command under way that the line broke', async () => {
    await linked()
    await ready()
    door.onFrame = () => door.socket?.terminate()
    await expect(link.do('ask', {})).rejects.toBeInstanceOf(LineLost)
  })

  test('comes back with new credentials when the session has ended, and takes up where it was', async () => {
    let renewals = 0
    await linked(async () => {
      renewals += 1
      return true
    })
    link.watch('desk:1', () => {})
    link.follow('conversation:1', 8, () => {})
    await until(() => door.frames.length === 2)
    door.socket?.close(4401, 'session ended')
    await until(() => door.frames.length === 4)
    expect([renewals, door.connections]).toEqual([1, 2])
    expect(door.frames.slice(2)).toMatchObject([{ topic: 'desk:1' }, { topic: 'conversation:1', after: 8 }])
  })

  test('does not come back to a session that has ended for good', async () => {
    let asked = 0
    await linked(async () => {
      asked += 1
      return false
    })
    door.socket?.close(4401, 'session ended')
    await until(() => asked === 1)
    await expect(link.do('ask', {})).rejects.toBeInstanceOf(LineLost)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(door.connections).toBe(1)
  })
})
