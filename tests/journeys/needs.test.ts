import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { knownCustomer } from '../support/consents.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs, type TestPerson } from '../support/people.ts'

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
    title: '照顾需求',
    none: '没有记录照顾需求。',
    add: '记录需求',
    need: '需要什么照顾',
    slowly: '说慢一点',
    source: '谁说的',
    agreement: '客户是否同意记录',
    save: '保存',
    told: ['照顾者说的', '未征求同意', '主管李', '前复核'],
    correct: '说慢一点：更正',
    corrected: ['客户本人说的', '客户同意记录'],
    kind: '照顾需求复核',
    confirm: '说慢一点：仍然需要',
    reviewed: '复核',
    takeOut: '说慢一点：不再需要',
    toReview: '待复核',
    customer: '客户',
  },
  'zh-TW': {
    title: '關懷需求',
    none: '沒有關懷需求的紀錄。',
    add: '記錄需求',
    need: '需要何種關懷',
    slowly: '說慢一點',
    source: '由誰告知',
    agreement: '客戶是否同意記錄',
    save: '儲存',
    told: ['照顧者告知', '未徵詢同意', '主管李', '前覆核'],
    correct: '說慢一點：更正',
    corrected: ['客戶本人告知', '客戶同意記錄'],
    kind: '關懷需求覆核',
    confirm: '說慢一點：仍然需要',
    reviewed: '覆核',
    takeOut: '說慢一點：不再需要',
    toReview: '待覆核',
    customer: '客戶',
  },
  en: {
    title: 'Needs',
    none: 'No need is on record.',
    add: 'Record a need',
    need: 'What is needed',
    slowly: 'Speak slowly',
    source: 'Who said so',
    agreement: 'Does the customer agree that it is kept?',
    save: 'Save',
    told: ['A carer said so', 'Customer not asked', '主管李', 'review by'],
    correct: 'Speak slowly: correct',
    corrected: ['The customer said so', 'Customer agrees'],
    kind: 'Review of a need',
    confirm: 'Speak slowly: still needed',
    reviewed: 'reviewed by',
    takeOut: 'Speak slowly: not needed any more',
    toReview: 'To be reviewed',
    customer: 'Customer',
  },
} as const
type Locale = keyof typeof SAID

const pageOf = (person: TestPerson, locale: Locale) =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'en' })

async function tell(page: Page, what: string) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${what}.png` })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

it.each(Object.keys(SAID) as Locale[])(
  'a need is recorded with who said so, owed a review, put right, confirmed and taken out: %s',
  async (locale) => {
    const say = SAID[locale]
    const customerId = await knownCustomer(app.platform, '王小萍')
    const page = await pageOf(
      await createPerson(app.platform, { roles: ['supervisor'], displayName: '主管李' }),
      locale,
    )
    await page.goto(`${app.url}/customers?open=${customerId}`)
    const section = page.getByRole('region', { name: say.title, exact: true })
    await section.getByText(say.none, { exact: true }).waitFor()
    await section.getByRole('button', { name: say.add, exact: true }).click()
    const save = section.getByRole('button', { name: say.save, exact: true })
    expect(await save.isDisabled()).toBe(true)
    await section.getByRole('combobox', { name: say.need, exact: true }).selectOption('speak-slowly')
    await section.getByRole('combobox', { name: say.source, exact: true }).selectOption('carer')
    await section.getByRole('combobox', { name: say.agreement, exact: true }).selectOption('not-asked')
    await tell(page, `needs-form-${locale}`)
    await save.click()
    for (const told of say.told) await section.getByText(told, { exact: false }).first().waitFor()

    await page.goto(`${app.url}/owed`)
    const row = page.getByRole('row').filter({ hasText: say.kind })
    await row.getByRole('link', { name: say.slowly, exact: true }).waitFor()
    await tell(page, `needs-owed-${locale}`)
    await row.getByRole('link', { name: say.slowly, exact: true }).click()

    await section.getByRole('button', { name: say.correct, exact: true }).click()
    await section.getByRole('combobox', { name: say.source, exact: true }).selectOption('customer')
    await section.getByRole('combobox', { name: say.agreement, exact: true }).selectOption('yes')
    await save.click()
    for (const told of say.corrected) await section.getByText(told, { exact: false }).waitFor()
    await section.getByText(say.reviewed, { exact: false }).first().waitFor()
    await tell(page, `needs-${locale}`)
    await section.getByRole('button', { name: say.takeOut, exact: true }).click()
    await section.getByText(say.none, { exact: true }).waitFor()
    const listed = page.waitForResponse((answer) => answer.url().includes('/api/promises?'))
    await page.goto(`${app.url}/owed`)
    await listed
    await page.getByRole('cell', { name: say.kind, exact: true }).waitFor({ state: 'detached' })
    await page.context().close()
  },
)

it('an agent is told in the talk which need is to be reviewed, and answers there', async () => {
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  const mei = await agentAt(app, { displayName: '坐席梅', queues: [queueId] }, admin)
  const { contactId, visitor } = await customerAsks(app)
  const supervisor = await signedInAs(app, { roles: ['supervisor'] })
  const body = { source: 'carer', agreement: 'yes' }
  await ok(supervisor.api(`/api/customers/${visitor.customerId}/needs/large-print`, { method: 'PUT', body }))
  await app.platform.db.pool.query(`update customers.need set review_at = now() + interval '20 days'`)
  await ok(mei.accept((await mei.rings()).offerId))
  const page = await pageOf(mei, 'zh-CN')
  await page.goto(`${app.url}/workspace?contact=${contactId}`)
  const asked = page.getByRole('region', { name: '待复核', exact: true })
  await asked.getByText('照顾者说的', { exact: false }).waitFor()
  await tell(page, 'needs-in-the-talk')
  await asked.getByRole('button', { name: '大字：仍然需要', exact: true }).click()
  await asked.waitFor({ state: 'detached' })
  await page.getByText('大字', { exact: true }).waitFor()
})
