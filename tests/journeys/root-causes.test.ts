import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
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
    main: '主要根因',
    why: '依据',
    save: '保存根因',
    repeated: /3 件同一根因/,
    title: '根因与预防',
    repeats: '重复根因',
    agree: '定措施',
    what: '措施',
    owner: '责任人',
    hand: '定下并交办',
    open: '待落实',
    note: '说明',
    done: '已落实',
    watched: '观察中',
    statistics: '根因（主要）',
  },
  en: {
    main: 'Main cause',
    why: 'Why',
    save: 'Save causes',
    repeated: /3 complaints of one cause/,
    title: 'Root causes',
    repeats: 'Repeated causes',
    agree: 'Agree a measure',
    what: 'Measure',
    owner: 'Owner',
    hand: 'Agree and hand it over',
    open: 'To be done',
    note: 'Note',
    done: 'It is done',
    watched: 'Watched',
    statistics: 'Main root cause',
  },
} as const
type Locale = keyof typeof SAID
const PRODUCT = { 'zh-CN': 'credit-card', en: 'loan' } as const

it.each(Object.keys(SAID) as Locale[])(
  'a cause that came the third time is told at the complaint, given to somebody, and done: %s',
  async (locale) => {
    const say = SAID[locale]
    const officer = await createPerson(app.platform, { roles: ['complaint-officer'], displayName: `苏 ${locale}` })
    const owner = await createPerson(app.platform, { roles: ['hq-department'], displayName: `韩 ${locale}` })
    const ids = [await complaint(locale, true), await complaint(locale, true), await complaint(locale, false)]
    const page = await pageOf(officer, locale, 1366)
    await page.goto(`${app.url}/complaints?open=${ids[2]}`)
    await page.getByLabel(say.main, { exact: true }).selectOption('disclosure-before')
    await page.getByLabel(say.why, { exact: true }).fill('确认页没有列出手续费')
    await page.getByRole('button', { name: say.save, exact: true }).click()
    await page.getByText(say.repeated).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByText(say.repeated).scrollIntoViewIfNeeded()
    await shot(page, `cause-${locale}`)

    await page.goto(`${app.url}/complaint-causes`)
    const rows = page.getByRole('region', { name: say.repeats }).getByRole('row')
    const product = { 'zh-CN': '信用卡', en: 'Loan' }[locale]
    await rows.filter({ hasText: product }).getByRole('button', { name: say.agree, exact: true }).click()
    const beside = page.getByRole('complementary')
    await beside.getByLabel(say.what, { exact: true }).fill('确认页逐项列出手续费与提前结清的后果')
    await beside.getByLabel(say.owner, { exact: true }).selectOption(owner.personId)
    expect(await axe(page)).toEqual([])
    await shot(page, `measure-form-${locale}`)
    await beside.getByRole('button', { name: say.hand, exact: true }).click()
    await beside.getByText(say.open, { exact: true }).waitFor()
    await shot(page, `causes-${locale}`)
    await page.goto(`${app.url}/complaint-statistics`)
    await page.getByRole('table', { name: say.statistics, exact: true }).waitFor()
    await page.context().close()

    const theirs = await pageOf(owner, locale, 1920, 'dark')
    await theirs.goto(`${app.url}/complaint-causes`)
    await theirs.getByRole('row').getByRole('button').click()
    await theirs.getByLabel(say.note, { exact: true }).fill('已上线')
    await theirs.getByRole('button', { name: say.done, exact: true }).click()
    await theirs.getByRole('complementary').getByText(say.watched, { exact: true }).waitFor()
    expect(await axe(theirs)).toEqual([])
    await shot(theirs, `measure-done-${locale}`)
    await theirs.context().close()
  },
)

/** A coded complaint; put down to a cause already, or not yet. */
async function complaint(locale: Locale, isCaused: boolean): Promise<string> {
  const su = await signedInAs(app, { roles: ['complaint-officer'] })
  const body = { filingChannel: 'phone', name: '周明浩', demand: '提前还清分期，没有人说过还要收全部手续费。' }
  const { complaintId } = await ok<{ complaintId: string }>(su.api('/api/complaints', { method: 'POST', body }))
  const coding = { channel: 'electronic', product: PRODUCT[locale], reason: 'disclosure', severity: 'S3' }
  await ok(su.api(`/api/complaints/${complaintId}/coding`, { method: 'PUT', body: coding }))
  const causes = { causes: [{ cause: 'disclosure-before' }], unitId: null }
  if (isCaused) await ok(su.api(`/api/complaints/${complaintId}/causes`, { method: 'PUT', body: causes }))
  return complaintId
}

async function pageOf(
  person: TestPerson,
  locale: Locale,
  width: number,
  theme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const isDark = theme === 'dark'
  return openScreens(browser, app.url, person, { locale, isDark, viewport: { width, height: 1000 } })
}

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
