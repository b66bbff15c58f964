import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'

/** Who looks after the floor sees which customers are upset, by their own words and never by a score, and opens the contact. */
let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
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

const SAID = {
  'zh-CN': { upset: '客户不满', why: '“我要投诉”（要投诉）' },
  'zh-TW': { upset: '客戶不滿', why: '「我要投诉」（要申訴）' },
  en: { upset: 'Upset', why: '“我要投诉” (complaint)' },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'a customer who is upset stands on the board: %s',
  async (locale) => {
    const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
    const topic = `t-${crypto.randomUUID().slice(24)}`
    const { queueId } = await queueAt(admin, { topic })
    const agent = await agentAt(app, { roles: ['agent'], queues: [queueId], displayName: '许文静' }, admin)
    const { visitor, contactId } = await customerAsks(app, { topic })
    await ok(agent.accept((await agent.rings()).offerId))
    for (const text of ['气死我了，垃圾银行', '我要投诉！！'])
      await app.conversations.post({
        ...{ conversationId: visitor.conversationId, clientId: crypto.randomUUID(), audience: 'everyone' },
        author: { kind: 'customer', id: visitor.cause.id },
        body: { kind: 'text', text },
      })
    const boss = await createPerson(app.platform, { roles: ['supervisor'] })
    const page = await openScreens(browser, app.url, boss, { locale, isDark: locale === 'en' })
    await page.goto(`${app.url}/board`)
    const { reference } = (await ok<ContactDetail>(admin.api(`/api/contacts/${contactId}`))).contact
    const list = page.getByRole('region', { name: SAID[locale].upset, exact: true })
    const entry = list.getByRole('listitem').filter({ hasText: reference })
    await entry.getByText(SAID[locale].why, { exact: false }).waitFor()
    await entry.getByText('许文静', { exact: true }).waitFor()
    expect(await entry.innerText()).not.toMatch(/\d\.\d|%/)
    expect(await axe(page)).toEqual([])
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/upset-${locale}.png` })
    await entry.getByRole('button', { name: reference, exact: true }).click()
    await expect.poll(() => page.url()).toContain(contactId)
    await page.context().close()
    agent.vanish()
  },
)
