import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { settableClock } from '../support/application.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, type Desk, type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../support/people.ts'
import { recounted } from '../support/recounted.ts'

/**
 * The product's main story, each person at their own screen. The clock of the house is set by hand: what is promised
 * within seconds is judged by it, however long the machine takes.
 */
const DAY_MS = 86_400_000
/** Noon of tomorrow in Shanghai, so that no day ends meanwhile. */
const clock = settableClock(Math.ceil(Date.now() / DAY_MS) * DAY_MS + 4 * 3_600_000)

let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor({ clock })
  browser = await launchChromium()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin, 'main', { topics: [{ topic: 'card-loss', name: names('银行卡挂失') }] })
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

let windows: BrowserContext[]
let faults: string[]
beforeEach(() => {
  windows = []
  faults = []
})
afterEach(async () => {
  for (const window of windows) await window.close()
})

it('a customer is answered within the promise, handed on, and counted, and the supervisor sees it live', async () => {
  const experts = await queueAt(admin, { name: names('争议专家'), isExpert: true })
  const lost = await queueAt(admin, { name: names('挂失组') })
  const expert = await agentAt(app, { queues: [experts.queueId], displayName: '林专家' }, admin)

  const board = await supervisorAtBoard()
  const desk = await agentAtWorkspace(lost.queueId)
  const chat = await customerAsks()

  await contactAppears(board)
  clock.advance(5_000)
  await acceptByKeyboard(desk)
  await chat.getByRole('heading', { name: '许文静' }).waitFor()
  await expect.poll(() => tile(board, '正在等待').textContent()).toMatch(/^正在等待0人/)

  clock.advance(7_000)
  await write(desk, '您好，马上帮您止付。')
  await thread(desk).getByText('首次响应 12 秒').waitFor()
  await thread(desk).getByText('承诺内').waitFor()
  await chat.getByText('您好，马上帮您止付。').waitFor()
  await tile(board, '30秒响应率').getByRole('button', { name: /^100/ }).waitFor()

  await superviseAndWhisper(board, '先核对身份')
  await thread(desk).getByText('先核对身份').waitFor()
  await write(desk, '请说一下卡号后四位')
  await chat.getByText('请说一下卡号后四位').waitFor()
  expect(await chat.textContent()).not.toContain('先核对身份')

  await handOn(desk, '争议专家')
  const { contactId } = await takeOver(expert)
  await desk.getByText('现在没有联络').waitFor()
  await chat.getByRole('heading', { name: '林专家' }).waitFor()

  clock.advance(40_000)
  await ok(expert.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  await chat.getByText('本次对话已结束').waitFor()
  const reference = (await chat.getByText(/^S\d{4}-\d+$/).textContent()) ?? ''
  clock.advance(15_000)
  await wrapUp(expert, contactId)

  await behindServiceLevel(board, reference)
  expect(await recounted(app)).toMatchObject({ contacts: 1, differences: [] })
  expect(faults).toEqual([])
  expert.vanish()
})

const thread = (page: Page) => page.getByRole('region', { name: '会话内容' })
const tile = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
/** What is open at the side of the board. */
const side = (page: Page) => page.getByRole('complementary')

async function newPage(): Promise<Page> {
  const window = await openWindow(browser, { viewport: { width: 1920, height: 1080 } })
  windows.push(window)
  const page = await window.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  return page
}

async function supervisorAtBoard(): Promise<Page> {
  const page = await newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['supervisor'] }))
  await page.getByRole('heading', { name: '实时看板' }).waitFor()
  await tile(page, '服务水平').getByRole('button', { name: /^— / }).waitFor()
  return page
}

async function agentAtWorkspace(queueId: string): Promise<Page> {
  const agent = await createPerson(app.platform, { roles: ['agent'], displayName: '许文静' })
  const path = `/api/routing/agents/${agent.personId}/queues`
  await ok(admin.api(path, { method: 'PUT', body: { queueIds: [queueId] } }))
  const page = await newPage()
  await signInOnScreen(page, app.url, agent)
  await page.getByRole('button', { name: '示闲', exact: true }).click()
  await page.getByRole('button', { name: '坐席状态 示闲' }).waitFor()
  return page
}

/** @returns the chat window on the bank's page */
async function customerAsks() {
  const page = await newPage()
  await page.goto(`${app.url}/demo`)
  await page.getByRole('button', { name: '在线客服' }).click()
  const chat = page.getByRole('dialog')
  await chat.getByRole('button', { name: '银行卡挂失' }).click()
  await chat.getByText('我们承诺 30 秒内应答').waitFor()
  return chat
}

/** Among those who wait, ringing; the supervisor opens it. */
async function contactAppears(board: Page): Promise<void> {
  const waiting = board.getByRole('region', { name: '正在等待' })
  await waiting.getByText('挂失组').waitFor()
  await waiting.getByText('振铃中').waitFor()
  await expect.poll(() => tile(board, '正在等待').textContent()).toMatch(/^正在等待1人/)
  await waiting.getByRole('button', { name: /打开联络/ }).click()
  await side(board).getByRole('heading', { name: '联络' }).waitFor()
}

async function acceptByKeyboard(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '接入' }).waitFor()
  await desk.keyboard.press('Alt+A')
  await thread(desk).getByText('银行卡挂失').waitFor()
}

async function write(desk: Page, text: string): Promise<void> {
  await desk.getByRole('textbox', { name: '回复客户' }).focus()
  await desk.keyboard.type(text)
  await desk.keyboard.press('Control+Enter')
  await thread(desk).getByText(text).waitFor()
}

async function superviseAndWhisper(board: Page, text: string): Promise<void> {
  const panel = side(board)
  await panel.getByRole('button', { name: '监听' }).click()
  await panel.getByText('客户和坐席都看不到您').waitFor()
  await panel.getByRole('button', { name: '消息' }).click()
  await panel.getByText('您好，马上帮您止付。').waitFor()
  await panel.getByRole('button', { name: '耳语' }).click()
  await panel.getByLabel('写给坐席，客户看不到').fill(text)
  await panel.getByRole('button', { name: '发出' }).click()
}

/** Transfers to a queue, without the mouse as far as the choice. */
async function handOn(desk: Page, queue: string): Promise<void> {
  await desk.keyboard.press('Alt+T')
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('直接转').check()
  await sheet.getByRole('radio', { name: queue }).check()
  await sheet.getByLabel('为什么转').fill('需要核对交易')
  await sheet.getByRole('button', { name: '转走' }).press('Enter')
  await sheet.waitFor({ state: 'detached' })
}

async function takeOver(expert: Desk): Promise<{ readonly contactId: string }> {
  const offer = await expert.rings()
  expect(offer).toMatchObject({ kind: 'transfer', fromAgentName: '许文静' })
  await ok(expert.accept(offer.offerId))
  return offer
}

async function wrapUp(expert: Desk, contactId: string): Promise<void> {
  const body = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved', summary: '已挂失' }
  await ok(expert.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
}

/** The figure opens to exactly this contact, and the contact to what came of it. */
async function behindServiceLevel(board: Page, reference: string): Promise<void> {
  await tile(board, '转接率').getByRole('button', { name: /^100/ }).waitFor()
  await tile(board, '服务水平').getByRole('button', { name: /^100/ }).click()
  const panel = side(board)
  await panel.getByRole('heading', { name: '服务水平' }).waitFor()
  await panel.getByText('1 ÷ 1 = 100').waitFor()
  await panel.getByText('1 件联络').waitFor()
  await panel.getByRole('button', { name: reference }).click()
  await panel.getByText('00:12', { exact: true }).waitFor()
  await panel.getByText('挂失', { exact: true }).waitFor()
}
