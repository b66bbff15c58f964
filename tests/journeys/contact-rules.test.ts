import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { knownCustomer } from '../support/consents.ts'
import { type FloorApplication, startFloor } from '../support/floor.ts'
import { createPerson, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor({ env: { TIME_ZONE: 'Asia/Shanghai' } })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const SAY = {
  write: '起草新一版',
  why: '修改原因',
  cap: 'CN.collection.talked · 催收',
  hours: /^CN\.window\.proactive/,
  save: '保存草稿',
  submit: '提交复核',
  waits: '待复核',
  looser: '比外部规定宽松，不能提交',
  reopen: '打开草稿',
  versions: '各版本',
  approve: '同意并立即生效',
  row: /09:00-12:00, 14:00-18:00/,
  source: '银行业协会催收指引（2026）；GB/T 45251-2025',
  number: '客户号',
  ask: '可以联系吗',
  no: '不可以',
  never: '客户没有同意过',
} as const

it('hours and caps are set by one, let in by another, and hold for the question that is tried', async () => {
  const say = SAY
  const locale = 'zh-CN'
  const [writer, reviewer] = await Promise.all([1, 2].map(() => createPerson(app.platform, { roles: ['compliance'] })))
  const customerId = await knownCustomer(app.platform, '王小萍')
  const desk = await pageOf(writer!, locale)
  await desk.goto(`${app.url}/contact-rules`)
  await desk.getByText(say.source).first().waitFor()
  await desk.getByRole('button', { name: say.write, exact: true }).click()
  await desk.getByLabel(say.why, { exact: true }).fill('x')
  await desk.getByLabel(say.cap, { exact: true }).fill('4')
  await desk.getByLabel(say.hours).fill('9:00-12:00, 14:00-18:00')
  await desk.getByRole('button', { name: say.save, exact: true }).click()
  await desk.getByText(say.looser).waitFor()
  expect(await desk.getByRole('button', { name: say.submit, exact: true }).isDisabled()).toBe(true)
  await shot(desk, `contact-rules-faults-${locale}`)
  await desk.getByRole('button', { name: say.reopen, exact: true }).last().click()
  await desk.getByLabel(say.cap, { exact: true }).fill('2')
  expect(await axe(desk)).toEqual([])
  await shot(desk, `contact-rules-form-${locale}`)
  await desk.getByRole('button', { name: say.save, exact: true }).click()
  await desk.getByRole('button', { name: say.submit, exact: true }).click()
  await desk.getByText(say.waits).first().waitFor()
  await desk.context().close()

  const other = await pageOf(reviewer!, locale)
  await other.goto(`${app.url}/contact-rules`)
  await other.getByRole('button', { name: say.versions, exact: true }).click()
  await other.getByRole('button', { name: say.approve, exact: true }).click()
  await other.getByRole('row').filter({ hasText: say.row }).waitFor()
  await other
    .getByLabel(say.number, { exact: true })
    .or(other.getByPlaceholder(say.number))
    .first()
    .fill(`C${customerId.slice(-10)}`)
  await other.getByRole('button', { name: say.ask, exact: true }).click()
  await other.getByRole('status').filter({ hasText: say.never }).waitFor()
  expect(await axe(other)).toEqual([])
  await shot(other, `contact-rules-${locale}`)
  await other.context().close()
})

it.each([
  ['zh-TW', '聯繫規則', '銀行業協會催收指引（2026）；GB/T 45251-2025'],
  ['en', 'Contact rules', 'Banking association guideline on collection 2026; GB/T 45251-2025'],
] as const)('the rules and their sources are read in the reader’s language: %s', async (locale, title, source) => {
  const page = await pageOf(await createPerson(app.platform, { roles: ['compliance'] }), locale)
  await page.goto(`${app.url}/contact-rules`)
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByText(source).first().waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, `contact-rules-${locale}`)
  await page.context().close()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

const pageOf = (person: TestPerson, locale: 'zh-CN' | 'zh-TW' | 'en'): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'en' })
