import { setTimeout as sleep } from 'node:timers/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ThemesReply } from '#modules/assist/themes-contract.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

const SAID = {
  'zh-CN': {
    lookNow: '现在看本周',
    isNew: '新出现',
    open: '打开联络',
    suggestion: '建议',
    toolUse: '技术使用率',
    outcomes: '结果',
    stopped: '被规则拦下',
    rule: '数字不在文章里',
    list: '打开这一周的名单',
  },
  'zh-TW': {
    lookNow: '現在看本週',
    isNew: '新出現',
    open: '開啟聯繫',
    suggestion: '建議',
    toolUse: '技術使用率',
    outcomes: '結果',
    stopped: '被規則擋下',
    rule: '數字不在文章中',
    list: '開啟本週名單',
  },
  en: {
    lookNow: 'Look at this week now',
    isNew: 'new',
    open: 'Open the contact',
    suggestion: 'Suggestions',
    toolUse: 'Tool use',
    outcomes: 'Outcome',
    stopped: 'stopped by a rule',
    rule: 'number not in the article',
    list: 'Open the list of this week',
  },
} as const
const LOCALES = Object.keys(SAID) as (keyof typeof SAID)[]
const USUAL = [
  '信用卡年费怎么收',
  '转账限额怎么调整',
  '网点几点开门营业',
  '定期存款利率多少',
  '手机银行登录不上',
  '贷款还款日能改吗',
]

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
  const { contactId, visitor } = await customerAsks(app)
  await ok(agent.accept((await agent.rings()).offerId))
  await app.settled()
  await wordsOfWeeks(visitor.conversationId, contactId)
  await callsOfAModel()
  await lookedThrough(admin)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** The thread that looks gives way to everything else: it is waited for before any page is opened. */
async function lookedThrough(who: Pick<SignedInPerson, 'api'>): Promise<void> {
  await ok(who.api('/api/assist/themes/looks', { method: 'POST' }))
  for (let look = 0; look < 300; look += 1) {
    const { state } = await ok<ThemesReply>(who.api('/api/assist/themes'))
    if (state === 'done') return
    await sleep(500)
  }
  throw new Error('the week was not looked through')
}

/** What customers said in five weeks, and of what they suddenly speak now. */
async function wordsOfWeeks(conversationId: string, contactId: string): Promise<void> {
  let seq = 1_000
  const put = (weeksAgo: number, text: string, contact: string | null = null) =>
    app.platform.db.run(sql`insert into conversations.message
        (conversation_id, seq, contact_id, at, author_kind, audience, kind, text)
      values (${conversationId}, ${seq++}, ${contact ?? newId(Date.now())}, now() - make_interval(weeks => ${weeksAgo}), 'customer',
        'everyone', 'text', ${text})`)
  for (let weeksAgo = 5; weeksAgo >= 0; weeksAgo -= 1)
    for (const text of USUAL.flatMap((one) => [one, `请问${one}`])) await put(weeksAgo, text)
  for (let n = 1; n < 14; n += 1) await put(0, `台风停电取款机吞卡了怎么办，第${n}台`)
  await put(0, '台风停电取款机吞卡了怎么办，第14台，卡里还有钱', contactId)
  await app.platform.db.run(sql`insert into conversations.rating (contact_id, invited_at, due_at, score, comment, rated_at)
    values (${contactId}, now(), now() + interval '1 day', 4, '建议把网点营业时间延长到晚上', now())`)
}

/** As the log holds them: one that was used by the try-out, one the guard stopped. */
async function callsOfAModel(): Promise<void> {
  for (const [outcome, why] of [
    ['used', []],
    ['refused', ['number-not-in-article']],
  ] as const) {
    await app.platform.db.run(sql`insert into bot.model_call
        (id, at, until, purpose, language, model, prompt_version, prompt_hash, articles, tokens, took_ms, outcome, why)
      values (${newId(Date.now())}, now(), now(), 'phrase', 'zh-CN', 'qwen3-8b', 'phrase-1', 'abcdef0123456789', '[]', 321, 640,
        ${outcome}, ${[...why]}::text[])`)
  }
}

it.each(LOCALES)('a supervisor sees what came up, what the model did and who uses the tools: %s', async (locale) => {
  const say = SAID[locale]
  const page = await pageOf(await createPerson(app.platform, { roles: ['supervisor', 'care-manager'] }), locale)
  await page.goto(`${app.url}/themes`)
  const theme = page.locator('.themes-list > li').filter({ hasText: '吞卡' }).first()
  await theme.getByText(say.isNew, { exact: true }).waitFor()
  await page.locator('.themes-said .tag').getByText(say.suggestion, { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, `themes-${locale}`)
  await theme.getByRole('button').click()
  const beside = page.locator('.split.parted')
  await beside.getByText('台风停电取款机吞卡了怎么办，第14台，卡里还有钱', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, `theme-${locale}`)
  await page.getByRole('button', { name: say.lookNow, exact: true }).waitFor()
  await beside.getByRole('link', { name: say.open, exact: true }).first().click()
  await page.waitForURL(/\/contacts\?contact=/)

  await page.goto(`${app.url}/bot/model`)
  await page.getByRole('cell', { name: say.rule, exact: true }).waitFor()
  await page.getByRole('combobox', { name: say.outcomes, exact: true }).selectOption({ label: say.stopped })
  await page.waitForURL(/outcome=refused/)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
  await page.locator('tbody tr .open').click()
  await page.getByText('phrase-1 · abcdef012345…', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, `model-${locale}`)

  await page.goto(`${app.url}/goals?open=tool_adoption`)
  await page.getByRole('link', { name: say.list, exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto(`${app.url}/board`)
  const tile = page.getByRole('group', { name: say.toolUse, exact: true })
  await tile.waitFor()
  await shot(page, `board-${locale}`)
  await tile.getByRole('button').first().click()
  await page.waitForURL(/\/tool-use\?week=/)
  await page.context().close()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the page: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

async function pageOf(person: TestPerson, locale: keyof typeof SAID): Promise<Page> {
  const wide = locale === 'zh-TW' ? { viewport: { width: 1920, height: 1080 } } : {}
  const page = await (await openWindow(browser, wide)).newPage()
  await signInOnScreen(page, app.url, person)
  await page.evaluate(
    (body) => fetch('/api/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }),
    JSON.stringify({ theme: locale === 'zh-TW' ? 'dark' : 'light', locale }),
  )
  return page
}
