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
  app = await startFloor()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const SAID = {
  'zh-CN': {
    write: '起草文本',
    titles: ['标题（简体）', '标题（繁体）', '标题（英文）'],
    bodies: ['正文（简体）', '正文（繁体）', '正文（英文）'],
    save: '保存草稿',
    submit: '提交复核',
    approve: '复核通过',
    waits: '待复核',
    inForce: '生效中',
    chip: /^短信 未表示$/,
    yes: '同意',
    agreed: '客户已听完并同意',
    given: /^短信 已同意$/,
    stop: '客户拒绝营销',
    confirm: '确定',
    withdrawn: /^短信 已撤回$/,
    only: '客户已撤回同意',
    state: '已撤回',
  },
  'zh-TW': {
    write: '起草文字',
    titles: ['標題（簡體）', '標題（繁體）', '標題（英文）'],
    bodies: ['內文（簡體）', '內文（繁體）', '內文（英文）'],
    save: '儲存草稿',
    submit: '送覆核',
    approve: '覆核通過',
    waits: '待覆核',
    inForce: '生效中',
    chip: /^簡訊 未表示$/,
    yes: '同意',
    agreed: '客戶已聽完並同意',
    given: /^簡訊 已同意$/,
    stop: '客戶拒絕行銷',
    confirm: '確定',
    withdrawn: /^簡訊 已撤回$/,
    only: '客戶已撤回同意',
    state: '已撤回',
  },
  en: {
    write: 'Write a text',
    titles: ['Title (Simplified Chinese)', 'Title (Traditional Chinese)', 'Title (English)'],
    bodies: ['Words (Simplified Chinese)', 'Words (Traditional Chinese)', 'Words (English)'],
    save: 'Save draft',
    submit: 'Hand in for review',
    approve: 'Approve',
    waits: 'Waits for review',
    inForce: 'In force',
    chip: /^SMS Not asked$/,
    yes: 'Yes',
    agreed: 'The customer heard it and agrees',
    given: /^SMS Given$/,
    stop: 'Refuses marketing',
    confirm: 'Confirm',
    withdrawn: /^SMS Withdrawn$/,
    only: 'The customer withdrew consent',
    state: 'Withdrawn',
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'words are written and approved by two, a customer agrees in them and takes it all back in one step: %s',
  async (locale) => {
    const say = SAID[locale]
    const words = `words-${locale}`
    const [writer, reviewer] = await Promise.all(
      [1, 2].map(() => createPerson(app.platform, { roles: ['compliance'] })),
    )
    const customerId = await knownCustomer(app.platform, '王小萍')

    const desk = await pageOf(writer!, locale)
    await desk.goto(`${app.url}/consent-texts`)
    await desk.getByRole('button', { name: say.write, exact: true }).click()
    for (const title of say.titles) await desk.getByLabel(title, { exact: true }).fill(words)
    for (const body of say.bodies) await desk.getByLabel(body, { exact: true }).fill(`${words} body`)
    await desk.getByRole('button', { name: say.save, exact: true }).click()
    await desk.getByRole('button', { name: say.submit, exact: true }).click()
    await desk.getByRole('cell', { name: say.waits, exact: true }).waitFor()
    await shot(desk, `texts-${locale}`)

    const other = await pageOf(reviewer!, locale)
    await other.goto(`${app.url}/consent-texts`)
    await other.getByRole('row').filter({ hasText: say.waits }).getByRole('button').click()
    await other.getByRole('button', { name: say.approve, exact: true }).click()
    await other.getByRole('cell', { name: say.inForce, exact: true }).waitFor()
    expect(await axe(other)).toEqual([])

    await desk.goto(`${app.url}/customers?open=${customerId}`)
    await desk.getByRole('button', { name: say.chip }).last().click()
    await desk.getByRole('button', { name: say.yes, exact: true }).click()
    await desk.getByText(`${words} body`, { exact: true }).waitFor()
    expect(await axe(desk)).toEqual([])
    await shot(desk, `read-out-${locale}`)
    await desk.getByRole('button', { name: say.agreed, exact: true }).click()
    await desk.getByRole('button', { name: say.given }).waitFor()
    await desk.getByRole('button', { name: say.stop, exact: true }).click()
    await desk.getByRole('button', { name: say.confirm, exact: true }).click()
    await desk.getByRole('button', { name: say.withdrawn }).waitFor()
    await desk.getByText(say.only).first().waitFor()
    await shot(desk, `withdrawn-${locale}`)

    await other.goto(`${app.url}/consents?state=withdrawn`)
    await other.getByRole('row').filter({ hasText: say.state }).first().waitFor()
    expect(await axe(other)).toEqual([])
    await shot(other, `register-${locale}`)
    await desk.context().close()
    await other.context().close()
  },
)

it('what a customer asks about their data is taken down, checked, held and answered', async () => {
  const [taker, answerer] = await Promise.all([1, 2].map(() => createPerson(app.platform, { roles: ['compliance'] })))
  const customerId = await knownCustomer(app.platform, '林青')
  const desk = await pageOf(taker!, 'zh-CN')
  await desk.goto(`${app.url}/customers?open=${customerId}`)
  await desk.getByRole('button', { name: '登记个人信息请求', exact: true }).click()
  await desk.getByLabel('请求种类', { exact: true }).selectOption('deletion')
  await desk.getByLabel('客户要什么', { exact: true }).fill('请删除我的聊天记录')
  await desk.getByRole('button', { name: '登记', exact: true }).click()
  await desk.getByText('已登记，15 日内答复', { exact: true }).waitFor()
  await desk.context().close()

  const other = await pageOf(answerer!, 'zh-CN')
  await other.goto(`${app.url}/data-requests?state=open`)
  await other.getByRole('row').filter({ hasText: '林' }).getByRole('button').click()
  await other.getByText('请删除我的聊天记录', { exact: true }).waitFor()
  await other.getByRole('button', { name: '由我承办', exact: true }).click()
  await other.getByLabel('告诉客户什么（含理由）', { exact: true }).fill('法院要求保全')
  expect(await axe(other)).toEqual([])
  await other.getByRole('button', { name: '设法律保全', exact: true }).click()
  await other.getByRole('button', { name: '确定', exact: true }).click()
  await shot(other, 'request-zh-CN')
  await other.getByRole('button', { name: '拒绝', exact: true }).click()
  await other.getByRole('row').filter({ hasText: '林' }).waitFor({ state: 'detached' })

  // The relation of this customer, and of another, ended long ago.
  const former = await knownCustomer(app.platform, '何远')
  await app.platform.db.pool.query(
    `update customers.customer set relation_ended_on = '2010-02-28' where id = any($1::uuid[])`,
    [[customerId, former]],
  )
  await other.goto(`${app.url}/retention`)
  await other.getByText('法院要求保全', { exact: true }).waitFor()
  const profiles = other.locator('.sec').filter({ hasText: '已结束往来客户的资料' })
  await profiles.getByText('将删除 1 条', { exact: false }).waitFor()
  await profiles.getByText('到期但保留：法律保全中 1 条', { exact: true }).waitFor()
  await other.getByRole('heading', { name: '已结束往来客户的照顾需求', exact: true }).waitFor()
  expect(await axe(other)).toEqual([])
  await shot(other, 'retention-zh-CN')
  await other.getByRole('button', { name: '解除', exact: true }).click()
  await other.getByRole('button', { name: '确定', exact: true }).click()
  await other.getByText('没有生效的保全', { exact: true }).waitFor()
  await other.context().close()
})

it('a customer whose profile is erased opens in three languages, and says so', async () => {
  const customerId = await knownCustomer(app.platform, '何方')
  await app.platform.db.pool.query(
    `update customers.customer set customer_no = null, name_sealed = null, name_masked = '', name_index = null, tier = null,
       customer_since = null, relation_ended_on = '2010-02-28', erased_at = '2020-03-02T01:00:00Z' where id = $1`,
    [customerId],
  )
  for (const [locale, erased, profiles] of [
    ['zh-CN', '往来已于 2010-02-28 结束，客户资料保存期满，已于 2020-03-02 删除。', '已结束往来客户的资料'],
    ['zh-TW', '往來已於 2010-02-28 結束，客戶資料保存期滿，已於 2020-03-02 刪除。', '已結束往來客戶的資料'],
    [
      'en',
      'The relation ended on 2010-02-28; the profile was kept its time',
      'Profiles of customers whose relation ended',
    ],
  ] as const) {
    const page = await pageOf(await createPerson(app.platform, { roles: ['compliance'] }), locale)
    await page.goto(`${app.url}/customers?open=${customerId}`)
    await page.getByText(erased, { exact: false }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await shot(page, `erased-${locale}`)
    await page.goto(`${app.url}/retention`)
    await page.getByRole('heading', { name: profiles, exact: true }).waitFor()
    await shot(page, `retention-profiles-${locale}`)
    await page.context().close()
  }
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

const pageOf = (person: TestPerson, locale: keyof typeof SAID): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'zh-TW' })
