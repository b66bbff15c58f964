import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBankPage } from '../support/bank-page.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { consoleAddresses } from '../support/console-pages.ts'
import { agentAt, type Desk, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'
import { type Alarm, armed } from './hostile/alarm.ts'
import { fillWith } from './hostile/fill.ts'
import { inThree, PAYLOADS, pieces } from './hostile/payloads.ts'

let app: FloorApplication
let admin: SignedInPerson
let desk: Desk
let taken: Readonly<Record<string, number>>
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator', 'trainer', 'supervisor'] })
  const filled = await fillWith(PAYLOADS, app, admin)
  desk = filled.desk
  taken = filled.taken
  browser = await launchChromium()
})
afterAll(async () => {
  desk?.vanish()
  await browser?.close()
  await app?.stop()
})

const UNSAFE = 'http://unsafe.example'

/** A window whose alarm is on; `policy` is that of the page at UNSAFE, which makes mark-up of a text. */
async function unsafePage(
  policy: string,
): Promise<{ readonly page: Page; readonly alarm: Alarm; close(): Promise<void> }> {
  const context = await openWindow(browser)
  const alarm = await armed(context)
  await context.route(`${UNSAFE}/`, (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<main></main>' }),
  )
  const page = await context.newPage()
  await page.goto(UNSAFE)
  return { page, alarm, close: () => context.close() }
}

const setUnsafely = (page: Page, payload: string) =>
  page.evaluate((text) => {
    const main = document.querySelector('main')
    if (main) main.innerHTML = text
  }, payload)

describe('the alarm', () => {
  it('goes off for every payload on a page that takes text for mark-up', async () => {
    const silent: string[] = []
    const { page, alarm, close } = await unsafePage("default-src * 'unsafe-inline' data:")
    for (const payload of PAYLOADS) {
      if (page.url() !== `${UNSAFE}/`) await page.goto(UNSAFE)
      alarm.look()
      await setUnsafely(page, payload).catch(() => {})
      await expect
        .poll(() => alarm.look().length, { timeout: 3_000, interval: 50 })
        .toBeGreaterThan(0)
        .catch(() => silent.push(payload))
    }
    await close()
    // Set by innerHTML these make no element a browser acts on; written into a page as it loads they would.
    expect(silent).toEqual(
      ['<script>alert(1)</script>', '<body onload=alert(1)>', `<script src=http://beacon.invalid/s></script>`].filter(
        (one) => silent.includes(one),
      ),
    )
    console.info(
      `alarm: ${PAYLOADS.length - silent.length} of ${PAYLOADS.length} payloads set it off; silent: ${silent.join(' ')}`,
    )
    expect(PAYLOADS.length - silent.length).toBeGreaterThanOrEqual(60)
  }, 240_000)

  it('goes off when only the policy stopped a script', async () => {
    const { page, alarm, close } = await unsafePage("default-src 'self'; script-src 'self'")
    await setUnsafely(page, '<img src=data:, onerror=alert(1)>')
    await expect.poll(() => alarm.look().join(), { timeout: 10_000 }).toContain('policy script-src')
    await close()
  })
})

const VISITORS = {
  administrator: () => createPerson(app.platform, { roles: ['administrator'] }),
  supervisor: () => createPerson(app.platform, { roles: ['supervisor', 'trainer', 'compliance', 'planner'] }),
  agent: async (): Promise<TestPerson> => desk,
}

describe('payloads in every field that people or customers write', () => {
  it('were taken by all of them', () => {
    console.info(`hostile text: ${JSON.stringify(taken)}`)
    const fields = [
      'person',
      'unit',
      'skill',
      'queue',
      'reply',
      'script',
      'reason',
      'disposition',
      'webhook',
      'customer message',
      'agent to everyone',
      'agent to staff',
      'file name',
      'summary',
    ]
    expect(fields.filter((field) => !taken[field])).toEqual([])
  })

  it.each(Object.keys(VISITORS) as (keyof typeof VISITORS)[])(
    'run on no page of the console, opened by %s',
    async (who) => {
      const context = await openWindow(browser)
      const alarm = await armed(context)
      const page = await context.newPage()
      await signInOnScreen(page, app.url, await VISITORS[who]())
      const found: string[] = []
      let shown = 0
      for (const address of consoleAddresses()) {
        await page.goto(app.url + address)
        shown += await lookAround(page)
        found.push(...alarm.look().map((what) => `${address}: ${what}`))
      }
      await context.close()
      console.info(
        `hostile text: ${who} saw ${consoleAddresses().length} pages with ${shown} payloads on them, ${found.length} alarms`,
      )
      expect(found).toEqual([])
      expect(shown).toBeGreaterThan(20)
    },
    300_000,
  )

  it('run in no widget', async () => {
    let attributes = ''
    const bank = await startBankPage(app.url, () => attributes)
    const context = await openWindow(browser)
    const alarm = await armed(context)
    const found: string[] = []
    let shown = 0
    for (const [index, piece] of pieces(PAYLOADS, 290).entries()) {
      attributes = `data-channel="x-${index}"`
      const topics = [{ topic: 'any', name: inThree(piece.slice(0, 60)) }]
      const entrance = { name: inThree(piece), greeting: inThree(piece), topics, allowedOrigins: [bank.url] }
      await createEntrance(admin, `x-${index}`, entrance)
      const page = await context.newPage()
      await page.goto(bank.url)
      await page.getByRole('button', { name: '在线客服' }).click()
      await page.getByRole('dialog').waitFor()
      if (index === 0) await hearEverything(page)
      shown += await payloadsOn(page)
      found.push(...alarm.look())
      await page.close()
    }
    await context.close()
    await bank.stop()
    console.info(`hostile text: the widget showed ${shown} payloads, ${found.length} alarms`)
    expect(found).toEqual([])
    expect(shown).toBeGreaterThan(2 * PAYLOADS.length)
  }, 240_000)
})

/** The customer writes, and an agent with a hostile name answers with every payload. */
async function hearEverything(page: Page): Promise<void> {
  const queue = await queueAt(admin)
  const agent = await agentAt(app, { queues: [queue.queueId], displayName: '<img src=x onerror=alert(1)>' }, admin)
  const field = page.getByRole('dialog').getByRole('textbox').last()
  await field.fill('<img src=x onerror=alert(1)>')
  await field.press('Enter')
  const offer = await agent.rings()
  await ok(agent.accept(offer.offerId))
  const { contacts } = await ok<{ contacts: { contact: { conversationId: string } }[] }>(agent.api('/api/desk'))
  const path = `/api/conversations/${contacts[0]?.contact.conversationId}/messages`
  for (const text of [...PAYLOADS, 'the last'])
    await ok(agent.api(path, { method: 'POST', body: { clientId: crypto.randomUUID(), body: { kind: 'text', text } } }))
  await page.getByText('the last').waitFor()
  agent.vanish()
}

/** Waits until the page is quiet, then opens what its first rows open. @returns how many payloads stood there as text */
async function lookAround(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle')
  let shown = await payloadsOn(page)
  const rows = page.locator('main tbody tr, main [role="listitem"], main li')
  for (let row = 0; row < Math.min(2, await rows.count()); row += 1) {
    await rows
      .nth(row)
      .click({ timeout: 2_000, force: true })
      .catch(() => {})
    await page.waitForLoadState('networkidle')
    shown += await payloadsOn(page)
    await page.keyboard.press('Escape')
  }
  return shown
}

/** Payloads that are there to be read, as they should be; shadow roots as well. */
const payloadsOn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const textOf = (root: ParentNode): string =>
      [...root.querySelectorAll('*')].map((one) => (one.shadowRoot ? textOf(one.shadowRoot) : '')).join('') +
      (root.textContent ?? '')
    return textOf(document.documentElement).match(/alert\(1\)|beacon\.invalid/g)?.length ?? 0
  })
