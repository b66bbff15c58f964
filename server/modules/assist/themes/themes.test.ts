import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ThemesReply } from '#modules/assist/themes-contract.ts'
import { sql } from '#platform/database/database.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
} from '../../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

const USUAL = [
  '信用卡年费怎么收',
  '转账限额怎么调整',
  '网点几点开门营业',
  '定期存款利率多少',
  '手机银行登录不上',
  '贷款还款日能改吗',
]

let app: FloorApplication
let mei: Desk
let supervisor: SignedInPerson
let elsewhere: SignedInPerson
let care: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  const [north, south] = [
    await createUnit(app.platform, { name: '北' }),
    await createUnit(app.platform, { name: '南' }),
  ]
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { unit: north, queues: [queueId] }, admin)
  ;[supervisor, elsewhere, care] = await Promise.all([
    signedInAs(app, { roles: ['supervisor'], unit: north }),
    signedInAs(app, { roles: ['supervisor'], unit: south }),
    signedInAs(app, { roles: ['care-manager'] }),
  ])
})
afterAll(() => app?.stop())

const look = (who: Pick<SignedInPerson, 'api'>) => who.api('/api/assist/themes/looks', { method: 'POST' })
const themes = (who: Pick<SignedInPerson, 'api'>, query = '') => ok<ThemesReply>(who.api(`/api/assist/themes${query}`))
/** The thread gives way to everything else: on a busy machine it takes its time. */
async function ended(): Promise<ThemesReply> {
  for (let look = 0; look < 240; look += 1) {
    const reply = await themes(care)
    if (reply.state !== 'looking') return reply
    await sleep(400)
  }
  throw new Error('still looking')
}

it('says so while there is too little to compare, and does not look twice at once', async () => {
  expect(await themes(care)).toMatchObject({ week: null, state: null, themes: [] })
  expect((await look(supervisor)).status).toBe(202)
  expect((await ended()).state).toBe('too-little')
  expect((await refusalOf(care.api('/api/assist/themes?week=2020-01-06'))).refusal).toBe('week-not-looked-at')
  expect((await mei.api('/api/assist/themes')).status).toBe(403)
})

it('a theme that came up this week is found; its words are for those alone who may read the threads', async () => {
  const { contactId, visitor } = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  await visitor.say('台风停电取款机吞卡了怎么办，第0台')
  await app.settled()
  // The weeks before, and as many more of this one, as they would stand there by now.
  const { conversationId } = visitor
  const put = (place: number, weeksAgo: number, text: string) =>
    app.platform.db.run(sql`insert into conversations.message
      (conversation_id, seq, contact_id, at, author_kind, audience, kind, text)
    select ${conversationId}, ${place}, gen_random_uuid(), now() - make_interval(weeks => ${weeksAgo}), 'customer', 'everyone', 'text', ${text}`)
  let seq = 1_000
  for (let weeksAgo = 5; weeksAgo >= 0; weeksAgo -= 1)
    for (const text of USUAL.flatMap((one) => [one, `请问${one}`])) await put(seq++, weeksAgo, text)
  for (let n = 1; n < 14; n += 1) await put(seq++, 0, `台风停电取款机吞卡了怎么办，第${n}台`)
  expect((await look(supervisor)).status).toBe(202)
  const found = await ended()
  expect(found.state).toBe('done')
  expect(found.themes[0]).toMatchObject({ isNew: true })
  expect(found.themes[0]?.count).toBeGreaterThanOrEqual(10)
  expect(found.themes[0]?.examples[0]?.text).toContain('台风')
  const near = await themes(supervisor)
  const own = near.themes[0]?.examples.find(({ text }) => text.endsWith('第0台'))
  expect(own === undefined || own.contactId === contactId).toBe(true)
  const far = await themes(elsewhere)
  expect(far.themes[0]).toMatchObject({ count: found.themes[0]?.count, examples: [] })
  expect(far.themes[0]?.unseen).toBeGreaterThan(0)
  const stored = await app.platform.db.rows<{ found: unknown }>(sql`select found from assist.theme_look`)
  expect(JSON.stringify(stored)).not.toContain('怎么办，第')
})
