import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, startFloor } from '../support/floor.ts'
import { createPerson } from '../support/people.ts'

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

const CUSTOMERS = [
  'customer_no,version,name,phone,tier,language',
  'T1001,1,王小萍,13800001234,gold,zh-CN',
  'T1002,1,李四,,platinum,zh-CN',
]
const PROFILES = ['customer_no,version,occupation,best_time', 'T1001,1,教师,14:00-18:00']
const SECRETS = ['customer_no,version,password', 'T1001,1,x']

it('files of the bank come in on screen; the customer is found by phone tail, shown masked, revealed for a purpose', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  const person = await createPerson(app.platform, { roles: ['administrator', 'supervisor'] })
  await signInOnScreen(page, app.url, person)
  await page.goto(`${app.url}/customer-imports`)
  await send(page, 'customers', 'customers.csv', CUSTOMERS)
  const row = page.getByRole('row').filter({ hasText: 'customers.csv' })
  await row.getByText('完成', { exact: true }).waitFor()
  const fetched = page.waitForEvent('download')
  await row.getByRole('button', { name: '被拒的行（CSV）', exact: true }).click()
  const report = await (await fetched).createReadStream()
  expect(Buffer.concat(await report.toArray()).toString()).toContain('3,tier,not-known')
  await send(page, 'profile', 'secrets.csv', SECRETS)
  await page.getByRole('alert').getByText('系统不保存', { exact: false }).waitFor()
  await send(page, 'profile', 'profiles.csv', PROFILES)
  await page.getByRole('row').filter({ hasText: 'profiles.csv' }).getByText('完成', { exact: true }).waitFor()
  await expectNoFault(page)

  await page.goto(`${app.url}/customers`)
  await page.getByRole('searchbox').fill('1234')
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page.getByRole('button', { name: '王**', exact: true }).click()
  await page.getByText('14:00-18:00', { exact: true }).waitFor()
  expect(await page.getByText('教师', { exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: '查看全文：职业', exact: true }).click()
  await page.getByLabel('查看目的（记入审计）', { exact: true }).selectOption('complaint')
  await page.getByText('教师', { exact: true }).waitFor()
  await expectNoFault(page)
  await context.close()
})

async function send(page: Page, kind: string, name: string, lines: readonly string[]): Promise<void> {
  await page.getByRole('combobox', { name: '内容', exact: true }).first().selectOption(kind)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
}

async function expectNoFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}
