import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customersModule } from '#modules/customers/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { knownCustomer } from '../support/consents.ts'
import { type FloorApplication, startFloor } from '../support/floor.ts'
import { createPerson } from '../support/people.ts'

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

it('a supervisor says which customer a visitor is, sees both as one person, and takes it back', async () => {
  await knownCustomer(app.platform, '欧阳小萍')
  const identity = identityModule(app.platform, { permissionTables: () => [] })
  const promises = promisesModule(app.platform, { identity: identity.questions })
  const { questions } = customersModule(app.platform, { identity: identity.questions, promises: promises.questions })
  const device = { channel: 'web', channelUserId: 'a-phone', language: 'zh-CN' }
  const guest = await app.platform.db.transaction((tx) =>
    questions.customerForChannel(tx, { kind: 'system', id: 'test' }, device, Date.now()),
  )
  const page = await (await openWindow(browser)).newPage()
  await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: ['supervisor'] }))
  await page.goto(`${app.url}/customers?open=${guest}`)
  const section = page.getByRole('region', { name: '身份与渠道', exact: true })
  await section.getByText('设备未登录', { exact: false }).waitFor()
  await section.getByRole('searchbox').fill('欧阳小萍')
  await section.getByRole('button', { name: '查找', exact: true }).click()
  await section.getByRole('combobox', { name: '合并原因', exact: true }).selectOption('same-number')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/merge-form.png` })
  await section.getByRole('button', { name: '合并为同一人', exact: true }).click()
  await section.getByText('号码相同', { exact: false }).waitFor()
  await section
    .getByText('欧阳**', { exact: true })
    .or(section.getByText('欧***', { exact: true }))
    .waitFor()
  await app.settled()
  await page.reload()
  await page.getByText('合并为同一人', { exact: true }).waitFor()
  await section.getByText('号码相同', { exact: false }).waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/merged.png` })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await section.getByRole('combobox', { name: '撤销这次合并', exact: true }).selectOption('shared-device')
  await section.getByText('多人共用设备', { exact: false }).waitFor()
  await section.getByRole('searchbox').waitFor()
  await section.getByText('设备未登录', { exact: false }).waitFor()
})
