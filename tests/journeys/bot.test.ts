import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { type BankPage, startBankPage } from '../support/bank-page.ts'
import { answersAt, SMALL_ARTICLES, startSmallBot } from '../support/bot.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs, type TestPerson } from '../support/people.ts'

/** A customer at the bank's page with the bot, and the agent who takes over from it, both at the real screens. */
let app: FloorApplication
let browser: Browser
let bank: BankPage
let agent: TestPerson
const windows: BrowserContext[] = []

beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  bank = await startBankPage(app.url, () => 'data-channel="main"')
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin, 'main', { allowedOrigins: [bank.url] })
  const { queueId } = await queueAt(admin, { ringSeconds: 120 })
  agent = await createPerson(app.platform, { roles: ['agent'] })
  await ok(admin.api(`/api/routing/agents/${agent.personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }))
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
  await app?.stop()
})
afterEach(async () => {
  for (const window of windows.splice(0)) await window.close()
})

async function newPage(options: Parameters<typeof openWindow>[1] = {}): Promise<Page> {
  const window = await openWindow(browser, options)
  windows.push(window)
  return window.newPage()
}

describe('a customer and the bot', () => {
  it('speaks with the bot, presses for a person, and repeats nothing: the agent sees what the bot knew', async () => {
    const page = await newPage()
    await page.goto(bank.url)
    await page.getByRole('button', { name: '在线客服' }).click()
    const chat = page.getByRole('dialog')
    const field = chat.getByRole('textbox').last()
    await field.fill('信用卡年费多少')
    await field.press('Enter')
    await chat.getByText('年费为每年 200 元').waitFor()
    await chat.getByText('依据：《信用卡年费》').waitFor()
    await chat.getByText('机器人在为您解答').waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bot-widget.png` })

    const desk = await newPage({ viewport: { width: 1366, height: 850 } })
    await signInOnScreen(desk, app.url, agent)
    await desk.getByRole('button', { name: '示闲' }).first().click()
    await chat.getByRole('button', { name: '转人工', exact: true }).click()
    await desk.getByRole('button', { name: '接入' }).click()
    const card = desk.getByRole('group', { name: '机器人转来' })
    await card.getByText('机器人转来 · 客户要求人工').waitFor()
    await card.getByText('card-fee', { exact: true }).waitFor()
    await card.getByText('《信用卡年费》').waitFor()
    await desk.getByText('信用卡年费多少', { exact: true }).waitFor()
    expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/bot-desk.png` })
    await chat.getByText('机器人在为您解答').waitFor({ state: 'detached' })
  })
})
