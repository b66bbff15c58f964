import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  const administrator = await signedInAs(app, { roles: ['administrator'] })
  const data = {
    zone: 'Asia/Shanghai',
    weekly: { monday: [{ from: '09:00', to: '17:00' }] },
    holidays: [{ date: '2026-10-01', spans: [{ from: '10:00', to: '16:00' }] }],
  }
  const body = { name: names('网点时间'), data, version: 0 }
  expect((await administrator.api('/api/calendars/desk', { method: 'PUT', body })).status).toBe(200)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const choose = (page: Page, text: string) =>
  page
    .getByLabel('节假日文件')
    .setInputFiles({ name: 'holidays.csv', mimeType: 'text/csv', buffer: Buffer.from(`date,kind,name,like\n${text}`) })

it('a planner reads the holidays of a year, sees what they change, and imports them', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['planner'] }))
  await page.goto(`${app.url}/hours`)
  await page.getByRole('button', { name: '导入节假日' }).click()
  await page.getByText('还没有导入过').waitFor()

  await choose(page, '2027-02-30,holiday,,\n2027-01-02,feast,,')
  await page.getByRole('cell', { name: '日期不对，请写成 2027-01-01' }).waitFor()
  await page.getByRole('cell', { name: 'kind 只能是 holiday、paid-holiday 或 workday' }).waitFor()
  expect(await page.getByRole('button', { name: '导入 2027 年' }).count()).toBe(0)

  await choose(page, '2027-01-01,paid-holiday,元旦,\n2027-01-02,holiday,元旦,\n2027-01-03,workday,元旦调休,')
  const line = page.getByRole('row', { name: /网点时间/ }).filter({ has: page.getByRole('checkbox') })
  await line.getByRole('cell', { name: '10:00–16:00' }).waitFor()
  await line.getByRole('cell', { name: '3', exact: true }).waitFor()
  await page.getByRole('cell', { name: '上班，同星期一' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await shoot(page, 'holidays')
  await page.getByRole('button', { name: '导入 2027 年' }).click()
  await page.getByText('已导入 2027 年').waitFor()
  await page.getByText('2027 年：放假 2 天，其中法定节假日 1 天；调休上班 1 天').waitFor()
  await expect
    .poll(async () =>
      (
        await page
          .getByRole('row', { name: /网点时间/ })
          .first()
          .innerText()
      ).split(/\s+/),
    )
    .toContain('3')
  await context.close()
})

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
