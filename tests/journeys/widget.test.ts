import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '#modules/conversations/contract.ts'
import { type BankPage, startBankPage } from '../support/bank-page.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow } from '../support/chromium.ts'
import { agentAt, type Desk, type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

let app: FloorApplication
let browser: Browser
let proxy: TcpProxy
let bank: BankPage
let admin: SignedInPerson
let queueId: string
let tag = 'data-channel="main"'
let context: BrowserContext | undefined
let page: Page
let faults: string[]
let desks: Desk[] = []

beforeAll(async () => {
  app = await startFloor({ env: { FILE_MOST_BYTES: '500000' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
  // The customer's link runs through a proxy that the tests cut.
  proxy = await startTcpProxy(Number(new URL(app.url).port))
  bank = await startBankPage(`http://127.0.0.1:${proxy.port}`, () => tag)
  await createEntrance(admin, 'main', {
    name: { 'zh-CN': '某某银行在线客服', 'zh-TW': '某某銀行線上客服', en: 'Bank chat' },
    greeting: { 'zh-CN': '您好，请问有什么可以帮您？', 'zh-TW': '您好，請問需要什麼協助？', en: 'How can we help?' },
    topics: [{ topic: 'card-loss', name: { 'zh-CN': '银行卡挂失', 'zh-TW': '金融卡掛失', en: 'Lost card' } }],
    allowedOrigins: [bank.url],
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await bank.stop()
  await proxy.stop()
  await app.stop()
})
beforeEach(async () => {
  proxy.cutAfter(Number.POSITIVE_INFINITY)
  tag = 'data-channel="main"'
  queueId = (await queueAt(admin, { name: names('挂失组'), offerInsteadAfterSeconds: 1 })).queueId
})
afterEach(async () => {
  for (const desk of desks) desk.vanish()
  desks = []
  await context?.close()
})

/** The bank's page in a fresh browser; everything it complains of is kept. */
async function visit(options: BrowserContextOptions = {}): Promise<void> {
  context = await openWindow(browser, options)
  faults = []
  page = await newPage()
}

async function newPage(): Promise<Page> {
  if (!context) throw new Error('visit first')
  const made = await context.newPage()
  made.on('pageerror', (error) => faults.push(error.message))
  made.on('console', (line) => {
    // What the browser says of a link that the tests cut, before or during its handshake, is no fault of the page.
    const isOfLink = /net::ERR_|^Failed to load resource|^WebSocket connection to /.test(line.text())
    if (line.type() === 'error' && !isOfLink) faults.push(line.text())
  })
  await made.goto(bank.url)
  return made
}

const open = () => page.getByRole('button', { name: '在线客服' }).click()
const chat = () => page.getByRole('dialog')
const log = () => chat().getByRole('log')
const field = () => chat().getByRole('textbox').last()
const say = async (text: string) => {
  await field().fill(text)
  await field().press('Enter')
}

/** An agent who takes what rings. @returns with the conversation in hand */
async function serve(): Promise<Desk & { readonly conversationId: string; readonly contactId: string }> {
  const desk = await agentAt(app, { queues: [queueId], displayName: '许文静' }, admin)
  desks.push(desk)
  const { offerId } = await desk.rings()
  await ok(desk.accept(offerId))
  await chat().getByRole('heading', { name: '许文静' }).waitFor()
  const { contacts } = await ok<{ contacts: { contact: { conversationId: string; contactId: string } }[] }>(
    desk.api('/api/desk'),
  )
  const { conversationId, contactId } = contacts[0]!.contact
  return Object.assign(desk, { conversationId, contactId })
}

const answer = (desk: { conversationId: string } & Desk, text: string, more: object = {}) =>
  ok<{ seq: number }>(
    desk.api(`/api/conversations/${desk.conversationId}/messages`, {
      method: 'POST',
      body: { clientId: crypto.randomUUID(), body: { kind: 'text', text }, ...more },
    }),
  )

/** What staff see of the thread: the truth. */
async function thread(desk: { conversationId: string } & Desk): Promise<readonly Message[]> {
  const path = `/api/conversations/${desk.conversationId}/messages?limit=200`
  return (await ok<{ messages: Message[] }>(desk.api(path))).messages
}

const expectNoFaults = () => expect(faults).toEqual([])

describe('the script', () => {
  it('is small, may be loaded by any site, and is asked for again only when it has changed', async () => {
    const load = (headers: Record<string, string>) => fetch(`${app.url}/widget.js`, { headers })
    const plain = await load({ 'accept-encoding': 'identity' })
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(gzipSync(Buffer.from(await plain.arrayBuffer())).length).toBeLessThan(30_000)
    const packed = await load({ 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const again = await load({ 'accept-encoding': 'gzip', 'if-none-match': packed.headers.get('etag')! })
    expect(again.status).toBe(304)
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'))
    expect(packed.headers.get('vary')).toContain('accept-encoding')
  })

  it('comes with a page to try it on, under a policy of its own', async () => {
    await visit()
    await page.goto(`${app.url}/demo`)
    await page.getByText('这是演示页面，不是真实的银行').waitFor()
    await open()
    await chat().getByText('您好，请问有什么可以帮您？').waitFor()
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expectNoFaults()
  })
})

describe('the widget, on a page of another origin with the strictest policy', () => {
  it('brings a customer from a topic over the line to a person, and to the end with a number', async () => {
    await visit()
    expect(await page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(1)
    await open()
    await chat().getByText('您好，请问有什么可以帮您？').waitFor()
    await chat().getByRole('button', { name: '银行卡挂失' }).click()
    await chat().getByText('您排在第').waitFor()
    await chat().getByText('我们承诺 30 秒内应答').waitFor()
    await say('有一笔1280不是我花的\n是昨晚九点多扣的')
    const desk = await serve()
    await chat().getByText(`人工坐席 · 工号 ${desk.agentNo}`).waitFor()
    await answer(desk, '请看 https://bank.example/help ，不要点 javascript:alert(1) <img src=x onerror=alert(2)>')
    await log().getByText('<img src=x onerror=alert(2)>').waitFor()
    const link = log().getByRole('link')
    expect(await link.count()).toBe(1)
    expect(await link.getAttribute('href')).toBe('https://bank.example/help')
    expect(await link.getAttribute('rel')).toContain('noopener')
    await answer(desk, 'NOTE 客户很着急', { audience: 'staff' })
    const lines = await thread(desk)
    await desk.socket.command('mark-read', { conversationId: desk.conversationId, seq: lines.at(-1)!.seq })
    await log().getByText('已读').waitFor()
    expect(await chat().textContent()).not.toContain('NOTE')
    await ok(desk.api(`/api/contacts/${desk.contactId}/end`, { method: 'POST' }))
    await chat().getByText('本次对话已结束').waitFor()
    await chat()
      .getByText(/S\d{4}-\d+/)
      .waitFor()
    await chat().getByRole('button', { name: '再次咨询' }).click()
    await chat().getByRole('button', { name: '直接找人工坐席' }).waitFor()
    expectNoFaults()
  })

  it('keeps what is written over a cut link, sends it once, and shows what was missed once', async () => {
    await visit()
    await open()
    await chat().getByRole('button', { name: '直接找人工坐席' }).click()
    const desk = await serve()
    await say('断线前')
    await log().getByText('已送达').waitFor()
    proxy.cutAfter(0)
    proxy.cutNow()
    await chat().getByText('连接断开').waitFor()
    await say('断线时的第一句')
    await say('断线时的第二句')
    await expect.poll(() => log().getByText('等待发送').count()).toBe(2)
    await answer(desk, '断线时坐席说的话')
    proxy.cutAfter(Number.POSITIVE_INFINITY)
    await log().getByText('断线时坐席说的话').waitFor()
    await expect.poll(() => log().getByText('等待发送').count()).toBe(0)
    const texts = (await thread(desk)).flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
    expect(texts).toEqual(['断线前', '断线时坐席说的话', '断线时的第一句', '断线时的第二句'])
    const shown = await log().locator('.bubble').allTextContents()
    expect(shown).toEqual(['您好，请问有什么可以帮您？', ...texts])
    expectNoFaults()
  })

  it('a page left with words unsent sends them after the reload; a new page finds the same conversation', async () => {
    await visit()
    await open()
    await say('第一句')
    await log().getByText('已送达').waitFor()
    proxy.cutAfter(0)
    proxy.cutNow()
    await chat().getByText('连接断开').waitFor()
    await say('走之前写的')
    await field().fill('还没写完')
    proxy.cutAfter(Number.POSITIVE_INFINITY)
    await page.reload()
    await log().getByText('走之前写的').waitFor()
    await log().getByText('已送达').waitFor()
    expect(await field().inputValue()).toBe('还没写完')
    expect(await log().getByText('走之前写的').count()).toBe(1)
    await chat().getByText('您排在第').waitFor()
    await page.close()
    page = await newPage()
    await page.getByRole('button', { name: /^排队第 \d+ 位$/ }).click()
    await log().getByText('走之前写的').waitFor()
    await expect.poll(() => log().locator('.bubble').count()).toBe(3)
    expectNoFaults()
  })

  it('works where storage is blocked, until the page is closed', async () => {
    await visit()
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
      }
    })
    await page.reload()
    await open()
    await say('你好')
    await log().getByText('已送达').waitFor()
    expectNoFaults()
  })

  it('sends a picture with its progress, shows it, and refuses what is too large', async () => {
    await visit()
    await open()
    await chat().getByRole('button', { name: '直接找人工坐席' }).click()
    const desk = await serve()
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } })
    const picker = chat().locator('input[type=file]')
    await picker.setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: picture })
    await log().getByRole('button', { name: '放大图片 截图.png' }).click()
    await page.getByRole('img', { name: '截图.png' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('img', { name: '截图.png' }).waitFor({ state: 'detached' })
    await picker.setInputFiles({ name: '大.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(500_001) })
    await log().getByText('没有发出：文件太大').waitFor()
    await log().getByRole('button', { name: '删除' }).click()
    await picker.setInputFiles({ name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') })
    await log().getByText('不支持这种文件').waitFor()
    const files = (await thread(desk)).flatMap(({ body }) => (body.kind === 'file' ? [body.file] : []))
    expect(files).toMatchObject([{ name: '截图.png', width: 300, height: 200 }])
    expectNoFaults()
  })

  it('offers a call back to whoever waits long, checks the number, and says until when', async () => {
    await visit()
    await open()
    await chat().getByRole('button', { name: '直接找人工坐席' }).click()
    await chat().getByRole('button', { name: '留号回拨' }).click()
    await chat().getByLabel('您的电话号码').fill('12')
    await chat().getByRole('button', { name: '请回拨给我' }).click()
    await chat().getByRole('alert').getByText('号码不对').waitFor()
    await chat().getByLabel('您的电话号码').fill('138 0013 8000')
    await chat().getByRole('button', { name: '请回拨给我' }).click()
    await chat().getByText('已为您登记回拨').waitFor()
    await log()
      .getByText(/前给您打电话/)
      .waitFor()
    expectNoFaults()
  })

  it('a token that does not hold is said, and help without it is one press away', async () => {
    tag = 'data-channel="main" data-identity="not.a.token"'
    await visit()
    await page.evaluate(() => addEventListener('yinuo:identity-needed', () => Object.assign(window, { asked: true })))
    await open()
    await chat().getByRole('alert').getByText('登录信息已过期').waitFor()
    expect(await page.evaluate(() => 'asked' in window)).toBe(true)
    await chat().getByRole('button', { name: '不登录，继续咨询' }).click()
    await chat().getByRole('button', { name: '银行卡挂失' }).waitFor()
  })
})

describe('with a keyboard and a screen reader', () => {
  it('opens into the field, closes by Escape back to the button, and lets the page beside it be reached', async () => {
    await visit()
    await page.getByRole('button', { name: '在线客服' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => field().evaluate((one) => one.matches(':focus'))).toBe(true)
    expect(await chat().getAttribute('aria-modal')).toBe('false')
    await page.keyboard.press('Escape')
    const launcher = page.getByRole('button', { name: '在线客服' })
    await expect.poll(() => launcher.evaluate((one) => one.matches(':focus'))).toBe(true)
    await page.getByRole('button', { name: '转账' }).focus()
  })

  it('on a phone it is a sheet: the page beneath cannot be reached, and nothing is too small for a thumb', async () => {
    await visit({ viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true })
    await open()
    await chat().getByRole('button', { name: '银行卡挂失' }).waitFor()
    expect(await chat().getAttribute('aria-modal')).toBe('true')
    expect(await chat().boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
    for (let count = 0; count < 12; count++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('yinuo-chat')
    }
    for (const button of await chat().locator('button, select, textarea').all()) {
      const box = await button.boundingBox()
      expect([box!.width >= 44, box!.height >= 44, await button.textContent()]).toEqual([true, true, expect.anything()])
    }
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(widest).toBeLessThanOrEqual(360)
  })

  it('says the place in line politely, and an input method’s Enter sends nothing', async () => {
    await visit()
    await open()
    await chat().getByRole('button', { name: '直接找人工坐席' }).click()
    await page.getByText(/^您排在第 1 位，预计等待/).waitFor({ state: 'attached' })
    await field().fill('ni')
    await field().evaluate((one) => {
      one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }))
    })
    expect(await field().inputValue()).toBe('ni')
    await field().press('Shift+Enter')
    expect(await log().getByText('等待发送').count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)('axe finds nothing, from greeting to the end, in the %s', async (colorScheme) => {
    await visit({ colorScheme })
    const check = async () => {
      // The bank's own page is not ours to judge; axe itself is let past its policy.
      const axe = new AxeBuilder({ page }).include('#yinuo-chat').setLegacyMode(true)
      const { violations, passes } = await axe.analyze()
      expect(passes.length).toBeGreaterThan(5)
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    await check()
    await open()
    await chat().getByRole('button', { name: '银行卡挂失' }).waitFor()
    await check()
    await chat().getByRole('button', { name: '银行卡挂失' }).click()
    await chat().getByText('您排在第').waitFor()
    await check()
    const desk = await serve()
    await answer(desk, '您好')
    await say('谢谢')
    await log().getByText('已送达').waitFor()
    await chat().getByRole('button', { name: '结束' }).click()
    await check()
    await chat().getByRole('button', { name: '结束对话' }).click()
    await chat().getByText('本次对话已结束').waitFor()
    await check()
  })

  it('changes its language at once and keeps it', async () => {
    await visit()
    await open()
    await chat().getByLabel('语言').selectOption('zh-TW')
    await chat().getByText('請問需要什麼協助').waitFor()
    await chat().getByLabel('語言').selectOption('en')
    await chat().getByText('How can we help?').waitFor()
    expect(await chat().getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('dialog', { name: 'Bank chat' }).waitFor()
  })
})
