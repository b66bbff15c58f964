import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, signedInAs, type TestPerson } from '../support/people.ts'
import { setTermsBy, workContractBy } from '../support/rostered.ts'

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const today = localDateOf(zone, Date.now())
/** The first Monday that leaves the notice: the one the page proposes. */
let monday = addDaysToDate(today, 8)
while (weekdayOf(monday) !== 'monday') monday = addDaysToDate(monday, 1)

let app: FloorApplication
let browser: Browser
let planner: TestPerson
beforeAll(async () => {
  app = await startFloor()
  const [admin, host] = [
    await signedInAs(app, { roles: ['administrator'] }),
    await signedInAs(app, { roles: ['planner'] }),
  ]
  planner = await createPerson(app.platform, { roles: ['planner'], displayName: '叶知秋' })
  const { queueId } = await queueAt(admin, { name: names('信用卡服务') })
  const { contractId } = await workContractBy(host)
  const unit = await createUnit(app.platform, { name: '信用卡一组' })
  for (const displayName of ['许文静', '彭志远', '蒋雨晴', '段小宇', '罗可欣', '魏建国']) {
    const { personId } = await createPerson(app.platform, { roles: ['agent'], unit, displayName })
    await setTermsBy(host, personId, contractId)
    await ok(admin.api(`/api/routing/agents/${personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }))
  }
  const lines = Array.from({ length: 21 }, (_, day) => addDaysToDate(today, day - 21)).flatMap((date) =>
    Array.from({ length: 20 }, (_, slot) => {
      const time = `${String(9 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`
      return `${date}T${time},${9 + (slot % 5)}`
    }),
  )
  const body = { text: ['start,calls', ...lines].join('\n') }
  await ok(host.api(`/api/workforce/queues/${queueId}/history`, { method: 'POST', body }))
  await ok(host.api(`/api/workforce/queues/${queueId}/forecasts`, { method: 'POST', body: { weeks: 4 } }))
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
/** Looked at by whoever changes the page: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

it('a planner begins a roster, has it searched, breaks a rule at the keyboard, takes that back, and publishes', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, planner)
  await page.goto(`${app.url}/schedule`)
  await page.getByText('还没有班表').waitFor()

  await page.getByRole('button', { name: '新建班表' }).first().click()
  await page.getByLabel('班组', { exact: true }).selectOption({ label: '\u2003信用卡一组' })
  expect(await page.getByLabel('起始日').inputValue()).toBe(monday)
  expect(await page.getByLabel('信用卡服务').isChecked()).toBe(true)
  await page.getByRole('button', { name: '建立草案' }).click()
  const grid = page.getByRole('grid')
  await grid.getByRole('rowheader', { name: '许文静' }).waitFor()
  await grid
    .getByText(/^缺 \d/)
    .first()
    .waitFor()
  await shot(page, 'schedule-empty')
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: '自动排班' }).click()
  await page.getByLabel('时限（秒）').fill('3')
  await page.getByRole('button', { name: '开始' }).click()
  await page.getByText('已完成，结果在草案里').waitFor()
  await shot(page, 'schedule-run')
  await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click()
  await page.getByText('可发布').waitFor()

  // The contract has shifts begin on full hours only: a quarter of an hour later is one rule broken.
  const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '许文静' }) })
  const cells = row.getByRole('gridcell')
  await expect.poll(async () => (await cells.allInnerTexts()).filter((text) => /\d\d:\d\d/.test(text)).length).toBe(5)
  const worked = (await cells.allInnerTexts()).map((text) => /\d\d:\d\d/.test(text))
  await cells.nth(worked.indexOf(true)).click()
  const before = await cells.nth(worked.indexOf(true)).innerText()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText('合同不允许这个开始时间').first().waitFor()
  await page.getByText('改正后才能发布').waitFor()
  await shot(page, 'schedule-broken')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('可发布').waitFor()
  await expect.poll(() => cells.nth(worked.indexOf(true)).innerText()).toBe(before)

  // Held by the mouse in the hours of a day, the shift says what it would break; Escape leaves it where it was.
  await grid
    .getByRole('columnheader')
    .nth(worked.indexOf(true) + 1)
    .getByRole('button')
    .click()
  const bar = await row.locator('[data-shift]').boundingBox()
  if (!bar) throw new Error('the shift is not drawn')
  const middle = { x: bar.x + bar.width / 4, y: bar.y + bar.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + bar.width / 18, middle.y, { steps: 4 })
  await page.getByText('新增违规 1 处').waitFor()
  await shot(page, 'schedule-drag')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.getByText('新增违规 1 处').waitFor({ state: 'detached' })
  expect(await row.getByRole('gridcell').innerText()).toContain(before.trim())
  await page.getByLabel('日期', { exact: true }).selectOption('')

  await page.getByRole('button', { name: '预演', exact: true }).click()
  await page.getByRole('button', { name: '预演草案' }).click()
  await page.getByRole('rowheader', { name: '全期' }).waitFor()
  await shot(page, 'schedule-play')
  await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: '发布', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('原因').fill('新季度首份班表')
  await shot(page, 'schedule-publish')
  await sheet.getByRole('button', { name: '发布' }).click()
  await page.getByText(/已发布第 1 版/).waitFor()
  await page.getByRole('button', { name: '版本' }).click()
  await page.getByRole('cell', { name: '新季度首份班表' }).waitFor()
  await page.getByRole('cell', { name: '叶知秋' }).waitFor()
  expect(await axe(page)).toEqual([])
  await context.close()
})
