import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
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

async function pageOf(person: TestPerson) {
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, person)
  return page
}

it('an agent opens a case beside the conversation, a branch works on it and tells the customer', async () => {
  const topic = `t-${crypto.randomUUID().slice(24)}`
  const branchId = await createUnit(app.platform, { kind: 'branch', name: '上海徐汇支行' })
  const { queueId } = await queueAt(admin, { topic })
  const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
  const fang = await createPerson(app.platform, { roles: ['branch-staff'], unit: branchId, displayName: '方敏' })
  const { contactId } = await customerAsks(app, { topic })
  await ok(agent.accept((await agent.rings()).offerId))

  const desk = await pageOf(agent)
  await desk.goto(`${app.url}/workspace`)
  await desk.getByRole('button', { name: '立案', exact: true }).click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('事由').fill('补寄开户回单')
  await sheet.getByRole('combobox', { name: '交给' }).selectOption({ label: '上海徐汇支行' })
  await sheet.getByRole('button', { name: '立案', exact: true }).click()
  await desk.getByText('补寄开户回单', { exact: true }).waitFor()

  const branch = await pageOf(fang)
  await branch.goto(`${app.url}/cases?show=unit&state=unfinished`)
  await branch.getByRole('button', { name: /^C\d{6}-\d{5}$/ }).click()
  await branch.getByRole('button', { name: '接办', exact: true }).click()
  await branch.getByRole('button', { name: '办结', exact: true }).waitFor()
  await branch.getByLabel('备注', { exact: true }).fill('回单已寄出，三日内送达。')
  await branch.getByLabel('同时告知客户（写入客户的对话）').check()
  await branch.getByRole('button', { name: '告知客户', exact: true }).click()
  await branch.getByRole('listitem').filter({ hasText: '回单已寄出，三日内送达。' }).waitFor()
  expect(await axe(branch)).toEqual([])
  const talk = await app.conversations.talkOf(app.platform.db, contactId, 10)
  expect(talk.map(({ text }) => text).join('\n')).toContain('回单已寄出，三日内送达。')
})

it('all that somebody owes is handed on in one act, and stands in the list of whom it went to', async () => {
  const unit = await createUnit(app.platform, { kind: 'branch', name: '北京西单支行' })
  const fang = await signedInAs(app, { roles: ['branch-staff'], unit, displayName: '方敏' })
  const lin = await createPerson(app.platform, { roles: ['branch-staff'], unit, displayName: '林立' })
  const boss = await createPerson(app.platform, { roles: ['supervisor'] })
  const body = { template: 'general', title: '补寄开户回单', ownerId: fang.personId, unitId: unit }
  await ok(fang.api('/api/cases', { method: 'POST', body }))

  const leaving = await pageOf(boss)
  await leaving.goto(`${app.url}/owed?show=all&panel=hand-over`)
  await leaving.getByRole('combobox', { name: '离岗人员' }).selectOption(fang.personId)
  await leaving.getByText('此人还有 1 项未履行', { exact: true }).waitFor()
  await leaving.getByRole('combobox', { name: '移交给单位' }).selectOption(unit)
  await leaving.getByRole('combobox', { name: '移交给人员' }).selectOption(lin.personId)
  await leaving.getByRole('button', { name: '全部移交', exact: true }).click()
  await leaving.getByRole('button', { name: '确定', exact: true }).click()
  await leaving.getByText('已移交 1 项，0 项需在原处转出', { exact: true }).waitFor()
  expect(await axe(leaving)).toEqual([])

  const owed = await pageOf(lin)
  await owed.goto(`${app.url}/owed`)
  await owed.getByRole('link', { name: /^C\d{6}-\d{5}$/ }).click()
  await owed.getByText('补寄开户回单', { exact: true }).first().waitFor()
})

it('whoever serves somebody while all they owe is handed on is named with the contact', async () => {
  const topic = `t-${crypto.randomUUID().slice(24)}`
  const { queueId } = await queueAt(admin, { topic })
  const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
  const { contactId } = await customerAsks(app, { topic })
  await ok(agent.accept((await agent.rings()).offerId))
  const { reference } = (await ok<ContactDetail>(admin.api(`/api/contacts/${contactId}`))).contact
  const page = await pageOf(await createPerson(app.platform, { roles: ['supervisor'] }))
  await page.goto(`${app.url}/owed?show=all&panel=hand-over`)
  await page.getByRole('combobox', { name: '离岗人员' }).selectOption(agent.personId)
  const inHand = page.getByRole('region', { name: '正在服务 1 个联络，须由本人在工作台转接' })
  await inHand.getByRole('link', { name: reference, exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'in-hand')
})

it('how well the house kept its word leaves it as a workbook, each kind by its name and counts as counts', async () => {
  const unit = await createUnit(app.platform, { kind: 'branch', name: '广州天河支行' })
  const fang = await signedInAs(app, { roles: ['branch-staff'], unit })
  const body = { template: 'general', title: '换领存折', ownerId: fang.personId, unitId: unit }
  await ok(fang.api('/api/cases', { method: 'POST', body }))
  const page = await pageOf(fang)
  await page.goto(`${app.url}/owed?panel=report`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 XLSX', exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toBe('履约报告.xlsx')
  const files = unzipSync(new Uint8Array(readFileSync(await file.path())))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet).toContain('>案件</t></is></c>')
  expect(sheet).toContain('<c r="C2" s="0"><v>1</v></c>')
  await shot(page, 'report')
  expect(await axe(page)).toEqual([])
})

it('a branch finds its customer by the tail of the phone and opens a case that is theirs', async () => {
  const branchUnitId = await createUnit(app.platform, { kind: 'branch', name: '上海静安支行' })
  const fang = await createPerson(app.platform, { roles: ['branch-staff'], unit: branchUnitId, displayName: '方敏' })
  const kept = { tier: 'gold', language: 'zh-CN', managerId: null, vulnerabilityNeeds: [], customerSince: '2009-05-01' }
  const known = { id: newId(), customerNo: '6200001', name: '王小萍', phone: '13800001234', branchName: '静安支行' }
  await app.platform.db.transaction((tx) =>
    insertKnownCustomers(tx, app.platform.cipher, [{ ...kept, ...known, branchUnitId }], Date.now()),
  )
  const page = await pageOf(fang)
  await page.goto(`${app.url}/customers`)
  await page.getByRole('searchbox').fill('1234')
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page.getByRole('button', { name: '王**', exact: true }).click()
  await page.getByRole('button', { name: '立案', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('事由').fill('存款证明补打')
  await shot(page, 'sheet')
  expect(await axe(page)).toEqual([])
  await sheet.getByRole('button', { name: '立案', exact: true }).click()
  const opened = page.getByRole('link', { name: /^已立案 C\d{6}-\d{5}$/ })
  await opened.waitFor()
  await shot(page, 'opened')
  await opened.click()
  await page.getByText('存款证明补打', { exact: true }).first().waitFor()
  await page.getByRole('definition').filter({ hasText: '王**' }).waitFor()
})

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
