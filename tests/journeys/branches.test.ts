import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

/** A zone in which the day does not end while it is worked on. */
const DAYTIME = new Date().getUTCHours() === 15 ? 'America/New_York' : 'Asia/Shanghai'
let app: FloorApplication
let browser: Browser
let admin: SignedInPerson & TestPerson
let branchId: string
beforeAll(async () => {
  app = await startFloor({ env: { TIME_ZONE: DAYTIME } })
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  await createEntrance(admin)
  branchId = await createUnit(app.platform, { kind: 'branch', name: '上海徐汇支行' })
  const spans = [{ from: '00:00', to: '24:00' }]
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const data = { zone: app.platform.config.TIME_ZONE, weekly: Object.fromEntries(days.map((day) => [day, spans])) }
  const name = { 'zh-CN': '柜台时间', 'zh-TW': '櫃檯時間', en: 'Counter hours' }
  await ok(admin.api('/api/calendars/counter', { method: 'PUT', body: { name, data, version: 0 } }))
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
async function pageOf(person: TestPerson): Promise<Page> {
  const page = await (await openWindow(browser)).newPage()
  await signInOnScreen(page, app.url, person)
  return page
}

it('a supervisor says how a branch receives customers', async () => {
  const page = await pageOf(admin)
  await page.goto(`${app.url}/branch-reception`)
  await page.getByRole('button', { name: '上海徐汇支行', exact: true }).click()
  await page.getByRole('combobox', { name: '营业时间' }).selectOption({ label: '柜台时间' })
  await page.getByLabel('每个预约（分钟）').fill('5')
  await page.getByLabel('地址（写给客户）').fill('虹桥路 8 号')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('2 个窗口 · 每位 5 分钟 · 15 分钟内接待', { exact: true }).waitFor()
})

it('an agent books in a chat, the customer reads it; the branch sees the story, serves, and hands back to the agent', async () => {
  const topic = `t-${crypto.randomUUID().slice(24)}`
  const { queueId } = await queueAt(admin, { topic })
  const centre = await createUnit(app.platform, { name: '综合服务组' })
  const agent = await agentAt(app, { roles: ['agent'], queues: [queueId], unit: centre }, admin)
  const fang = await createPerson(app.platform, { roles: ['branch-staff'], unit: branchId, displayName: '方敏' })
  const { contactId, visitor } = await customerAsks(app, { topic })
  await ok(agent.accept((await agent.rings()).offerId))
  await ok(
    agent.api('/api/cases', { method: 'POST', body: { template: 'general', title: '存单到期未到账', contactId } }),
  )

  const desk = await pageOf(agent)
  await desk.goto(`${app.url}/workspace`)
  await desk.getByRole('button', { name: '预约到店', exact: true }).first().click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByRole('combobox', { name: '网点' }).selectOption({ label: '上海徐汇支行' })
  await sheet.getByRole('combobox', { name: '办理' }).selectOption({ label: '继承' })
  await sheet.getByText('死亡证明', { exact: true }).waitFor()
  await sheet.getByRole('group', { name: '时间' }).getByRole('button').first().click()
  await sheet.getByLabel('客户的愿望（语言、轮椅等）').fill('轮椅通道')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'book')
  await sheet.getByRole('button', { name: '确认预约', exact: true }).click()
  const booked = desk.getByText(/^已预约 B\d{6}-\d{5}$/)
  await booked.waitFor()
  const reference = (await booked.innerText()).replace('已预约 ', '')
  const talk = await app.conversations.talkOf(app.platform.db, contactId, 10)
  expect(talk.map(({ text }) => text).join('\n')).toContain(`预约号：${reference}`)
  await desk.getByText(`预约号：${reference}`).first().waitFor()

  // The day begins on the list of the branch.
  const branch = await pageOf(fang)
  await branch.getByRole('heading', { name: '今日到店' }).waitFor()
  await branch.getByRole('button', { name: reference, exact: true }).click()
  await branch.getByText('轮椅通道', { exact: true }).waitFor()
  await branch
    .getByRole('link', { name: /^C\d{6}-\d{5}$/ })
    .first()
    .waitFor()
  await branch.getByText('存单到期未到账').first().waitFor()
  expect(await axe(branch)).toEqual([])
  await shot(branch, 'story')
  await branch.getByRole('button', { name: '签到', exact: true }).click()
  await branch.getByText('核身等级 L0', { exact: true }).waitFor()
  await branch.getByRole('button', { name: '开始接待', exact: true }).click()
  await branch.getByRole('button', { name: '登记结果', exact: true }).click()
  const form = branch.getByRole('form', { name: '登记结果' })
  await form.getByRole('combobox', { name: '结果' }).selectOption({ label: '交回中心' })
  await form.getByLabel('给接手人的说明').fill('请回电确认第二继承人')
  await form.getByLabel('亲属关系证明').check()
  await shot(branch, 'outcome')
  expect(await axe(branch)).toEqual([])
  await form.getByRole('button', { name: '保存结果', exact: true }).click()
  await branch.getByText('到店已结束，客户资料不再显示。', { exact: true }).waitFor()
  await branch.getByRole('button', { name: '1 已接待的名单', exact: true }).click()
  expect(await branch.getByRole('table').getByRole('row').count()).toBe(2)
  await shot(branch, 'figures')

  // The agent has the branch's note in the timeline, what is missing in the thread, and the case on the first screen.
  await desk
    .getByText(/还需补交：亲属关系证明/)
    .first()
    .waitFor()
  await desk.goto(`${app.url}/customers?open=${visitor.customerId}`)
  await desk.getByText('请回电确认第二继承人').first().waitFor()
  expect(await axe(desk)).toEqual([])
  await desk.goto(`${app.url}/cases`)
  await desk.getByRole('cell', { name: `${reference} 继承`, exact: true }).waitFor()
  await desk
    .getByRole('row', { name: reference })
    .getByRole('button', { name: /^C\d{6}-\d{5}$/ })
    .click()
  const visits = desk.getByRole('region', { name: '到店', exact: true })
  await visits.getByText(reference, { exact: true }).waitFor()
  await visits.getByText('上海徐汇支行 · 继承', { exact: true }).waitFor()
  await visits.getByText('已办理', { exact: true }).waitFor()
  // The agent may not see the day of the branch; a supervisor may.
  expect(await visits.getByRole('link').count()).toBe(0)
  await shot(desk, 'case')
  const boss = await pageOf(admin)
  await boss.goto(`${app.url}/customers?open=${visitor.customerId}`)
  await boss.getByRole('link', { name: reference, exact: true }).first().click()
  await boss.getByRole('heading', { name: '今日到店' }).waitFor()
  await boss.getByText('请回电确认第二继承人').first().waitFor()
  expect(new URL(boss.url()).searchParams.get('open')).toBeTruthy()
})

it('somebody walks in unknown, waits and leaves; nobody of another branch has it on the list', async () => {
  const fang = await createPerson(app.platform, { roles: ['branch-staff'], unit: branchId })
  const page = await pageOf(fang)
  await page.getByRole('button', { name: '未预约签到', exact: true }).click()
  await page.getByRole('button', { name: '先签到，稍后确认', exact: true }).click()
  await page.getByRole('button', { name: '确认客户', exact: true }).waitFor()
  await page.getByRole('button', { name: '未办离店', exact: true }).click()
  await page.getByLabel('原因').fill('等不及')
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByText('等不及', { exact: true }).waitFor()
  await page.getByRole('button', { name: '1 未办离店的名单', exact: true }).waitFor()

  const unit = await createUnit(app.platform, { kind: 'branch', name: '北京西单支行' })
  const other = await pageOf(await createPerson(app.platform, { roles: ['branch-staff'], unit }))
  await other.getByText('这家网点还没有设置到店接待', { exact: true }).waitFor()
  expect(await other.getByRole('table').count()).toBe(0)
})

it('a customer of another branch is found by the number on their card, after a wrong one that tells nothing', async () => {
  const home = await createUnit(app.platform, { kind: 'branch', name: '广州天河支行' })
  const known = { customerNo: '88002046', name: '陈国华', phone: '13800138046', branchUnitId: home }
  const kept = {
    tier: 'gold',
    language: 'zh-CN',
    managerId: null,
    customerSince: '2012-03-01',
    branchName: '广州天河支行',
  }
  const now = app.platform.clock.now()
  await app.platform.db.transaction((tx) =>
    insertKnownCustomers(tx, app.platform.cipher, [{ ...kept, ...known, id: newId(), vulnerabilityNeeds: [] }], now),
  )
  const page = await pageOf(await createPerson(app.platform, { roles: ['branch-staff'], unit: branchId }))
  await page.getByRole('button', { name: '未预约签到', exact: true }).click()
  await page.getByText(/其他网点的客户也认得出/).waitFor()
  await page.getByRole('button', { name: '先签到，稍后确认', exact: true }).click()
  await page.getByRole('button', { name: '按证件找客户', exact: true }).click()
  const form = page.getByRole('form', { name: '按证件找客户' })
  await form.getByRole('combobox', { name: '出示的证件' }).selectOption({ label: '银行卡' })
  await form.getByLabel('证件上的客户号（完整）').fill('88002045')
  await form.getByRole('button', { name: '核对', exact: true }).click()
  await form.getByText('不符。请对照证件重新读取客户号。').waitFor()
  await form.getByText(/还可试 2 次/).waitFor()
  await shot(page, 'identify')
  expect(await axe(page)).toEqual([])
  await form.getByLabel('证件上的客户号（完整）').fill('88002046')
  await form.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('核身等级 L0', { exact: true }).waitFor()
  await page.getByRole('complementary').getByText('陈**', { exact: true }).or(page.getByText('陈*华')).first().waitFor()
  await shot(page, 'identified')
})

it.each([
  ['zh-TW', '今日臨櫃', '未預約報到', '先報到，稍後確認', '依證件查找客戶', '出示的證件'],
  ['en', 'Branch day', 'Walk-in', 'Check in, say who later', 'Find by document', 'What was shown'],
] as const)('the branch works in %s', async (locale, title, walkIn, unknown, find, shown) => {
  const lin = await signedInAs(app, { roles: ['branch-staff'], unit: branchId })
  const page = await pageOf(lin)
  await ok(lin.api('/api/me', { method: 'PATCH', body: { locale } }))
  await page.reload()
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByRole('button', { name: walkIn, exact: true }).click()
  await page.getByRole('button', { name: unknown, exact: true }).waitFor()
  await shot(page, `walk-in-${locale}`)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: unknown, exact: true }).click()
  await page.getByRole('button', { name: find, exact: true }).click()
  await page.getByRole('combobox', { name: shown }).waitFor()
  await shot(page, `identify-${locale}`)
  expect(await axe(page)).toEqual([])
})

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
