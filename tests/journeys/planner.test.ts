import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  await queueAt(await signedInAs(app, { roles: ['administrator'] }), { name: names('信用卡服务') })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const today = localDateOf(zone, Date.now())

/** Three weeks up to yesterday, 08:00 to 20:00. */
function file(calls = (slot: number) => `${20 + slot}`): string {
  const rows = Array.from({ length: 21 }, (_, day) =>
    Array.from({ length: 24 }, (_, slot) => {
      const time = `${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`
      return `${addDaysToDate(today, day - 21)}T${time},${calls(slot)}`
    }),
  )
  return ['start,calls', ...rows.flat()].join('\n')
}
const choose = (page: Page, text: string) =>
  page.getByLabel('CSV 文件').setInputFiles({ name: 'history.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

it('a planner imports history, makes a forecast, overrides it, and sees what it needs', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['planner'] }))
  await page.getByRole('heading', { name: '话务预测' }).waitFor()

  await page.getByRole('button', { name: '预测未来 4 周' }).click()
  await page.getByText('有计数的历史 0 天，至少要 14 天：请再导入 14 天').waitFor()

  await page.getByRole('button', { name: '导入历史' }).click()
  await choose(
    page,
    file((slot) => (slot === 2 ? '-1' : '9')),
  )
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('paragraph').filter({ hasText: '文件未导入，请改正这些行' }).waitFor()
  await page.getByRole('cell', { name: '4', exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await choose(page, file())
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('新增 21 天，改动 0 天').waitFor()
  await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: '预测未来 4 周' }).click()
  const row = page.getByRole('row', { name: /^09:00/ })
  const cellsOf = async () => (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim())
  await expect.poll(async () => Number((await cellsOf())[5] ?? 0)).toBeGreaterThan(0)
  const before = await cellsOf()

  await page.getByRole('button', { name: '人工调整' }).click()
  await page.getByLabel('数值').fill('100')
  await page.getByLabel('原因').fill('账单寄出')
  await page.getByLabel('原因').press('Enter')
  await page.getByText('账单寄出').waitFor()
  await expect.poll(async () => Number((await cellsOf())[3])).toBeCloseTo(Number(before[1]) * 2, 0)
  const after = await cellsOf()
  expect(after[1]).toBe(before[1])
  expect(Number(after[5])).toBeGreaterThan(Number(before[5]))
  expect(await axe(page)).toEqual([])
  await context.close()
})
