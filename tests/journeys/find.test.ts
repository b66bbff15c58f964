import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  const mei = await agentAt(app, { displayName: '坐席梅', queues: [queueId] }, admin)
  const { contactId, visitor } = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const body = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved', summary: '理财到期没有提醒，已登记' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
  const supervisor = await signedInAs(app, { roles: ['supervisor'] })
  const needs = { needs: ['speak-slowly'] }
  await ok(supervisor.api(`/api/customers/${visitor.customerId}/needs`, { method: 'PUT', body: needs }))
  await app.settled()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const SAID = {
  'zh-CN': { label: '编号、姓名、手机尾号或摘要里的词', visitor: '访客', needs: '照顾需要变更', contacts: '联络' },
  'zh-TW': { label: '編號、姓名、手機末碼或摘要裡的詞', visitor: '訪客', needs: '關懷需求變更', contacts: '聯繫' },
  en: {
    label: 'Number, name, end of phone, or words of a summary',
    visitor: 'Visitor',
    needs: 'Needs changed',
    contacts: 'Contacts',
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'words of a summary lead to the contact and to all that happened with the customer: %s',
  async (locale) => {
    const say = SAID[locale]
    const page = await pageOf(await createPerson(app.platform, { roles: ['supervisor'] }), locale)
    await page.goto(`${app.url}/find`)
    await page.getByRole('searchbox', { name: say.label, exact: true }).fill('理財 到期')
    await page.getByText('理财到期没有提醒，已登记', { exact: true }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(await axe(page)).toEqual([])
    await shot(page, `find-${locale}`)

    await page.getByRole('link', { name: say.visitor, exact: true }).click()
    await page.getByText(say.needs, { exact: true }).waitFor()
    await page.getByRole('button', { name: say.contacts, exact: true }).click()
    await page.getByText(say.needs, { exact: true }).waitFor({ state: 'hidden' })
    await page.getByText('理财到期没有提醒，已登记', { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, `timeline-${locale}`)
  },
)

const pageOf = (person: TestPerson, locale: keyof typeof SAID): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'zh-TW' })
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
