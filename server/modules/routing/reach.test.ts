import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStaffSocket, type TestSocket } from '../../../tests/support/contacts.ts'
import {
  agentAt,
  type FloorApplication,
  type FloorNode,
  queueAt,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let other: FloorNode
let admin: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  other = await app.anotherNode()
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

test('whoever moves from node to node and back is reached as long as one socket is open, and only then', async () => {
  const { queueId } = await queueAt(admin)
  const mei = await agentAt(app, { queues: [queueId] }, admin)
  const read = async () => {
    const { rows } = await app.platform.db.pool.query<{ links: number; unreachable: boolean }>(
      `select (select count(*)::int from routing.link l where l.agent_id = a.id) links,
         unreachable_since is not null unreachable from routing.agent a where id = $1`,
      [mei.personId],
    )
    return rows[0]!
  }
  let current: TestSocket = mei.socket
  for (let move = 0; move < 25; move++) {
    const before = current
    before.cut()
    current = await openStaffSocket(move % 2 ? app.url : other.url, mei.cookie)
  }
  await until(async () => (await read()).links === 1)
  await until(async () => !(await read()).unreachable)
  current.cut()
  await until(async () => (await read()).unreachable)
  expect((await read()).links).toBe(0)
})
