import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { consentWords, knownCustomer } from '../support/consents.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../support/people.ts'

/** Compliance begins with what waits, works it off where it stands, and leaves with proof of who saw what. */
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

const post = (by: SignedInPerson, path: string, body: object) => ok(by.api(path, { method: 'POST', body }))

/** What came up over night: a longer clock asked for, a text handed in, a request for a copy, a name shown. */
async function night(purpose: 'marketing-own' | 'survey' | 'care'): Promise<void> {
  const su = await signedInAs(app, { roles: ['complaint-officer'], displayName: '苏晴' })
  const min = await signedInAs(app, { roles: ['compliance'], displayName: '闵越' })
  const intake = { filingChannel: 'phone', name: '周明浩', demand: '提前还清分期，仍收全部手续费。' }
  const { complaintId } = await ok<{ complaintId: string }>(su.api('/api/complaints', { method: 'POST', body: intake }))
  for (const move of [
    { kind: 'acknowledge' },
    { kind: 'first-contact' },
    { kind: 'name-handler', personId: su.personId },
    { kind: 'investigate' },
    { kind: 'mark-complex' },
    { kind: 'ask-extension' },
  ])
    await post(su, `/api/complaints/${complaintId}/moves`, { note: '等合作方回函', ...move })
  await post(su, `/api/complaints/${complaintId}/reveals`, { field: 'name', purpose: '写决定书' })
  const words = { purpose, receiver: '', words: consentWords('短信营销'), revision: 0 }
  const { texts } = await ok<{ texts: { textId: string; revision: number; purpose: string }[] }>(
    min.api('/api/consent-texts', { method: 'PUT', body: words }),
  )
  const text = texts.find((one) => one.purpose === purpose)
  await post(min, `/api/consent-texts/${text?.textId}/submission`, { revision: text?.revision })
  const customerId = await knownCustomer(app.platform, '林青')
  const wish = { kind: 'copy', wish: '给我一份我的资料', saidThrough: 'phone' }
  await post(min, `/api/customers/${customerId}/data-requests`, wish)
  await app.settled()
}

it('compliance works off what waits, from the first page to the proof', async () => {
  await night('marketing-own')
  const lin = await createPerson(app.platform, { roles: ['compliance'], displayName: '林微' })
  const page = await openScreens(browser, app.url, lin, { locale: 'zh-CN' })
  await page.goto(app.url)
  await page.getByRole('heading', { name: '待我处理', exact: true }).waitFor()
  const line = (name: string) => page.getByRole('link', { name: new RegExp(name) })
  await line('投诉延期、改级待审批').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'waiting-zh-CN')

  await line('投诉延期、改级待审批').click()
  await page.getByRole('button', { name: /^C\d{4}-\d{4}/ }).click()
  const panel = page.getByRole('complementary')
  await panel.getByText('苏晴 申请延期').waitFor()
  await panel.getByRole('button', { name: '审批延期', exact: true }).click()
  await panel.getByLabel('说明', { exact: true }).fill('合作方回函确需时间')
  await panel.getByRole('button', { name: '确定 · 审批延期', exact: true }).click()
  await panel.getByText('苏晴 申请延期').waitFor({ state: 'detached' })
  await panel.getByText(/规则包第 \d+ 版/).waitFor()
  await shot(page, 'extension')

  await page.goto(`${app.url}/waiting`)
  await line('授权文本待复核').click()
  await page.getByRole('row').filter({ hasText: '待复核' }).getByRole('button').click()
  await page.getByRole('button', { name: '复核通过', exact: true }).click()
  await page.getByRole('cell', { name: '生效中', exact: true }).waitFor()

  await page.goto(`${app.url}/waiting`)
  await line('个人信息请求待答复').click()
  await page.getByRole('row').filter({ hasText: '林' }).getByRole('button').click()
  await page.getByText('给我一份我的资料', { exact: true }).waitFor()
  await page.getByRole('button', { name: '由我承办', exact: true }).click()
  await page.getByLabel('告诉客户什么（含理由）', { exact: true }).fill('资料已寄出')
  await page.getByRole('button', { name: '已办结', exact: true }).click()
  await page.getByRole('row').filter({ hasText: '林' }).waitFor({ state: 'detached' })

  await page.goto(`${app.url}/retention`)
  await page.getByText('以下为试算', { exact: false }).waitFor()

  await page.goto(`${app.url}/waiting`)
  await line('一天内查看的敏感字段').click()
  await page.getByText('苏晴').first().waitFor()
  await shot(page, 'audit')

  await page.goto(`${app.url}/complaint-statistics`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '监管报表 XLSX', exact: true }).click()
  const bytes = await readFile(await (await download).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')

  await page.goto(`${app.url}/waiting`)
  await page.getByText(/^目前没有：.*投诉延期、改级待审批/).waitFor()
  await expect.poll(() => line('个人信息请求待答复').count()).toBe(0)
  await page.context().close()
})

const SAID = {
  'zh-TW': { title: '待我處理', quiet: /^目前沒有：/ },
  en: { title: 'Waiting for me', quiet: /^Nothing of: / },
} as const

describe('what waits is told in', () => {
  it.each(Object.keys(SAID) as (keyof typeof SAID)[])('%s', async (locale) => {
    await night(locale === 'en' ? 'survey' : 'care')
    const lin = await createPerson(app.platform, { roles: ['compliance'] })
    const page = await openScreens(browser, app.url, lin, { locale, isDark: locale === 'en' })
    await page.goto(app.url)
    await page.getByRole('heading', { name: SAID[locale].title, exact: true }).waitFor()
    await page.getByText(SAID[locale].quiet).waitFor()
    expect(await page.locator('.waiting-line').count()).toBeGreaterThan(2)
    expect(await axe(page)).toEqual([])
    await shot(page, `waiting-${locale}`)
    await page.context().close()
  })
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/compliance-${name}.png` })
}
