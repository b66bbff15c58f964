import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
let version = 1
beforeAll(async () => {
  app = await startFloor()
  await createUnit(app.platform, { name: '城东支行', kind: 'branch' })
  admin = await signedInAs(app, { roles: ['administrator'] })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const bring = (kind: string, row: Record<string, string>) =>
  ok(
    admin.api('/api/customer-records', {
      method: 'POST',
      body: { kind, source: 'core', asOf: '2026-11-20', rows: [{ ...row, version: String(++version) }] },
    }),
  )

/** The words of the screens, as people of each language read them. */
const SAID = {
  'zh-CN': {
    ...{ begin: '新建客群', name: '名称', field: '字段', money: '资产月日均', value: '数值', why: '修改原因' },
    ...{ reads: '读作：资产月日均 ≥ 50,000 元', save: '保存并预览', fits: /^符合$/, preview: '预览' },
    ...{ submit: '提交复核', approve: '同意生效', waits: '待复核', inForce: '生效中', nobody: '目前没有成员' },
    ...{ panel: '所在客群', reason: '资产月日均 ≥ 50,000 元', no: '8810001' },
  },
  'zh-TW': {
    ...{ begin: '新增客群', name: '名稱', field: '欄位', money: '資產月日均', value: '數值', why: '修改原因' },
    ...{ reads: '讀作：資產月日均 ≥ 50,000 元', save: '儲存並預覽', fits: /^符合$/, preview: '預覽' },
    ...{ submit: '送交覆核', approve: '同意生效', waits: '待覆核', inForce: '生效中', nobody: '目前沒有成員' },
    ...{ panel: '所屬客群', reason: '資產月日均 ≥ 50,000 元', no: '8810002' },
  },
  en: {
    ...{
      begin: 'New segment',
      name: 'Name',
      field: 'Field',
      money: 'assets, month average',
      value: 'Value',
      why: 'Why',
    },
    ...{
      reads: 'Reads: assets, month average ≥ CNY 50,000',
      save: 'Save and preview',
      fits: /^Fit$/,
      preview: 'Preview',
    },
    ...{ submit: 'Hand in for review', approve: 'Let it in', waits: 'Waits for review', inForce: 'In force' },
    ...{ nobody: 'Nobody yet', panel: 'Segments', reason: 'assets, month average ≥ CNY 50,000', no: '8810003' },
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'care writes a segment and sees whom it would take in, a second person lets it in, and an import brings a customer, with why: %s',
  async (locale) => {
    const say = SAID[locale]
    await bring('customers', { customer_no: say.no, name: '王小萍', tier: 'gold', language: 'zh-CN' })
    await bring('profile', { customer_no: say.no, assets_month_average: '49999.99' })
    const [care, second] = await Promise.all([
      createPerson(app.platform, { roles: ['care-manager'] }),
      createPerson(app.platform, { roles: ['compliance'] }),
    ])
    const name = `五万以上 ${locale}`
    const write = await pageOf(care, locale)
    await write.goto(`${app.url}/segments`)
    await write.getByRole('button', { name: say.begin }).click()
    const form = write.locator('form')
    await form.getByLabel(say.why, { exact: true }).waitFor()
    await threeTimes(form, say.name, name)
    await form.getByLabel(say.value, { exact: true }).fill('50000')
    await form.getByText(say.reads).waitFor()
    await form.getByLabel(say.why, { exact: true }).fill('2026-11')
    expect(await axe(write)).toEqual([])
    await shot(write, `form-${locale}`)
    await form.getByRole('button', { name: say.save }).click()
    const preview = write.getByRole('region', { name: say.preview })
    await preview.and(write.locator('[aria-busy="false"]')).waitFor()
    const fits = preview.locator('dl > div').filter({ has: write.locator('dt', { hasText: say.fits }) })
    expect(await fits.locator('dd').textContent()).toBe(
      locale === 'zh-CN' ? '0' : String(Object.keys(SAID).indexOf(locale)),
    )
    await shot(write, `preview-${locale}`)
    await write.getByRole('button', { name: say.submit }).click()
    await write.getByText(say.waits).first().waitFor()

    const review = await pageOf(second, locale)
    await review.goto(`${app.url}/segments`)
    await review.getByRole('button', { name, exact: true }).click()
    expect(await axe(review)).toEqual([])
    await review.getByRole('button', { name: say.approve }).click()
    await review.getByRole('row').filter({ hasText: name }).getByText(say.inForce).waitFor()

    await bring('profile', { customer_no: say.no, assets_month_average: '62000' })
    const customerId = await idOf(say.no)
    await write.goto(`${app.url}/customers?open=${customerId}`)
    const panel = write.getByRole('region', { name: say.panel, exact: true })
    await expect
      .poll(
        async () => {
          await write.reload()
          return panel
            .getByText(name, { exact: true })
            .waitFor({ timeout: 2_000 })
            .then(
              () => true,
              () => false,
            )
        },
        { timeout: 20_000 },
      )
      .toBe(true)
    await panel.getByText(say.reason).first().waitFor()
    expect(await panel.textContent()).not.toContain('62,000')
    await shot(write, `why-${locale}`)
    await review.reload()
    await review.getByRole('link', { name: '王**' }).first().waitFor()
    await shot(review, `members-${locale}`)
    await Promise.all([write.context().close(), review.context().close()])
  },
  120_000,
)

async function idOf(customerNo: string): Promise<string> {
  const { rows } = await app.platform.db.pool.query<{ id: string }>(
    'select id from customers.customer where customer_no = $1',
    [customerNo],
  )
  return rows[0]?.id ?? ''
}

/** A name or text in each language of the house. */
async function threeTimes(form: ReturnType<Page['locator']>, group: string, text: string) {
  const fields = form.getByRole('group', { name: group, exact: true }).getByRole('textbox')
  expect(await fields.count()).toBe(3)
  for (const field of await fields.all()) await field.fill(text)
}

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Looked at by whoever changes the page: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

const pageOf = (person: TestPerson, locale: keyof typeof SAID): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'zh-TW' })
