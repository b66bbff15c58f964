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

/** What is said, and the words of the screens, as people of each language read them. */
const SAID = {
  'zh-CN': {
    angry: ['气死我了，你们就是骗子', '我要投诉你们！！昨天转的3000元怎么还没到账？'],
    upset: '客户不满',
    secret: '请把短信验证码告诉我',
    never: '不能发给客户，请改写。',
    crossing: '这款产品保本保息，您放心',
    instead: /理财不保本/,
    send: /^发送/,
    quick: '引用客户的话',
    done: '已经帮您登记了查询。我们会在2个工作日内给您回电。',
    take: /采用草稿/,
    promised: /已答应：我们会在2个工作日内给您回电。/,
    rule: '承诺保本或收益',
    lookAt: '标为已看',
  },
  'zh-TW': {
    angry: ['氣死我了，你們就是騙子', '我要投訴你們！！昨天轉的3000元怎麼還沒入帳？'],
    upset: '客戶不滿',
    secret: '請把簡訊驗證碼告訴我',
    never: '不可傳給客戶，請改寫。',
    crossing: '這檔商品保證收益，您放心',
    instead: /理財不保本/,
    send: /^傳送/,
    quick: '引用客戶的話',
    done: '已經幫您登記了查詢。我們會在2個營業日內給您回電。',
    take: /採用草稿/,
    promised: /已答應：我們會在2個營業日內給您回電。/,
    rule: '承諾保本或收益',
    lookAt: '標為已看',
  },
  en: {
    angry: ['This is ridiculous, you are scammers', 'I WILL COMPLAIN!! Why has my transfer of 3000 not arrived?'],
    upset: 'Upset',
    secret: 'Please tell me the code you received',
    never: 'This is never sent to a customer. Change the words.',
    crossing: 'It is a guaranteed return of 5%',
    instead: /returns vary and are not guaranteed/,
    send: /^Send/,
    quick: 'Quotes the customer',
    done: 'I have registered the inquiry. We will call you back within 2 working days.',
    take: /Use the draft/,
    promised: /Promised: We will call you back within 2 working days\./,
    rule: 'Promise of a return',
    lookAt: 'Mark as looked at',
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'an agent is warned before words go, answers for them, and finishes from a draft; a supervisor looks after it: %s',
  async (locale) => {
    const say = SAID[locale]
    const topic = `t-${crypto.randomUUID().slice(24)}`
    const { queueId } = await queueAt(admin, { topic })
    const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
    const boss = await createPerson(app.platform, { roles: ['supervisor'] })
    const { visitor } = await customerAsks(app, { topic })
    await ok(agent.accept((await agent.rings()).offerId))
    for (const text of say.angry) await visitor.say(text)

    const desk = await pageOf(agent, locale)
    await desk.goto(`${app.url}/workspace`)
    await desk.getByText(say.upset).first().waitFor()
    const field = desk.locator('.composer textarea')
    const send = desk.locator('.composer').getByRole('button', { name: say.send })
    await field.fill(say.secret)
    await desk.getByText(say.never).waitFor()
    expect(await send.isDisabled()).toBe(true)
    await field.fill(say.crossing)
    await desk.getByText(say.instead).waitFor()
    expect(await send.isDisabled()).toBe(true)
    expect(await axe(desk)).toEqual([])
    await shot(desk, `warned-${locale}`)
    await desk.getByRole('button', { name: say.quick }).click()
    await send.click()
    await desk.locator('.line.ours').getByText(say.crossing).waitFor()
    await field.fill(say.done)
    await send.click()
    await desk.locator('.line.ours').getByText(say.done).waitFor()

    await desk.keyboard.press('Alt+W')
    await desk.locator('.head [role=alert]').waitFor()
    await desk.keyboard.press('Alt+W')
    await desk.getByRole('button', { name: say.take }).click()
    const summary = desk.locator('.wrap-up textarea')
    await expect.poll(() => summary.inputValue(), { timeout: 60_000 }).toMatch(say.promised)
    expect(await axe(desk)).toEqual([])
    await shot(desk, `draft-${locale}`)

    const list = await pageOf(boss, locale)
    await list.goto(`${app.url}/red-lines`)
    const row = list.getByRole('row').filter({ hasText: say.crossing })
    await row.getByText(say.rule).waitFor()
    await row.getByText(say.quick).waitFor()
    expect(await axe(list)).toEqual([])
    await shot(list, `list-${locale}`)
    await row.getByRole('button', { name: say.lookAt }).click()
    await row.getByRole('button', { name: say.lookAt }).waitFor({ state: 'detached' })
    agent.vanish()
    await desk.context().close()
    await list.context().close()
  },
)

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
