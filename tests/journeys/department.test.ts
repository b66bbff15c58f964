import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs } from '../support/people.ts'

/** The day of a department of the head office: what the centre hands it, done in the open, each part with its own clock. */
let app: FloorApplication
let browser: Browser
let department: string
let branch: string
let fang: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  department = await createUnit(app.platform, { kind: 'department', name: '信用卡中心' })
  branch = await createUnit(app.platform, { kind: 'branch', name: '上海徐汇支行' })
  fang = await signedInAs(app, { roles: ['branch-staff'], unit: branch, displayName: '方敏' })
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

async function knownCustomer(): Promise<string> {
  const kept = { tier: 'gold', language: 'zh-CN', managerId: null, vulnerabilityNeeds: [], customerSince: '2009-05-01' }
  const known = { id: newId(), customerNo: '6200001', name: '王小萍', phone: '13800001234', branchName: '徐汇支行' }
  await app.platform.db.transaction((tx) =>
    insertKnownCustomers(tx, app.platform.cipher, [{ ...kept, ...known, branchUnitId: branch }], Date.now()),
  )
  return known.id
}

const openCase = async (title: string, more: object = {}) =>
  ok<{ reference: string; caseId: string }>(
    fang.api('/api/cases', { method: 'POST', body: { template: 'general', title, unitId: department, ...more } }),
  )

async function act(page: Page, name: string, note: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('form', { name, exact: true })
  await form.getByLabel('说明', { exact: true }).fill(note)
  await form.getByRole('button', { name: '确定', exact: true }).click()
}

it('a department takes what came twice, gives a part out, waits, answers, is asked again, and owes nothing at the end', async () => {
  const customerId = await knownCustomer()
  const first = await openCase('年费收了两次', { customerId })
  const second = await openCase('年费重复扣款，请退', { customerId })
  const zhao = await createPerson(app.platform, { roles: ['hq-department'], unit: department, displayName: '赵启' })
  const qian = await createPerson(app.platform, { roles: ['hq-department'], unit: department, displayName: '钱蓉' })

  const page = await openScreens(browser, app.url, zhao, { locale: 'zh-CN' })
  await page.getByRole('button', { name: first.reference, exact: true }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '接办', exact: true }).click()
  await panel.getByText('办理中', { exact: true }).waitFor()

  await panel.getByRole('button', { name: '派工单', exact: true }).click()
  await panel.getByLabel('要做什么', { exact: true }).fill('核对两笔年费的入账')
  await panel.getByRole('combobox', { name: '经办人' }).selectOption(qian.personId)
  await panel.getByRole('combobox', { name: '多久内' }).selectOption({ label: '2 天' })
  await panel.getByRole('button', { name: '派出', exact: true }).click()
  await panel.getByRole('region', { name: '工单' }).getByText('核对两笔年费的入账', { exact: true }).waitFor()

  const statement = { name: '账单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
  await panel.locator('input[type=file]').setInputFiles(statement)
  await panel.getByRole('link', { name: '账单.pdf', exact: true }).waitFor()
  await panel.getByLabel('备注', { exact: true }).fill('两笔同日入账，疑似系统重发。')
  await panel.getByRole('button', { name: '写备注', exact: true }).click()
  await panel.getByRole('listitem').filter({ hasText: '疑似系统重发' }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'in-work')

  await act(page, '转为等待', '等客户寄回对账单')
  await panel.getByText('客户答复 · 等客户寄回对账单', { exact: true }).waitFor()
  await act(page, '继续办理', '对账单已收到')
  await panel.getByText('办理中', { exact: true }).waitFor()

  const other = await openScreens(browser, app.url, qian, { locale: 'zh-CN' })
  await other.goto(`${app.url}/owed`)
  await other.getByRole('link', { name: first.reference }).waitFor()
  await shot(other, 'owed')
  await other.getByRole('link', { name: first.reference }).click()
  await other.getByLabel('“核对两笔年费的入账”的办理结果').fill('第二笔为重发，应退 200 元。')
  await other.getByRole('button', { name: '完成', exact: true }).click()
  await other.getByText('第二笔为重发，应退 200 元。', { exact: true }).first().waitFor()
  await other.goto(`${app.url}/owed`)
  await other.getByRole('heading').first().waitFor()
  await expect.poll(() => other.getByRole('link', { name: first.reference }).count()).toBe(0)

  await page.goto(`${app.url}/cases?show=unit&state=unfinished`)
  await page.getByRole('button', { name: second.reference, exact: true }).click()
  await panel.getByText('年费重复扣款，请退', { exact: true }).first().waitFor()
  await panel.getByRole('button', { name: '并案', exact: true }).click()
  await panel.getByRole('combobox', { name: '并入哪件' }).selectOption(first.caseId)
  await panel.getByLabel('说明', { exact: true }).fill('同一笔年费')
  await panel.getByRole('button', { name: '确定', exact: true }).click()
  await panel.getByText('已并案', { exact: true }).waitFor()
  await panel.getByRole('button', { name: first.reference, exact: true }).click()
  await panel.getByText('并入的重复案件（1）', { exact: true }).waitFor()
  await panel.getByText('第二笔为重发，应退 200 元。', { exact: true }).first().waitFor()
  await shot(page, 'merged')
  await act(page, '办结', '已退 200 元，两日内到账')
  await panel.getByText('已办结', { exact: true }).first().waitFor()

  await ok(fang.api(`/api/cases/${first.caseId}/re-opening`, { method: 'POST', body: { note: '客户说还没到账' } }))
  await page.reload()
  await panel.getByText('重开 1 次', { exact: true }).waitFor()
  await act(page, '办结', '入账行已查到，客户确认到账')
  await panel.getByText('已办结', { exact: true }).first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto(`${app.url}/owed`)
  await page.getByRole('heading').first().waitFor()
  await expect.poll(() => page.getByRole('link', { name: first.reference }).count()).toBe(0)
  await page.context().close()
  await other.context().close()
})

const SAID = {
  'zh-TW': { title: '案件', take: '接辦', solve: '辦結', why: '說明', confirm: '確定', solved: '已辦結' },
  en: { title: 'Cases', take: 'Take it', solve: 'Solve', why: 'Why', confirm: 'Confirm', solved: 'Solved' },
} as const

describe('the department works in', () => {
  it.each(Object.keys(SAID) as (keyof typeof SAID)[])('%s', async (locale) => {
    const say = SAID[locale]
    const { reference } = await openCase(`存款证明 ${locale}`)
    const clerk = await createPerson(app.platform, { roles: ['hq-department'], unit: department })
    const page = await openScreens(browser, app.url, clerk, { locale, isDark: locale === 'en' })
    await page.goto(app.url)
    await page.getByRole('heading', { name: say.title, exact: true }).waitFor()
    await page.getByRole('button', { name: reference, exact: true }).click()
    await page.getByRole('button', { name: say.take, exact: true }).click()
    await page.getByRole('button', { name: say.solve, exact: true }).click()
    const form = page.getByRole('form', { name: say.solve, exact: true })
    await form.getByLabel(say.why, { exact: true }).fill('done')
    await form.getByRole('button', { name: say.confirm, exact: true }).click()
    await page.getByRole('complementary').getByText(say.solved, { exact: true }).first().waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, locale)
    await page.context().close()
  })
})

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/department-${name}.png` })
}
