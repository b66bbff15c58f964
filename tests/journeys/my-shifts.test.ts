import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { launchChromium, openWindow, setLook, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'
import { publishedRoster, setTermsBy, shiftInForce, workContractBy } from '../support/rostered.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const today = localDateOf(zone, Date.now())
/** The Monday after next: nothing of it has begun, whatever day it is. */
let monday = addDaysToDate(today, 8)
while (weekdayOf(monday) !== 'monday') monday = addDaysToDate(monday, 1)
const day = (offset: number) => addDaysToDate(monday, offset)

let app: FloorApplication
let browser: Browser
let mei: TestPerson
let jun: TestPerson
let leader: TestPerson
let planner: TestPerson & SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  planner = await signedInAs(app, { roles: ['planner'] })
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin, { name: names('信用卡服务') })
  const { contractId } = await workContractBy(planner)
  const unit = await createUnit(app.platform, { name: '信用卡一组' })
  const from = addDaysToDate(monday, -14)
  const rosterId = await publishedRoster(app.platform, { unitId: unit, from, days: 28 })
  const hire = (displayName: string) => createPerson(app.platform, { roles: ['agent'], unit, displayName })
  mei = await hire('许文静')
  jun = await hire('韩雪梅')
  leader = await createPerson(app.platform, { roles: ['team-leader'], unit, displayName: '李国栋' })
  for (const { personId } of [mei, jun]) {
    await setTermsBy(planner, personId, contractId)
    await ok(admin.api(`/api/routing/agents/${personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }))
  }
  for (const offset of [0, 1, 2, 3, 4])
    await shiftInForce(app.platform, { rosterId, personId: mei.personId, date: day(offset) })
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
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

async function signedIn(who: TestPerson, path: string, options: object = {}): Promise<[BrowserContext, Page]> {
  const context = await openWindow(browser, options)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, who)
  await page.goto(`${app.url}${path}`)
  return [context, page]
}
/** Looked at by whoever changes the page: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

it('an agent asks for leave and gives a shift away on a phone, a colleague takes it, the leader decides', async () => {
  const [meis, phone] = await signedIn(mei, '/shifts', PHONE)
  await phone.getByText('班表已公布到').waitFor()
  expect(await axe(phone)).toEqual([])
  expect(await isTooWide(phone)).toBe(false)
  await shot(phone, 'phone-shifts')

  await phone.getByRole('button', { name: '请假', exact: true }).click()
  await phone.getByLabel('类型').selectOption('family')
  await phone.getByLabel('从').fill(day(4))
  await phone.getByRole('button', { name: '申请请假' }).click()
  await phone.getByRole('status').getByText('待批 · 这类请假由班组长决定').waitFor()
  await phone.getByLabel('从').fill(day(4))
  await phone.getByRole('button', { name: '申请请假' }).click()
  await phone.getByText('这些日子已有请假').waitFor()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'phone-leave')

  await phone.getByRole('button', { name: '班次', exact: true }).click()
  await phone.getByRole('button', { name: `让班或换班 ${day(1).slice(5)}` }).click()
  await phone.getByRole('radio', { name: '换班：我改上这些日子' }).check()
  await shot(phone, 'phone-offer')
  expect(await axe(phone)).toEqual([])
  await phone.getByRole('radio', { name: '让出，不要求换回' }).check()
  await phone.getByRole('button', { name: '挂出', exact: true }).click()
  await phone.getByText('等人接').waitFor()

  const [juns, other] = await signedIn(jun, '/shifts?view=market', PHONE)
  await other.getByText('许文静让出').waitFor()
  expect(await axe(other)).toEqual([])
  expect(await isTooWide(other)).toBe(false)
  await shot(other, 'phone-market')
  await other.getByRole('button', { name: `接班 ${day(1).slice(5)}` }).click()
  await other.getByText('现在没有您能接的班次').waitFor()
  await phone.getByText('韩雪梅已接').waitFor()
  await phone.getByRole('button', { name: '班次', exact: true }).click()
  await phone.getByText('变动记录').click()
  await phone.getByText('换班 · 已生效').waitFor()
  await other.getByRole('button', { name: '班次', exact: true }).click()
  await other.getByRole('button', { name: `让班或换班 ${day(1).slice(5)}` }).waitFor()

  const [leaders, desk] = await signedIn(leader, '/leave')
  await desk.getByLabel('每天最多几人').fill('2')
  await desk.getByRole('button', { name: '设定' }).click()
  await desk.getByText('已设定').waitFor()
  await desk.getByLabel('给 许文静 的话').fill('祝好')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'desk-leave')
  await desk.getByRole('button', { name: '批准', exact: true }).click()
  await desk.getByText('没有待批的请假').waitFor()
  await phone.getByRole('button', { name: '请假', exact: true }).click()
  await phone.getByText('李国栋决定 · 祝好').waitFor()

  await Promise.all([meis, juns, leaders].map((context) => context.close()))
})

it('the page stands on a desk as well, dark and in other languages, and keeps wishes', async () => {
  const [context, page] = await signedIn(jun, '/shifts', { viewport: { width: 1366, height: 768 } })
  await page.getByRole('heading', { name: '可以接的班次' }).waitFor()
  await page.getByLabel('想休息的日子').fill(day(3))
  await page.getByRole('button', { name: '加一天' }).click()
  await page.getByRole('button', { name: '保存意愿' }).click()
  await page.getByText('已保存').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'desk-shifts')
  for (const [theme, locale, heading] of [
    ['dark', 'zh-TW', '我的班別'],
    ['light', 'en', 'My shifts'],
  ] as const) {
    await setLook(page, { theme, locale })
    await page.reload()
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await page.getByText(day(3).slice(5)).first().waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, `desk-shifts-${theme}-${locale}`)
  }
  await context.close()
})

it('a planner opens an extra shift and offers overtime; an agent takes both on a phone', async () => {
  const [desks, desk] = await signedIn(planner, '/extra-work')
  const opening = desk.getByRole('form', { name: '新的加开班次' })
  await opening.getByLabel('班组').selectOption({ label: '\u2003信用卡一组' })
  await opening.getByLabel('日期').fill(day(5))
  await opening.getByLabel('上班时间').fill('10:00')
  await opening.getByLabel('原因').fill('活动')
  await opening.getByRole('button', { name: '开放报名' }).click()
  await opening.getByText('已开放').waitFor()
  const offering = desk.getByRole('form', { name: '新的征集' })
  await offering.getByLabel('日期').fill(day(0))
  await offering.getByLabel('原因').fill('账单寄出')
  await offering.getByRole('button', { name: '发出' }).click()
  await offering.getByText('已发出').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'desk-extra')

  const [phones, phone] = await signedIn(mei, '/shifts?view=market', PHONE)
  await phone.getByText('加班 60 分钟，到 18:00').waitFor()
  await shot(phone, 'phone-extra')
  expect(await axe(phone)).toEqual([])
  await phone.getByRole('button', { name: '愿意', exact: true }).click()
  await phone.getByText('加班 60 分钟，到 18:00').waitFor({ state: 'detached' })
  await phone.getByRole('button', { name: '报名' }).click()
  await phone.getByText('已得到').waitFor()
  await desk.getByText('1/1 许文静').nth(1).waitFor()
  await Promise.all([desks, phones].map((context) => context.close()))
})
