import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStaffSocket, type TestSocket } from '../../../tests/support/contacts.ts'
import {
  agentAt,
  type Desk,
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
let mei: Desk

beforeAll(async () => {
  app = await startFloor()
  other = await app.anotherNode()
  admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { queues: [queueId] }, admin)
})
afterAll(() => app.stop())

const reach = async () => {
  const { rows } = await app.platform.db.pool.query<{ links: number; isReached: boolean }>(
    `select (select count(*)::int from routing.link l where l.agent_id = a.id) links,
       unreachable_since is null "isReached" from routing.agent a where id = $1`,
    [mei.personId],
  )
  return rows[0]!
}
const nodesOfLinks = async () => {
  const { rows } = await app.platform.db.pool.query<{ node_id: string }>(
    'select node_id from routing.link where agent_id = $1',
    [mei.personId],
  )
  return rows.map((row) => row.node_id)
}
/** How many transactions wait for a lock with such a statement. */
const waitingFor = async (statement: string) => {
  const { rows } = await app.platform.db.pool.query<{ n: number }>(
    `select count(*)::int n from pg_stat_activity where datname = current_database()
       and wait_event_type = 'Lock' and query like $1`,
    [statement],
  )
  return rows[0]!.n
}
const waitingForAgent = () => waitingFor('select from routing.agent%')

test('whoever moves from node to node is reached as long as one socket is open, and only then', async () => {
  let current: TestSocket = mei.socket
  for (let move = 0; move < 10; move++) {
    current.cut()
    current = await openStaffSocket(move % 2 ? app.url : other.url, mei.cookie)
  }
  await until(async () => (await reach()).links === 1 && (await reach()).isReached)
  current.cut()
  await until(async () => !(await reach()).isReached)
  expect((await reach()).links).toBe(0)
  mei.socket = await openStaffSocket(app.url, mei.cookie)
  await until(async () => (await reach()).isReached)
})

test('a socket that is opened on one node while another closes on the other leaves the agent reached', async () => {
  const holder = await app.platform.db.pool.connect()
  await holder.query('begin')
  await holder.query('select from routing.agent where id = $1 for update', [mei.personId])
  const opened = await openStaffSocket(other.url, mei.cookie)
  await until(async () => (await waitingForAgent()) === 1)
  mei.socket.cut()
  await until(async () => (await waitingForAgent()) === 2)
  await holder.query('commit')
  holder.release()
  await until(async () => (await nodesOfLinks()).join() === other.platform.nodeId)
  expect((await reach()).isReached).toBe(true)
  opened.cut()
  await until(async () => (await reach()).links === 0)
})

test('two sockets that are closed at the same moment, each on its node, are the last two', async () => {
  for (let round = 0; round < 5; round++) {
    const sockets = [await openStaffSocket(app.url, mei.cookie), await openStaffSocket(other.url, mei.cookie)]
    await until(async () => (await reach()).links === 2 && (await reach()).isReached)
    const holder = await app.platform.db.pool.connect()
    await holder.query('begin')
    await holder.query('select from routing.link where agent_id = $1 for update', [mei.personId])
    for (const socket of sockets) socket.cut()
    await until(async () => (await waitingFor('delete from routing.link%')) === 2)
    await holder.query('commit')
    holder.release()
    await until(async () => (await reach()).links === 0)
    await until(async () => !(await reach()).isReached)
  }
})
