import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { type BankPage, startBankPage } from '../support/bank-page.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, type Desk, type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

let app: FloorApplication
let browser: Browser
let proxy: TcpProxy
let bank: BankPage
let mei: Desk
const contexts: BrowserContext[] = []
const faults: string[] = []

beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin, { name: names('挂失组') })
  mei = await agentAt(app, { queues: [queueId], displayName: '许文静' }, admin)
  // The customer's link runs through a proxy that the test cuts.
  proxy = await startTcpProxy(Number(new URL(app.url).port))
  bank = await startBankPage(`http://127.0.0.1:${proxy.port}`, () => 'data-channel="main"')
  await createEntrance(admin, 'main', { allowedOrigins: [bank.url] })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await bank.stop()
  await proxy.stop()
  await app.stop()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

async function newPage(): Promise<Page> {
  const context = await openWindow(browser)
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  return page
}

const chatOf = (page: Page) => page.getByRole('dialog')
const question = (page: Page) => chatOf(page).getByRole('group', { name: '这次服务怎么样？' })

/** A customer on the bank's page whom Mei serves to the end. */
async function served(): Promise<{ readonly page: Page; readonly contactId: string }> {
  const page = await newPage()
  await page.goto(bank.url)
  await page.getByRole('button', { name: '在线客服' }).click()
  await chatOf(page).getByRole('button', { name: '直接找人工坐席' }).click()
  const { offerId, contactId } = await mei.rings()
  await ok(mei.accept(offerId))
  await chatOf(page).getByRole('heading', { name: '许文静' }).waitFor()
  expect(await question(page).count()).toBe(0)
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const form = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: form }))
  await chatOf(page).getByText('本次对话已结束').waitFor()
  return { page, contactId: contactId ?? '' }
}

const ratingOf = async (contactId: string) => (await ok<ContactDetail>(mei.api(`/api/contacts/${contactId}`))).rating

it('a customer says how it was by keyboard, over a cut and a reload; it reaches the agent, the inspector and the board', async () => {
  const { page, contactId } = await served()
  await question(page).getByRole('radio', { name: '1 很不满意' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  expect(await question(page).getByRole('radio', { name: '2 不满意' }).isChecked()).toBe(true)
  await chatOf(page).getByRole('textbox', { name: '想多说一点吗' }).fill('等太久，卡号6217001234567890122')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.reload()
  expect(await question(page).getByRole('radio', { name: '2 不满意' }).isChecked()).toBe(true)
  proxy.cutAfter(0)
  proxy.cutNow()
  await chatOf(page).getByText('连接断开').waitFor()
  await chatOf(page).getByRole('button', { name: '提交评价' }).click()
  await chatOf(page).getByText('等待发送').waitFor()
  proxy.cutAfter(Number.POSITIVE_INFINITY)
  await chatOf(page).getByText('谢谢您的评价').first().waitFor()
  expect(await ratingOf(contactId)).toMatchObject({ score: 2, hasComment: true, comment: null })

  const inspector = await newPage()
  await signInOnScreen(inspector, app.url, await createPerson(app.platform, { roles: ['quality-inspector'] }))
  const row = inspector.getByRole('row').filter({ hasText: '评价低' })
  expect(await row.getByRole('cell', { name: '2/5' }).count()).toBe(1)
  await row.getByRole('button').click()
  await inspector.getByText('2 分，满分 5 分 · 不满意').waitFor()
  const words = await inspector.locator('.comment').innerText()
  expect(words).toMatch(/^等太久，卡号/)
  expect(words).not.toContain('6217001234567890122')

  const lead = await newPage()
  await signInOnScreen(lead, app.url, await createPerson(app.platform, { roles: ['supervisor'] }))
  const tile = lead.getByRole('group', { name: '联络满意率' })
  await tile.getByText('参评 100.0 %').waitFor()
  expect(await tile.innerText()).toContain('0.0')

  await chatOf(page).getByRole('button', { name: '修改' }).click()
  await question(page).getByRole('radio', { name: '5 很满意' }).check()
  await chatOf(page).getByRole('button', { name: '提交评价' }).click()
  await chatOf(page).getByText('5 很满意').waitFor()
  await tile.getByText(/^100\.0/).waitFor()
  expect((await ratingOf(contactId))?.score).toBe(5)
  expect(faults).toEqual([])
})

it('who goes on without a word is left alone, and asked no more', async () => {
  const { page, contactId } = await served()
  await question(page).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '在线客服', exact: true }).click()
  await question(page).waitFor()
  await chatOf(page).getByRole('button', { name: '再次咨询' }).click()
  await chatOf(page).getByRole('button', { name: '直接找人工坐席' }).click()
  await expect.poll(() => question(page).count()).toBe(0)
  await ok(mei.accept((await mei.rings()).offerId))
  await chatOf(page).getByRole('heading', { name: '许文静' }).waitFor()
  expect(await ratingOf(contactId)).toMatchObject({ score: null, hasComment: false })
  expect(faults).toEqual([])
})
