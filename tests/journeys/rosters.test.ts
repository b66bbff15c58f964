import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, signedInAs } from '../support/people.ts'
import { publishedRoster, setTermsBy, workContractBy } from '../support/rostered.ts'

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

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const today = localDateOf(zone, Date.now())
const inDays = (days: number) => addDaysToDate(today, days)
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

it('the list says which roster is to be published by when, and a draft can be discarded, a published one not', async () => {
  const planner = await signedInAs(app, { roles: ['planner'] })
  const { queueId } = await queueAt(await signedInAs(app, { roles: ['administrator'] }), { name: names('信用卡服务') })
  const { contractId } = await workContractBy(planner)
  const teamOf = async (name: string) => {
    const unitId = await createUnit(app.platform, { name })
    const { personId } = await createPerson(app.platform, { roles: ['agent'], unit: unitId })
    await setTermsBy(planner, personId, contractId)
    return unitId
  }
  const draft = (unitId: string, from: string) =>
    ok(planner.api('/api/rosters', { method: 'POST', body: { unitId, from, days: 7, queueIds: [queueId] } }))
  await publishedRoster(app.platform, { unitId: await teamOf('甲组'), from: inDays(-1), days: 7, queueIds: [queueId] })
  await draft(await teamOf('乙组'), inDays(3))
  await draft(await teamOf('丙组'), inDays(20))

  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['planner'] }))
  await page.goto(`${app.url}/rosters`)
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
  await expect.poll(() => rows.count()).toBe(3)
  const [late, due, current] = await rows.allInnerTexts()
  expect(late).toContain('乙组')
  expect(late).toContain(`${inDays(-4)} 已过，发布须写原因`)
  expect(due).toContain(`${inDays(13)} 前发布`)
  expect(current).toContain('已发布，执行中')
  expect(await rows.nth(2).getByRole('button', { name: '丢弃草案' }).count()).toBe(0)
  expect(await axe(page)).toEqual([])

  await rows.nth(1).getByRole('button', { name: '丢弃草案' }).click()
  await page.getByText(`丢弃丙组 ${inDays(20)} 起的草案？`).waitFor()
  await page.getByRole('button', { name: '确定' }).click()
  await expect.poll(() => rows.count()).toBe(2)
  expect(await axe(page)).toEqual([])
  await context.close()
})
