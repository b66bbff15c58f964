import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { buildHouse } from '#server/main.ts'
import { createEntrance } from '../../support/chat.ts'
import { type FloorApplication, queueAt, startFloor } from '../../support/floor.ts'
import { signedInAs } from '../../support/people.ts'
import { type SocketSide, socketsOf } from '../commands.ts'
import { talkTo } from '../talk.ts'
import { type Answered, type Field, tryFields } from './fates.ts'
import { findPlants } from './find-plants.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { type Scenes, type Spoken, socketScenes } from './socket-scenes.ts'

const SEED = 20261122

/** What becomes of a secret in every field of every command: what is not here fails, and so does what is here and gone. */
const FATES = {
  'staff post-message clientId': 'kept raw: chosen by the sending program, never typed and shown to nobody else',
  'staff post-message body.text': 'masked',
  'staff post-message body.choices[]': 'masked',
  'staff post-message body.caption': 'masked',
  'staff post-message redLineReason': 'masked',
  'chat post-message clientId': 'kept raw: the same',
  'chat post-message topic': 'refused',
  'chat post-message body.text': 'masked',
  'chat ask-for-person topic': 'refused',
  'chat choose-callback phone': 'never taken: what is no telephone number is refused, and a number is sealed',
  'chat rate-contact comment': 'masked',
}

let app: FloorApplication
let scenes: ReturnType<typeof socketScenes>
beforeAll(async () => {
  app = await startFloor({ env: { VISITS_PER_MINUTE: '1000000' } })
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  // Nobody serves it: who asks without a topic waits.
  await queueAt(admin)
  scenes = socketScenes(app, admin)
})
afterAll(async () => {
  scenes?.leave()
  await app?.stop()
})

it('every text field of every socket command stores secrets masked or refuses them; none is in the database', async () => {
  // Another house on the same platform, built only to be asked what it offers.
  const { staff, chat, document } = socketsOf(buildHouse(app.platform).modules)
  const sides = { staff, chat }
  const fieldsOf = (door: keyof typeof sides, { commands }: SocketSide): Field[] =>
    Object.entries(commands).flatMap(([name, schema]) =>
      leavesOf(document, schema).map((leaf) => ({
        name: `${door} ${name} ${leaf.at}`,
        schema: leaf.schema,
        isSearch: false,
        send: (text) => say(scenes[door], name, leaf.write, text),
      })),
    )
  const fields = [...fieldsOf('staff', staff), ...fieldsOf('chat', chat)]
  const untried = fields
    .filter(({ name }) => !(name in FATES))
    .map(({ name }) => `${name}: say in FATES what becomes of it`)
  expect(untried).toEqual([])
  for (const [door, { commands }] of Object.entries(sides) as [keyof typeof sides, SocketSide][])
    for (const [name, schema] of Object.entries(commands))
      if (leavesOf(document, schema).length > 0)
        expect([name, await say(scenes[door], name, (body) => body, '')]).toMatchObject([name, { status: 200 }])
  const { fates, planted, leaks } = await tryFields(fields, seededRandom(SEED))
  await app.settled()
  const { raw, kept } = await findPlants(app.platform.db.pool, planted)
  const found = Object.fromEntries(
    [...fates].map(([name, fate]) => {
      if (raw.some(({ field }) => field === name)) return [name, 'kept raw']
      return [name, kept.has(name) && fate !== 'refused' ? 'masked' : fate]
    }),
  )
  expect(leaks.filter((leak) => !leak.includes('clientId'))).toEqual([])
  expect(found).toEqual(Object.fromEntries(Object.entries(FATES).map(([name, fate]) => [name, fate.split(':')[0]])))
}, 240_000)

/** Gives the command with the text at its place, in one body after another until it is done. */
async function say(scenes: Scenes, name: string, write: Leaf['write'], text: string): Promise<Answered> {
  const scene = scenes[name]
  if (!scene) throw new Error(`${name} takes text: make a scene for it in tests/doors/masking/socket-scenes.ts`)
  const { by, bodies } = await scene()
  const talk = await enter(by)
  let said: Answered = { status: 0, text: '' }
  for (const body of bodies) {
    const answer = await talk.ask({ t: 'do', id: crypto.randomUUID(), name, body: write(body, text) })
    said = { status: answer.t === 'refused' ? answer.problem.status : 200, text: JSON.stringify(answer) }
    if (said.status < 300) break
  }
  talk.close()
  return said
}

const enter = (by: Spoken['by']) =>
  'desk' in by
    ? talkTo(app.url, '/api/realtime', [], { cookie: by.desk.cookie })
    : talkTo(app.url, '/chat/socket', ['yinuo.v1', `token.${by.visit.visitToken}`], {})
