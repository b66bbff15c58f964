import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ReleaseView, tryReply } from '#modules/bot/editor-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { sql } from '#platform/database/database.ts'
import { SMALL_ARTICLES, startSmallBot } from '../../../tests/support/bot.ts'
import { createEntrance } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, queueAt, startFloor, until } from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let writer: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  writer = await signedInAs(app, { roles: ['trainer'] })
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  const { releaseId } = await startSmallBot(app)
  // The name at the head of the file is all that an older one and this one have in common.
  const older = Buffer.from('\u000fyinuo-intents-1{"labels":[]}')
  await app.platform.db.run(sql`update bot.release set model = ${older} where id = ${releaseId}`)
})
afterAll(() => app.stop())

test('a node that finds the model of an older version learns it again and answers', async () => {
  const elsewhere = await signedInAs(await app.secondNode(), { roles: ['trainer'] })
  const intent = await until(async () => {
    const reply = await elsewhere.api('/api/bot/try', { method: 'POST', body: { text: '信用卡年费多少' } })
    const tried: Partial<z.output<typeof tryReply>> = await reply.json()
    return tried.intent
  })
  expect(intent).toBe('card-fee')
})

test('a release is judged against the one that is out though its model is of an older version', async () => {
  const { releaseId } = await ok<{ releaseId: string }>(
    writer.api('/api/bot/releases', { method: 'POST', body: { note: 'next' } }),
  )
  const release = await until(async () => {
    const { releases } = await ok<{ releases: ReleaseView[] }>(writer.api('/api/bot/releases'))
    return releases.find((one) => one.releaseId === releaseId && one.state !== 'training')
  })
  expect(release.state).toBe('gated')
  expect(release.report?.accuracyBefore).toBe(release.report?.accuracy)
  const tried = await ok<z.output<typeof tryReply>>(
    writer.api('/api/bot/try', { method: 'POST', body: { text: '信用卡年费多少', releaseId } }),
  )
  expect(tried.intent).toBe('card-fee')
})
