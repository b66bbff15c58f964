import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginVisit, type ChatSocket, createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

/** An agent at the real screens, a customer at the real chat door, and the link between them broken on purpose. */
let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

let context: BrowserContext
let page: Page
let agent: TestPerson
let link: { down(): Promise<void>; up(): void }
beforeEach(async () => {
  // A queue of this test's own, to which any topic now leads: nothing rings at the agents of earlier tests.
  const { queueId } = await queueAt(admin, { ringSeconds: 120 })
  agent = await createPerson(app.platform, { roles: ['agent'] })
  await ok(admin.api(`/api/routing/agents/${agent.personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }))
  context = await openWindow(browser)
  page = await context.newPage()
  link = await breakableLink(page)
  await signInOnScreen(page, app.url, agent)
})
afterEach(() => context?.close())

const field = () => page.getByRole('textbox', { name: '回复客户' })
const thread = () => page.getByRole('region', { name: '会话内容' })

describe('an agent at the workspace', () => {
  it('takes a chat, answers, and wraps up without touching the mouse', async () => {
    await getReady()
    const customer = await customerComes('我的卡丢了，卡号 6217000012343391')
    await accept()
    await thread().getByText('621700******3391').waitFor()

    await field().focus()
    await page.keyboard.type('您好，马上帮您止付。')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+M')
    await page.keyboard.type('已止付')
    await page.keyboard.press('Control+Enter')
    await thread().getByText('首次响应').waitFor()
    await thread().getByText('已止付', { exact: true }).waitFor()
    await heard(customer, '您好，马上帮您止付。')
    expect(customer.lines().map(({ body }) => (body.kind === 'text' ? body.text : body.kind))).not.toContain('已止付')

    await end()
    await page.getByRole('button', { name: '银行卡' }).press('Enter')
    await page.getByRole('list', { name: '第 2 级' }).getByRole('button').first().press('Enter')
    await page.getByRole('group', { name: '结果' }).getByRole('button').first().press('Enter')
    await page.keyboard.press('Alt+W')
    await page.getByText('现在没有联络').waitFor()
  })

  it('is not disturbed: what rings takes neither the focus nor the words being typed', async () => {
    await getReady()
    await customerComes('第一位')
    await accept()
    await field().focus()
    await page.keyboard.type('我先')
    await customerComes('第二位')
    await page.getByRole('button', { name: '接入' }).waitFor()
    await page.keyboard.type('看一下')
    await expect.poll(() => field().inputValue()).toBe('我先看一下')
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Alt+A')
    await thread().getByText('第二位').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await thread().getByText('第一位').waitFor()
    await expect.poll(() => field().inputValue()).toBe('我先看一下')
  })

  it('what was written while the link was down goes out once, in order, also after a reload', async () => {
    await getReady()
    const customer = await customerComes('在吗')
    await accept()
    await field().waitFor()
    await link.down()
    await field().focus()
    for (const text of ['第一句', '第二句']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Control+Enter')
    }
    await page.getByText('已存 2 条，连上后自动发出').waitFor()
    await page.reload()
    await page.getByText('已存 2 条，连上后自动发出').waitFor()
    link.up()
    // It may have come back by itself meanwhile.
    const isBack = page.getByText('消息均已入库')
    await page.getByRole('button', { name: '现在就连' }).or(isBack).first().click()
    await isBack.waitFor()
    await heard(customer, '第二句')
    const said = customer.lines().flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
    expect(said).toEqual(['在吗', '第一句', '第二句'])
    await expect.poll(() => thread().getByText('第一句').count()).toBe(1)
  })

  it('axe finds nothing at the door, in an empty workspace, beside a contact, over it, and in the own account', async () => {
    expect(await faults()).toEqual([])
    await getReady()
    await customerComes('你好')
    await page.getByRole('button', { name: '接入' }).waitFor()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Alt+A')
    await thread().getByText('你好').waitFor()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Alt+T')
    await page.getByRole('dialog').waitFor()
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await end()
    await page.getByRole('group', { name: '来电原因' }).waitFor()
    expect(await faults()).toEqual([])
    await page.goto(`${app.url}/account`)
    await page.getByText('本机', { exact: true }).waitFor()
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: /^我 / }).click()
    await page.getByRole('menuitem', { name: '签出' }).click()
    await page.getByRole('button', { name: '签入' }).waitFor()
    expect(await faults()).toEqual([])
  })
})

async function getReady(): Promise<void> {
  await page.getByRole('button', { name: '示闲', exact: true }).click()
  await page.getByRole('button', { name: '坐席状态 示闲' }).waitFor()
}

async function accept(): Promise<void> {
  await page.getByRole('button', { name: '接入' }).waitFor()
  await page.keyboard.press('Alt+A')
}

/** Alt W asks once; again, it is done. */
async function end(): Promise<void> {
  await page.keyboard.press('Alt+W')
  await page.getByRole('alert').getByText('结束后客户会看到').waitFor()
  await page.keyboard.press('Alt+W')
}

async function customerComes(text: string): Promise<ChatSocket> {
  const visit = await beginVisit(app.url)
  const chat = await visit.socket()
  chat.follow(visit.conversationId)
  await chat.command('post-message', { clientId: `c-${visit.conversationId}`, body: { kind: 'text', text } })
  await chat.command('ask-for-person', {})
  return chat
}

async function heard(customer: ChatSocket, text: string): Promise<void> {
  await customer.until(
    (frame) =>
      frame.t === 'feed' && frame.items.some(({ body }) => (body as { text?: string } | undefined)?.text === text),
  )
}

async function faults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Stands between the page and the staff door; a page that loads still reaches everything else. */
async function breakableLink(on: Page): Promise<typeof link> {
  const open = new Set<WebSocketRoute>()
  let isDown = false
  await on.routeWebSocket(/\/api\/realtime/, (socket) => {
    if (isDown) return void socket.close({ code: 1001 })
    open.add(socket)
    socket.connectToServer()
  })
  return {
    async down() {
      isDown = true
      for (const socket of open) await socket.close({ code: 1001 })
      open.clear()
    },
    up() {
      isDown = false
    },
  }
}
