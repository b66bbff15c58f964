import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** The words of the screens that the journey touches, as people of each language read them. */
const WORDS = {
  'zh-CN': {
    ask: /问专家/,
    question: '问题',
    send: '提问',
    waiting: '等专家接下',
    take: '接下',
    answer: '答复',
    read: '查看这次联络',
    draft: '起草成文章',
    drafted: '已起草成文章',
    put: '放入回复',
  },
  'zh-TW': {
    ask: /詢問專家/,
    question: '問題',
    send: '提問',
    waiting: '等專家接下',
    take: '接下',
    answer: '回覆',
    read: '檢視此次聯繫',
    draft: '起草為文章',
    drafted: '已起草為文章',
    put: '放入回覆',
  },
  en: {
    ask: /Ask those who know/,
    question: 'Question',
    send: 'Ask',
    waiting: 'Waits for an expert',
    take: 'Take it',
    answer: 'Answer',
    read: 'Read the contact',
    draft: 'Begin an article',
    drafted: 'It became a draft',
    put: 'Put into the answer',
  },
} as const

it.each(Object.keys(WORDS) as (keyof typeof WORDS)[])(
  'an agent asks beside the conversation, an expert reads, answers and drafts, the answer goes into the reply: %s',
  async (locale) => {
    const say = WORDS[locale]
    const topic = `t-${crypto.randomUUID().slice(24)}`
    const { queueId } = await queueAt(admin, { topic })
    const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
    const expert = await createPerson(app.platform, { roles: ['trainer'], skills: { deposits: 5 } })
    const { visitor } = await customerAsks(app, { topic })
    await ok(agent.accept((await agent.rings()).offerId))
    await visitor.say('CANARY 旧卡还能用吗')
    const desk = await pageOf(agent, locale)
    await desk.goto(`${app.url}/workspace`)
    await desk.getByRole('button', { name: say.ask }).click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByLabel(say.question, { exact: true }).fill('挂失后旧卡还能取款吗？')
    expect(await axe(desk)).toEqual([])
    await shot(desk, `ask-${locale}`)
    await sheet.getByRole('button', { name: say.send, exact: true }).click()
    await desk.getByText(say.waiting).waitFor()

    const known = await pageOf(expert, locale)
    await known.goto(`${app.url}/expert-questions`)
    await known.getByRole('button', { name: '挂失后旧卡还能取款吗？' }).click()
    const panel = known.getByRole('complementary')
    await panel.getByRole('button', { name: say.take, exact: true }).click()
    await panel.getByRole('button', { name: say.read }).click()
    await panel.getByText('CANARY', { exact: false }).waitFor()
    await panel.getByRole('textbox', { name: say.answer, exact: true }).fill('不能，旧卡已停用。')
    expect(await axe(known)).toEqual([])
    await shot(known, `expert-${locale}`)
    await panel.getByRole('button', { name: say.answer, exact: true }).click()
    await panel.getByRole('button', { name: say.draft }).click()
    await panel.getByText(say.drafted).waitFor()

    await desk.getByText('不能，旧卡已停用。').waitFor()
    expect(await axe(desk)).toEqual([])
    await shot(desk, `answered-${locale}`)
    await desk.getByRole('button', { name: say.put }).click()
    expect(await replyOf(desk)).toBe('不能，旧卡已停用。')
    agent.vanish()
    await desk.context().close()
    await known.context().close()
  },
)

/** Looked at by whoever changes the page: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
const replyOf = (page: Page) => page.locator('.composer textarea').inputValue()

const pageOf = (person: TestPerson, locale: keyof typeof WORDS): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'zh-TW' })

it('a supervisor sets how long a question may wait and which skill goes with a topic', async () => {
  const supervisor = await createPerson(app.platform, { roles: ['supervisor'] })
  const page = await pageOf(supervisor, 'zh-CN')
  await page.goto(`${app.url}/expert-questions`)
  await page.getByText('没有等您接下的问题').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '设置' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByLabel('多久内答复').fill('120')
  await shot(page, 'settings')
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '保存' }).click()
  await page.reload()
  await page.getByRole('button', { name: '设置' }).click()
  await panel.getByLabel('多久内答复').waitFor()
  expect(await panel.getByLabel('多久内答复').inputValue()).toBe('120')
  await page.context().close()
})
