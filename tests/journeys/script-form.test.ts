import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Script } from '#modules/knowledge/contract.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  startFloor,
  until,
} from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

/** What a script asks for is filled in beside the conversation, outlives a reload, becomes a case, and quality sees it. */
let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function windowOf(person: TestPerson): Promise<Page> {
  const page = await (await openWindow(browser)).newPage()
  page.setDefaultTimeout(20_000)
  await signInOnScreen(page, app.url, person)
  return page
}
/** As the bot leaves a contact that it gives to a person. */
async function comesFromBot(contactId: string, form: object): Promise<void> {
  const { pool } = app.platform.db
  const handOver = {
    ...{
      why: 'asked',
      urgency: 'normal',
      intent: null,
      flow: null,
      scenario: null,
      summary: null,
      slots: [],
      tried: [],
    },
    ...{ form, feeling: { isUpset: false, reasons: [], cues: [] }, identityLevel: 0 },
  }
  await pool.query(
    `with talk as (insert into bot.session (id, conversation_id, customer_id, entrance, channel, language, began_at,
         begun_after_seq, answered_up_to_seq, last_turn_at, ended_at, outcome, why, contact_id)
       select gen_random_uuid(), conversation_id, customer_id, 'bot', 'web', 'zh-CN', now(), 0, 0, now(), now(),
         'handed-over', 'asked', id from conversations.contact where id = $1 returning id)
     insert into bot.hand_over (contact_id, session_id, at, package) select $1, id, now(), $2 from talk`,
    [contactId, JSON.stringify({ why: 'asked', handOver, firstSeq: 1 })],
  )
}
const words = (zhCN: string, zhTW: string, en: string) => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })

it('a form is filled in, outlives a reload, goes into a case, and what is missing is seen by quality', async () => {
  const compliance = await signedInAs(app, { roles: ['compliance'] })
  const body = {
    ...{
      code: 'card-loss',
      basedOnVersion: 0,
      name: words('挂失', '掛失', 'Card loss'),
      minIdentityLevel: 1,
      topics: [],
    },
    steps: [{ stepId: 'block', isMandatory: false, title: words('先止付', '先止付', 'Block first'), say: null }],
    handOff: words('不明支出', '不明支出', 'Unknown debits'),
    formFields: [
      {
        field: 'tail',
        name: words('卡号后四位', '卡號末四碼', 'Last four digits'),
        kind: 'card-tail',
        isRequired: true,
      },
      { field: 'amount', name: words('金额', '金額', 'Amount'), kind: 'amount', isRequired: false },
      { field: 'time', name: words('丢失时间', '遺失時間', 'Time of loss'), kind: 'text', isRequired: true },
      {
        field: 'place',
        name: words('丢失地点', '遺失地點', 'Where'),
        kind: 'choice',
        isRequired: false,
        options: [
          { option: 'home', name: words('本地', '本地', 'At home') },
          { option: 'abroad', name: words('境外', '境外', 'Abroad') },
        ],
      },
    ],
  }
  const { scriptId } = await ok<Script>(admin.api('/api/scripts', { method: 'POST', body }))
  const approval = { version: 1, decision: 'approve', note: null }
  await ok(compliance.api(`/api/scripts/${scriptId}/review`, { method: 'POST', body: approval }))
  const { queueId } = await queueAt(admin)
  const unit = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const mei: Desk = await agentAt(app, { unit, displayName: '许文静', queues: [queueId] }, admin)
  const { contactId } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))

  await comesFromBot(contactId, { tail: words('7788', '7788', '7788') })
  const page = await windowOf(mei)
  await page.goto(`${app.url}/workspace?contact=${contactId}`)
  const choose = () => page.getByRole('combobox', { name: '选一个场景', exact: true }).selectOption({ label: '挂失' })
  await choose()
  const form = page.getByRole('region', { name: '要问到', exact: true })
  const tail = form.getByRole('textbox', { name: '卡号后四位（必填）', exact: true })
  const amount = form.getByRole('textbox', { name: '金额', exact: true })
  await form.getByText('机器人已问到：卡号后四位 7788', { exact: true }).waitFor()
  await form.getByRole('button', { name: '填入', exact: true }).click()
  await expect.poll(() => tail.inputValue()).toBe('7788')
  await form.getByRole('button', { name: '填入', exact: true }).waitFor({ state: 'detached' })
  await tail.fill('12')
  await tail.blur()
  await form.getByText('请填四位数字。', { exact: true }).waitFor()
  await tail.fill('0123')
  await amount.fill('1,234.5')
  await amount.blur()
  await form.getByRole('combobox', { name: '丢失地点', exact: true }).selectOption({ label: '境外' })
  await form.getByText('已填 3 / 4', { exact: true }).waitFor()
  await form.getByText('许文静', { exact: false }).waitFor()
  await page.reload()
  await expect.poll(() => tail.inputValue()).toBe('0123')
  expect(await amount.inputValue()).toBe('1234.50')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/script-form.png` })
  const { violations } = await new AxeBuilder({ page }).include('.script-form').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await form.getByRole('button', { name: '用这些内容建案件', exact: true }).click()
  const note = page.getByRole('dialog').getByRole('textbox').filter({ hasText: '卡号后四位' })
  await expect.poll(() => note.inputValue()).toBe('卡号后四位：0123\n金额：1234.50\n丢失地点：境外')
  await page.goto(`${app.url}/complaints?open=new&contact=${contactId}`)
  const demand = page.getByLabel('诉求与事实', { exact: true })
  await expect.poll(() => demand.inputValue()).toBe('卡号后四位：0123\n金额：1234.50\n丢失地点：境外')
  await page.context().close()

  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const wrapUp = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: wrapUp }))
  await app.settled()
  mei.vanish()

  const quality = await windowOf(await createPerson(app.platform, { roles: ['quality-inspector'] }))
  await quality.goto(`${app.url}/script-walks?contact=${contactId}`)
  await quality.getByRole('cell', { name: '填了 3 / 4 · 缺：丢失时间', exact: true }).waitFor()
  const filled = quality.getByRole('region', { name: '要问到 挂失', exact: true })
  await filled.getByText('1234.50', { exact: true }).waitFor()
  if (process.env.SHOTS) await quality.screenshot({ path: `${process.env.SHOTS}/script-form-quality.png` })
  await quality.context().close()
})
