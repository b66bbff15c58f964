import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  await queueAt(await signedInAs(app, { roles: ['administrator'] }), { name: names('信用卡服务') })
  for (let count = 0; count < 4; count++) await createPerson(app.platform, { roles: ['agent'] })
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

it('a planner writes a scenario at the keyboard, sees whom to hire, saves it, and compares another with it', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['planner'] }))
  await page.goto(`${app.url}/capacity`)
  await page.getByRole('button', { name: '新建方案' }).click()
  // Nothing was counted: said, not guessed.
  await page.getByText('12 个月没有历史可用').waitFor()

  const rows = page.getByRole('row')
  const cell = (row: number, column: number) => rows.nth(row).getByRole('cell').nth(column)
  const first = rows.nth(1).getByRole('textbox').first()
  await first.fill('12,000')
  await first.press('Enter')
  await page.keyboard.type('13000')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByText('10 个月没有历史可用').waitFor()
  const required = async (row: number) => Number(await cell(row, 9).innerText())
  expect(await required(2)).toBeCloseTo(((await required(1)) * 13) / 12, 0)

  await page.getByRole('button', { name: '假设' }).click()
  await page.getByLabel('名称').fill('稳健')
  await page.getByLabel('占用率上限（%）').fill('120')
  await page.getByText('不在允许的范围内').waitFor()
  await page.getByLabel('占用率上限（%）').fill('80')
  const before = await required(1)
  await page.getByLabel('单件用时（秒）').last().fill('900')
  await expect.poll(() => required(1)).toBeGreaterThan(before)
  await page.getByText(/还需招聘 \d+ 人/).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(/第 1 版/).waitFor()

  await page.getByRole('button', { name: '另存为新方案' }).click()
  await page
    .getByLabel('方案', { exact: true })
    .getByRole('option', { name: '稳健 副本' })
    .waitFor({ state: 'attached' })
  const copied = rows.nth(1).getByRole('textbox').first()
  await copied.fill('24000')
  await copied.press('Enter')
  await page.getByText('有未保存的改动').waitFor()
  await page.getByLabel('对比方案').selectOption({ label: '稳健' })
  await page.getByRole('columnheader', { name: '缺口 · 稳健' }).waitFor()
  await rows.nth(1).getByRole('button').first().click()
  await page.getByRole('complementary').getByText('自己填写的数').waitFor()
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.getByRole('columnheader', { name: '缺口 · 稳健' }).waitFor()
  expect(await rows.nth(1).getByRole('textbox').first().inputValue()).toBe('12000')
  await context.close()
})
