import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#platform/database/database.ts'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'

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
let contactId: string
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  const mei = await agentAt(app, { queues: [queueId] }, admin)
  const asked = await customerAsks(app)
  contactId = asked.contactId
  await ok(mei.accept((await mei.rings()).offerId))
  // As they would stand there after six weeks, and this week with something new in it.
  const { conversationId } = asked.visitor
  let seq = 1_000
  const put = (weeksAgo: number, of: string, text: string) =>
    app.platform.db.run(sql`insert into conversations.message
        (conversation_id, seq, contact_id, at, author_kind, audience, kind, text)
      values (${conversationId}, ${seq++}, ${of}, now() - make_interval(weeks => ${weeksAgo}), 'customer', 'everyone', 'text', ${text})`)
  for (let weeksAgo = 5; weeksAgo >= 0; weeksAgo -= 1)
    for (const text of USUAL.flatMap((one) => [one, `请问${one}`])) await put(weeksAgo, randomUUID(), text)
  for (let n = 0; n < 14; n += 1)
    await put(0, n === 0 ? contactId : randomUUID(), `台风停电取款机吞卡了怎么办，第${n}台`)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const SAID = {
  'zh-CN': { look: '现在看本周', isNew: '新出现', examples: '客户原话', open: '打开联络' },
  'zh-TW': { look: '現在看本週', isNew: '新出現', examples: '客戶原話', open: '開啟聯繫' },
  en: { look: 'Look at this week now', isNew: 'new', examples: 'In customers’ words', open: 'Open the contact' },
} as const

it('the words of the week are looked through; what is new opens to what customers wrote, and to the contact', async () => {
  const page = await pageOf('zh-CN')
  await page.goto(`${app.url}/themes`)
  await page.getByText('还没有看过任何一周').waitFor()
  await page.getByRole('button', { name: SAID['zh-CN'].look }).click()
  await page.getByText('这一周的话，请稍候', { exact: false }).or(page.getByText(SAID['zh-CN'].isNew)).first().waitFor()
  await page.getByText(SAID['zh-CN'].isNew, { exact: true }).waitFor({ timeout: 90_000 })
  await readTheme(page, 'zh-CN')
  await page.getByRole('link', { name: SAID['zh-CN'].open }).first().click()
  await page.waitForURL((url) => url.searchParams.get('contact') === contactId)
})

it.each(['zh-TW', 'en'] as const)('and reads the same in %s', async (locale) => {
  const page = await pageOf(locale)
  await page.goto(`${app.url}/themes`)
  await page.getByText(SAID[locale].isNew, { exact: true }).waitFor()
  await readTheme(page, locale)
})

async function readTheme(page: Page, locale: keyof typeof SAID): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: SAID[locale].isNew })
  await row.getByRole('button').first().click()
  await page.getByRole('heading', { name: SAID[locale].examples }).waitFor()
  await page.getByText('台风停电取款机吞卡了怎么办', { exact: false }).first().waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/themes-${locale}.png` })
}

const pageOf = async (locale: keyof typeof SAID): Promise<Page> => {
  const person = await createPerson(app.platform, { roles: ['supervisor'] })
  return openScreens(browser, app.url, person, { locale, isDark: locale === 'en' })
}
