import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { settableClock } from '../support/application.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, startFloor } from '../support/floor.ts'
import { DESK_NOW, furnishDesk } from '../support/intraday-desk.ts'
import { createPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor({ clock: settableClock(DESK_NOW), env: { TIME_ZONE: 'Asia/Shanghai' } })
  await furnishDesk(app)
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

it('a planner sees how the day goes, moves breaks and takes it back, and excuses who is late', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['planner'] }))
  await page.getByRole('link', { name: '日内' }).click()
  await page.getByRole('img', { name: /今天到现在实际 50 件，预测 72 件/ }).waitFor()
  await page.getByText('09:00 件数 −27.8%').waitFor()

  await page.getByRole('button', { name: '重新测算' }).click()
  const apply = page.getByRole('button', { name: '执行：挪动小休和用餐' })
  await apply.waitFor()
  expect(await axe(page)).toEqual([])
  await apply.click()
  const undo = page.getByRole('button', { name: '撤销：挪动小休和用餐' })
  await undo.waitFor()
  await undo.click()
  await page.getByText(/由 .* 撤销/).waitFor()

  await page.getByRole('row').filter({ hasText: '迟到' }).getByRole('button').first().click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('img', { name: /^班表：09:00–11:00 在线/ }).waitFor()
  await panel.getByLabel('原因').fill('地铁停运')
  await panel.getByRole('button', { name: '批准', exact: true }).click()
  await panel.getByRole('button', { name: '撤回' }).waitFor()
  await panel.getByText('已批准 · 地铁停运').first().waitFor()
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: '现场设置' }).click()
  await panel.getByRole('checkbox', { name: /挪动小休和用餐/ }).check()
  await panel.getByRole('button', { name: '保存' }).click()
  await panel.getByText('已保存').or(panel.getByText(/修改$/)).first().waitFor()
  expect(await axe(page)).toEqual([])
  await context.close()
})
