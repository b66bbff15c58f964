import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, signedInAs } from '../support/people.ts'

/** A case becomes a complaint, a department works on a part of it, two people make it a work order, and it is ended. */
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

const SAID = {
  'zh-CN': {
    make: '登记为投诉',
    name: '投诉人',
    demand: '诉求与事实',
    register: '登记投诉',
    give: '转部门办理',
    title: '请办理什么',
    unit: '由谁办理',
    change: '更改级别',
    order: '工单',
    why: '理由',
    ask: '提请另一人审批',
    note: '说明',
    approve: '同意',
    answered: '怎么答复的',
    end: '办结',
    blocked: '还有部门在办理。请等案件办结后再办结此件。',
    ended: '已结案',
  },
  'zh-TW': {
    make: '登記為申訴',
    name: '申訴人',
    demand: '訴求與事實',
    register: '登記申訴',
    give: '轉部門辦理',
    title: '請辦理什麼',
    unit: '由誰辦理',
    change: '變更級別',
    order: '工單',
    why: '理由',
    ask: '提請另一人核准',
    note: '說明',
    approve: '同意',
    answered: '如何答覆',
    end: '結案',
    blocked: '仍有部門在辦理。請等案件結案後再結束此件。',
    ended: '已結案',
  },
  en: {
    make: 'Take in as a complaint',
    name: 'Who complains',
    demand: 'What happened and what is asked for',
    register: 'Take in a complaint',
    give: 'Give to a department',
    title: 'What is to be done',
    unit: 'Who works on it',
    change: 'Change the level',
    order: 'Work order',
    why: 'Reason',
    ask: 'Ask a second person',
    note: 'Note',
    approve: 'Approve',
    answered: 'What was answered',
    end: 'End it',
    blocked: 'Somebody still works on it. Have the case ended first.',
    ended: 'Closed',
  },
} as const

describe('a case that is a complaint', () => {
  it.each(Object.keys(SAID) as (keyof typeof SAID)[])('in %s', async (locale) => {
    const say = SAID[locale]
    const department = await createUnit(app.platform, { kind: 'department', name: `Cards ${locale}` })
    const clerk = await signedInAs(app, { roles: ['hq-department'], unit: department })
    const second = await signedInAs(app, { roles: ['compliance'] })
    const officer = await createPerson(app.platform, { roles: ['complaint-officer'] })
    const body = { template: 'general', title: `年费收了两次 ${locale}`, unitId: department }
    const opened = await ok<{ caseId: string; reference: string }>(clerk.api('/api/cases', { method: 'POST', body }))

    const page = await openScreens(browser, app.url, officer, { locale, isDark: locale === 'zh-TW' })
    await page.goto(`${app.url}/cases?show=all&open=${opened.caseId}`)
    await page.getByRole('link', { name: say.make, exact: true }).click()
    await expect.poll(() => page.getByLabel(say.demand, { exact: true }).inputValue()).toBe(body.title)
    await page.getByLabel(say.name, { exact: true }).fill('周明浩')
    await page.getByRole('complementary').getByRole('button', { name: say.register, exact: true }).click()
    await page.getByRole('link', { name: opened.reference, exact: true }).waitFor()

    await page.getByText(say.give, { exact: true }).first().click()
    await page.getByLabel(say.title, { exact: true }).fill('调取入账流水')
    await page.getByRole('combobox', { name: say.unit, exact: true }).selectOption(department)
    await page.getByRole('button', { name: say.give, exact: true }).click()
    await page.getByText('调取入账流水', { exact: true }).first().waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, `given-${locale}`)

    await page.getByRole('combobox', { name: say.change, exact: true }).selectOption('work-order')
    await page.getByLabel(say.why, { exact: true }).fill('客户只要查询')
    await page.getByRole('button', { name: say.ask, exact: true }).click()
    await page.getByText('客户只要查询').first().waitFor()
    const complaintId = new URL(page.url()).searchParams.get('open')
    const answer = { approved: true, note: '同意' }
    await ok(second.api(`/api/complaints/${complaintId}/level`, { method: 'PUT', body: answer }))
    await page.reload()

    await page.getByLabel(say.answered, { exact: true }).fill('已答复客户')
    const end = page.getByRole('complementary').getByRole('button', { name: say.end, exact: true })
    await end.click()
    await page.getByText(say.blocked, { exact: true }).waitFor()
    await shot(page, `blocked-${locale}`)
    const { cases } = await ok<{ cases: { caseId: string }[] }>(second.api(`/api/complaints/${complaintId}`))
    for (const { caseId } of cases) {
      await ok(clerk.api(`/api/cases/${caseId}/taking`, { method: 'POST' }))
      const outcome = { outcome: 'done', note: '已查明' }
      await ok(clerk.api(`/api/cases/${caseId}/solution`, { method: 'POST', body: outcome }))
    }
    await end.click()
    await page.getByRole('complementary').getByText(say.ended, { exact: true }).first().waitFor()
    await shot(page, `ended-${locale}`)

    await page.goto(`${app.url}/cases?show=all&state=solved&open=${opened.caseId}`)
    const { reference } = await ok<{ reference: string }>(second.api(`/api/complaints/${complaintId}`))
    await page.getByRole('link', { name: new RegExp(reference) }).waitFor()
    await page.context().close()
  })
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/complaint-cases-${name}.png` })
}
