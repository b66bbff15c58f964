import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RosteredPerson, WorkContract } from '#modules/rosters/terms-contract.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, signIn } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  for (const displayName of ['王梅', '李军', '陈兰'])
    await createPerson(app.platform, { roles: ['agent'], displayName })
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

it('a planner makes a contract from a pack, mends what cannot be kept, and gives it to two people', async () => {
  const planner = await createPerson(app.platform, { roles: ['planner'] })
  const { api } = await signIn(app.url, planner.agentNo, planner.password)
  const contracts = async () =>
    (await ok<{ contracts: readonly WorkContract[] }>(api('/api/rosters/contracts'))).contracts
  const page = await (await openWindow(browser)).newPage()
  await signInOnScreen(page, app.url, planner)
  await page.goto(`${app.url}/work-contracts`)
  await page.getByText('还没有工作合同').waitFor()
  await page.getByRole('button', { name: '新增合同' }).first().click()
  await page.getByRole('button', { name: '从大陆规则新建' }).click()

  const panel = page.getByRole('complementary')
  await panel.getByLabel('名称', { exact: true }).first().fill('全职')
  await panel.getByLabel('每天最多', { exact: true }).fill('7.5')
  await panel.getByText('规则包：每天最多 8 小时').waitFor()
  await panel.getByLabel('加哪种规则').selectOption({ label: '每周上班天数' })
  const days = panel.getByRole('group', { name: '每周上班天数 DAYS-PER-WEEK', exact: true })
  await days.getByLabel('依据').fill('集体协议')
  await days.getByLabel('至少').fill('6')
  await days.getByLabel('最多').fill('5')
  await panel.getByRole('button', { name: '新增合同' }).click()
  await days.getByText('最少大于最多，请改小。').waitFor()
  expect(await contracts()).toEqual([])
  await days.getByLabel('至少').fill('5')
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '新增合同' }).click()

  await page.getByRole('row', { name: /全职/ }).waitFor()
  const [made] = await contracts()
  expect(made).toMatchObject({ name: '全职', pack: 'CN', revision: 1 })
  expect(made?.rules.find(({ id }) => id === 'CN-DAY-HOURS')).toMatchObject({ maxSeconds: 27_000, severity: 'hard' })
  expect(made?.rules.find(({ id }) => id === 'DAYS-PER-WEEK')).toMatchObject({ min: 5, max: 5, source: '集体协议' })
  await panel.getByLabel('从开始到结束').fill('8.6')
  await panel.getByRole('button', { name: '保存' }).click()
  await panel.getByText('须是 15 分钟 的整数倍').waitFor()
  await panel.getByLabel('从开始到结束').fill('8.5')
  await panel.getByRole('button', { name: '保存' }).click()
  await panel.getByText(/已保存/).waitFor()
  expect((await contracts())[0]?.shifts[0]?.spanSeconds).toBe(30_600)

  await page.getByRole('button', { name: '人员', exact: true }).click()
  await page.getByLabel('选中 王梅').check()
  await page.getByLabel('选中 李军').check()
  await page.getByLabel('给选中的人设哪份合同').selectOption({ label: '全职' })
  await page.getByRole('button', { name: '设为' }).click()
  await page.getByText('已给 2 人设为“全职”。').waitFor()
  await page.getByRole('button', { name: '王梅' }).click()
  await panel.getByLabel('年假（天）').fill('10')
  await panel.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row', { name: /王梅.*全职.*10/ }).waitFor()
  expect(await axe(page)).toEqual([])
  const { people } = await ok<{ people: readonly RosteredPerson[] }>(api('/api/rosters/people'))
  const given = people.flatMap(({ displayName, terms }) => (terms ? [[displayName, terms.annualLeaveDays]] : []))
  expect(Object.fromEntries(given)).toEqual({ 王梅: 10, 李军: null })
  await page.context().close()
})

it('a team leader reads what the team works under, and changes nothing', async () => {
  const page = await (await openWindow(browser)).newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['team-leader'] }))
  await page.goto(`${app.url}/work-contracts`)
  await page.getByRole('button', { name: '全职', exact: true }).click()
  const panel = page.getByRole('complementary')
  await panel.getByText('每天最多 7.5 小时').waitFor()
  await panel.getByText('规则包：每天最多 8 小时').waitFor()
  expect(await page.getByRole('button', { name: /保存|新增/ }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '看“全职”的 2 人' }).click()
  await page.getByRole('row', { name: /王梅.*全职.*10/ }).waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await page.context().close()
})
