import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AssistantView } from '#modules/bot/contract.ts'
import type { TryOut } from '#modules/bot/editor-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { answersAt, botLines, SMALL_ARTICLES, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, queueAt, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(() => app?.stop())

const settings = { isOn: true, idleSeconds: 900 }
const save = (body: object) => admin.api('/api/bot/assistants/web:main', { method: 'PUT', body })
const current = async () => (await ok<{ assistants: AssistantView[] }>(admin.api('/api/bot/assistants'))).assistants[0]!
const greeting = { 'zh-CN': '欢迎来到一诺银行。', 'zh-TW': '歡迎來到一諾銀行。', en: 'Welcome to Yinuo Bank.' }

async function firstLinesOn(text: string) {
  const visit = await beginVisit(app.url)
  await ok(visit.api('/chat/messages', { method: 'POST', body: say(text) }))
  return (await botLines(app, visit, 2)).map((line) => line.text)
}

it('an entrance is greeted in its own words, and the bot still says what it is', async () => {
  expect(await current()).toMatchObject({ greeting: null, thresholds: null })
  await ok(save({ ...settings, greeting, version: (await current()).version }))
  const [first] = await firstLinesOn('信用卡年费多少')
  expect(first).toMatch(/^欢迎来到一诺银行。\n.*机器人.*人工/)
})

it('an entrance that may be less sure answers where others ask which is meant', async () => {
  const unsure = await firstUnsure([
    '年费几点',
    '几点开门收年费',
    '营业时间的年费',
    '周末年费',
    'fee hours today',
    '费',
    '几点',
  ])
  const asked = await firstLinesOn(unsure)
  expect(asked.join('\n')).not.toContain('依据')
  const { version } = await current()
  await ok(save({ ...settings, thresholds: { answer: 0.3, clarify: 0.3 }, version }))
  const answered = await firstLinesOn(unsure)
  expect(answered.join('\n')).toMatch(/依据|Source/)
  expect(await refusalOf(save({ ...settings, version }))).toEqual({ status: 409, refusal: 'edited-meanwhile' })
  const low = save({ ...settings, thresholds: { answer: 0.1, clarify: 0.3 }, version: version + 1 })
  expect(await refusalOf(low)).toEqual({ status: 400, refusal: 'malformed-input' })
})

/** Words that the release asks back about though one intent is likelier than not to be meant. */
async function firstUnsure(texts: readonly string[]): Promise<string> {
  for (const text of texts) {
    const body = { text }
    const { decision, ranked, intent } = await ok<TryOut>(admin.api('/api/bot/try', { method: 'POST', body }))
    const [best] = ranked
    if (decision === 'clarify' && best && best.probability > 0.31 && best.label !== 'ask-for-person' && intent === null)
      return text
  }
  throw new Error('the small bot is sure of all of these')
}
