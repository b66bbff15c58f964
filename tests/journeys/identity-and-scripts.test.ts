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

/** A script is read and approved by a second person on the screen; an agent proves who is on the line. */
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
  const context = await openWindow(browser)
  const page = await context.newPage()
  await signInOnScreen(page, app.url, person)
  return page
}

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })

it('a script waits for somebody who wrote none of it, who approves it on the screen', async () => {
  const trainer = await signedInAs(app, { roles: ['trainer'], displayName: '程老师' })
  const step = { stepId: 'block', isMandatory: true, title: words('先止付'), say: null }
  const amounts = { ...step, stepId: 'amounts', title: words('核对近期交易'), minIdentityLevel: 2 }
  const body = {
    ...{ code: 'card-loss', basedOnVersion: 0, name: words('挂失'), minIdentityLevel: 1, topics: [] },
    ...{ steps: [step, amounts], handOff: words('不明支出'), formFields: [] },
  }
  const { scriptId } = await ok<Script>(trainer.api('/api/scripts', { method: 'POST', body }))
  const page = await windowOf(await createPerson(app.platform, { roles: ['compliance'] }))
  await page.goto(`${app.url}/scripts?open=${scriptId}`)
  const review = page.getByRole('region', { name: '复核', exact: true })
  await review.getByText('第 1 版等待复核', { exact: true }).waitFor()
  await page.getByRole('cell', { name: '待复核', exact: true }).or(review).first().waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/review.png` })
  const { violations } = await new AxeBuilder({ page }).include('.script-review').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await review.getByRole('button', { name: '通过并发布', exact: true }).click()
  await page.getByText('复核 ', { exact: false }).first().waitFor()
  const { scripts } = await ok<{ scripts: Script[] }>(admin.api('/api/scripts'))
  expect(scripts.map(({ code, version }) => [code, version])).toEqual([['card-loss', 1]])
  await page.context().close()
})

it('an agent proves who is on the line, and sees the level rise with what is written down', async () => {
  const { queueId } = await queueAt(admin)
  const unit = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const mei: Desk = await agentAt(app, { unit, queues: [queueId] }, admin)
  const { contactId } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  await app.settled()
  // The bank knows who it is.
  await app.platform.db.pool.query(
    `update customers.customer set customer_no = '6200001', name_sealed = $2, name_masked = '王*萍'
     where id = (select customer_id from customers.contact where contact_id = $1)`,
    [contactId, app.platform.cipher.seal('王小萍')],
  )
  const page = await windowOf(mei)
  await page.goto(`${app.url}/workspace?contact=${contactId}`)
  const identity = page.getByRole('region', { name: '核身等级', exact: true })
  await identity.getByText('未核身：只谈公开信息', { exact: true }).last().waitFor()
  const script = page.getByRole('region', { name: '场景话术', exact: true })
  await script.getByRole('combobox').selectOption({ label: '挂失' })
  const own = script.getByRole('checkbox', { name: /核对近期交易/ })
  await script.getByRole('checkbox', { name: /先止付/ }).click()
  await script.getByText('1 / 2 步', { exact: true }).waitFor()
  await own.click()
  await script.getByText('核身等级不够，这项不能做。', { exact: false }).waitFor()
  expect(await own.isChecked()).toBe(false)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/step-level.png` })
  const write = async (kind: string) => {
    await identity
      .getByRole('combobox', { name: '记一项在行内系统做的核验', exact: true })
      .selectOption({ label: kind })
    await identity.getByRole('button', { name: '记为通过', exact: true }).click()
    await identity.getByRole('listitem').filter({ hasText: kind }).filter({ hasText: '通过' }).first().waitFor()
  }
  await write('证件号核对')
  await write('验证码发到预留手机')
  const check = page.getByRole('form', { name: '核对客户所说', exact: true })
  await check.getByRole('textbox').fill('王小萍')
  await check.getByRole('button', { name: '核对', exact: true }).click()
  await identity.getByText('可谈余额账单、可改偏好', { exact: true }).last().waitFor()
  await page.getByRole('region', { name: '所在客群', exact: true }).getByText('目前不在任何客群。').waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/identity.png` })
  const { violations } = await new AxeBuilder({ page }).include('.panel.customer').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await own.click()
  await script.getByText('2 / 2 步', { exact: true }).waitFor()
  mei.vanish()
  await page.context().close()
})
