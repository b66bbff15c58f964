import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

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

/** The words of the screens, as people of each language read them; what is warned of differs, so that none stands already. */
const SAID = {
  'zh-CN': {
    ...{ begin: '起草新一版', why: '修改原因', add: '加一条规则', name: '规则名称', zh: '中文说法', en: '英文说法' },
    ...{
      yes: '应提醒的例句',
      no: '不应提醒的例句',
      instead: '建议改说',
      save: '保存草稿',
      sentence: '试一句',
      trial: '试一试',
    },
    ...{
      faulty: /例句与规则不符/,
      submit: '提交复核',
      approve: '同意并立即生效',
      inForce: '生效中',
      back: '退回到这一版',
    },
    ...{
      shipped: '第 1 版（随产品提供）',
      phrase: '刷单返利',
      crossing: '这是刷单返利活动',
      fine: '这不是刷单返利',
    },
    ...{ warned: '不谈刷单', draft: /草稿/, wentBack: '退回到第 1 版' },
  },
  'zh-TW': {
    ...{ begin: '起草新一版', why: '修改原因', add: '加一條規則', name: '規則名稱', zh: '中文說法', en: '英文說法' },
    ...{
      yes: '應提醒的例句',
      no: '不應提醒的例句',
      instead: '建議改說',
      save: '儲存草稿',
      sentence: '試一句',
      trial: '試一試',
    },
    ...{
      faulty: /例句與規則不符/,
      submit: '送交覆核',
      approve: '同意並立即生效',
      inForce: '生效中',
      back: '退回到這一版',
    },
    ...{
      shipped: '第 1 版（隨產品提供）',
      phrase: '刷單返利',
      crossing: '這是刷單返利活動',
      fine: '這不是刷單返利',
    },
    ...{ warned: '不談刷單', draft: /草稿/, wentBack: '退回到第 1 版' },
  },
  en: {
    ...{ begin: 'Draft the next version', why: 'Why', add: 'Add a rule', name: 'Name of the rule' },
    ...{ zh: 'Phrases in Chinese', en: 'Phrases in English', yes: 'Must be warned of', no: 'Must not be warned of' },
    ...{ instead: 'What to say instead', save: 'Save the draft', sentence: 'Try a sentence', trial: 'Try it' },
    ...{
      faulty: /examples do not hold/,
      submit: 'Hand in for review',
      approve: 'Let it in, at once',
      inForce: /In force/,
    },
    ...{ back: 'Go back to this version', shipped: 'Version 1 (as the product comes)', phrase: 'insider allotment' },
    ...{ crossing: 'There is an insider allotment for you', fine: 'This is not an insider allotment' },
    ...{ warned: 'Speak of public offers only', draft: /Draft/, wentBack: 'Went back to version 1' },
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'quality writes a red line and tries it out, compliance lets it in, agents are warned of it at once, and it is gone back from: %s',
  async (locale) => {
    const say = SAID[locale]
    const [writer, second] = await Promise.all([
      createPerson(app.platform, { roles: ['quality-inspector'] }),
      createPerson(app.platform, { roles: ['compliance'] }),
    ])
    const write = await pageOf(writer, locale)
    await write.goto(`${app.url}/red-line-rules`)
    await write.getByRole('button', { name: say.begin }).click()
    const form = write.locator('form')
    await form.getByLabel(say.why, { exact: true }).fill('2026-11')
    await form.getByRole('button', { name: say.add }).click()
    await threeTimes(form, say.name, locale === 'en' ? 'Insiders' : '刷单')
    await form.getByLabel(locale === 'en' ? say.en : say.zh, { exact: true }).fill(say.phrase)
    await form.getByLabel(say.yes, { exact: true }).fill(say.fine)
    await form.getByLabel(say.no, { exact: true }).fill('x')
    await threeTimes(form, say.instead, say.warned)
    await form.getByLabel(say.sentence).fill(say.crossing)
    await form.getByRole('button', { name: say.trial }).click()
    await form.getByRole('status').getByText(say.phrase, { exact: true }).waitFor()
    await form.getByRole('button', { name: say.save }).click()
    await write.getByText(say.faulty).waitFor()
    expect(await write.getByRole('button', { name: say.submit }).isDisabled()).toBe(true)
    await shot(write, `rules-faulty-${locale}`)
    await form.getByLabel(say.yes, { exact: true }).fill(say.crossing)
    await form.getByLabel(say.no, { exact: true }).fill(say.fine)
    await form.getByRole('button', { name: say.save }).click()
    await write.getByText(say.faulty).waitFor({ state: 'detached' })
    expect(await axe(write)).toEqual([])
    await write.getByRole('button', { name: say.submit }).click()
    await write.getByRole('button', { name: say.approve }).waitFor()

    const review = await pageOf(second, locale)
    await review.goto(`${app.url}/red-line-rules`)
    await review.getByRole('table').getByRole('button', { name: say.draft }).click()
    await review.getByText(say.fine).waitFor()
    expect(await axe(review)).toEqual([])
    await shot(review, `rules-review-${locale}`)
    await review.getByRole('button', { name: say.approve }).click()
    await review.getByRole('row').filter({ hasText: say.inForce }).getByText('2026-11').waitFor()

    const topic = `t-${crypto.randomUUID().slice(24)}`
    const { queueId } = await queueAt(admin, { topic })
    const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
    await customerAsks(app, { topic })
    await ok(agent.accept((await agent.rings()).offerId))
    const desk = await pageOf(agent, locale)
    await desk.goto(`${app.url}/workspace`)
    const field = desk.locator('.composer textarea')
    await field.fill(say.crossing)
    await desk.locator('.red-line').getByText(say.warned).waitFor()
    await shot(desk, `rules-warned-${locale}`)

    await review.getByRole('button', { name: say.shipped }).click()
    await review.getByRole('button', { name: say.back }).click()
    await review.getByRole('row').filter({ hasText: say.inForce }).getByText(say.wentBack).waitFor()
    await desk.reload()
    await field.fill(say.crossing)
    await desk.locator('.composer').getByRole('button', { name: SEND[locale] }).click()
    await desk.locator('.line.ours').getByText(say.crossing).waitFor()
    agent.vanish()
    for (const page of [write, review, desk]) await page.context().close()
  },
)

const SEND = { 'zh-CN': /^发送/, 'zh-TW': /^傳送/, en: /^Send/ }

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
