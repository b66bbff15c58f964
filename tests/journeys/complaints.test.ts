import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
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

/** The words of the screens that the journey touches, as people of each language read them. */
const SAID = {
  'zh-CN': {
    register: '登记投诉',
    name: '投诉人',
    demand: '诉求与事实',
    moves: ['受理告知', '首次联系', '转承办人', '拟定方案，开始核查'],
    note: '说明',
    person: '人员',
    run: '确定',
    axes: ['甲 业务办理渠道', '乙 业务类别', '丙 投诉原因'],
    save: '保存编码',
    decide: '作出决定',
    decided: '已决定',
    begin: '按模板起草',
    letter: '消费投诉处理决定书',
    send: '标为已发出',
    sure: '确定',
    sent: /发出$/,
    complex: '认定情况复杂',
    propose: '修改成新版',
    days: '处理决定 · 自然日',
    why: '修改理由',
    submit: '提交审批',
    waits: '等待审批',
    approve: '同意生效',
    inForce: '已生效',
  },
  'zh-TW': {
    register: '登記申訴',
    name: '申訴人',
    demand: '訴求與事實',
    moves: ['受理通知', '首次聯繫', '轉承辦人', '擬定方案，開始查核'],
    note: '說明',
    person: '人員',
    run: '確定',
    axes: ['甲 業務辦理通路', '乙 業務類別', '丙 申訴原因'],
    save: '儲存編碼',
    decide: '作成決定',
    decided: '已決定',
    begin: '依範本起草',
    letter: '申訴處理決定書',
    send: '標為已寄出',
    sure: '確定',
    sent: /寄出$/,
    complex: '認定情況複雜',
    propose: '修改為新版',
    days: '處理決定 · 日曆日',
    why: '修改理由',
    submit: '送核准',
    waits: '等候核准',
    approve: '同意生效',
    inForce: '已生效',
  },
  en: {
    register: 'Take in a complaint',
    name: 'Who complains',
    demand: 'What happened and what is asked for',
    moves: ['Acknowledge', 'First contact', 'Name the handler', 'Plan and investigate'],
    note: 'Note',
    person: 'Person',
    run: 'Do it',
    axes: ['A Channel of the business', 'B Product', 'C Reason'],
    save: 'Save coding',
    decide: 'Decide',
    decided: 'Decided',
    begin: 'Begin from a template',
    letter: 'Our decision on your complaint',
    send: 'Mark as sent',
    sure: 'Confirm',
    sent: /^sent /,
    complex: 'Mark as complex',
    propose: 'Propose the next version',
    days: 'Decision · calendar days',
    why: 'Why',
    submit: 'Propose',
    waits: 'Proposed',
    approve: 'Let it in',
    inForce: 'Approved',
  },
} as const
type Locale = keyof typeof SAID

it.each(Object.keys(SAID) as Locale[])(
  'an officer takes a complaint in, leads it to its decision and sends the letter: %s',
  async (locale) => {
    const say = SAID[locale]
    const officer = await createPerson(app.platform, { roles: ['complaint-officer'] })
    const page = await pageOf(officer, locale)
    await page.goto(`${app.url}/complaints`)
    await page.getByRole('button', { name: say.register, exact: true }).click()
    await page.getByLabel(say.name, { exact: true }).fill('周明浩')
    await page.getByLabel(say.demand, { exact: true }).fill('提前还清分期，坐席说只收当期手续费，结果扣了全部。')
    expect(await axe(page)).toEqual([])
    await page.locator('form').getByRole('button', { name: say.register, exact: true }).click()
    await page.getByRole('button', { name: say.moves[0], exact: true }).waitFor()
    await shot(page, `received-${locale}`)
    for (const move of say.moves) await make(page, say, move, move === say.moves[2] ? officer.personId : undefined)
    await page.getByRole('button', { name: say.complex, exact: true }).waitFor()
    for (const [at, code] of ['electronic', 'credit-card', 'disclosure'].entries())
      await page.getByLabel(say.axes[at] ?? '', { exact: true }).selectOption(code)
    await page.getByRole('button', { name: say.save, exact: true }).click()
    await make(page, say, say.decide)
    await page.getByRole('complementary').getByText(say.decided, { exact: true }).waitFor()
    await page.getByLabel(say.begin, { exact: true }).selectOption('decision')
    const letter = page.getByRole('article', { name: say.letter, exact: true })
    await letter.waitFor()
    await shot(page, `letter-${locale}`)
    await letter.getByRole('button', { name: say.send, exact: true }).click()
    await letter.getByRole('button', { name: say.sure, exact: true }).click()
    await letter.getByText(say.sent).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, `decided-${locale}`)
    await page.context().close()
  },
)

it.each(Object.keys(SAID) as Locale[])(
  'two of compliance let the next version of a rule pack in: %s',
  async (locale) => {
    const say = SAID[locale]
    const [one, other] = await Promise.all([1, 2].map(() => createPerson(app.platform, { roles: ['compliance'] })))
    const page = await pageOf(one!, locale)
    await page.goto(`${app.url}/complaint-packs?open=HK-1`)
    await page.getByRole('button', { name: say.propose, exact: true }).click()
    await page.getByLabel(say.days, { exact: true }).fill('28')
    await page.getByLabel(say.why, { exact: true }).fill('28')
    await page.getByRole('button', { name: say.submit, exact: true }).click()
    await page.getByText(say.waits, { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    const second = await pageOf(other!, locale)
    await second.goto(`${app.url}/complaint-packs`)
    await second.getByRole('row').filter({ hasText: say.waits }).getByRole('button').click()
    await second.getByRole('button', { name: say.approve, exact: true }).click()
    await second
      .getByRole('button', { name: { 'zh-CN': '确定', 'zh-TW': '確定', en: 'Confirm' }[locale], exact: true })
      .click()
    await second.getByRole('button', { name: say.propose, exact: true }).waitFor()
    await shot(second, `packs-${locale}`)
    await second.goto(`${app.url}/complaint-statistics`)
    await second.getByRole('table').first().waitFor()
    expect(await axe(second)).toEqual([])
    await shot(second, `statistics-${locale}`)
    await page.context().close()
    await second.context().close()
  },
)

it('an agent takes a complaint in during a contact, in the customer’s words; an officer shows the name for a purpose', async () => {
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const topic = `t-${crypto.randomUUID().slice(24)}`
  const { queueId } = await queueAt(admin, { topic })
  const agent = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
  const { visitor } = await customerAsks(app, { topic })
  for (const text of ['扣了全部手续费，没有人告诉过我。', '我要投诉，要求全额退还。'])
    await app.conversations.post({
      ...{ conversationId: visitor.conversationId, clientId: crypto.randomUUID(), audience: 'everyone' },
      author: { kind: 'customer', id: visitor.cause.id },
      body: { kind: 'text', text },
    })
  await ok(agent.accept((await agent.rings()).offerId))
  const page = await pageOf(agent, 'zh-CN')
  await page.goto(`${app.url}/workspace`)
  await page.getByRole('link', { name: '登记投诉', exact: true }).click()
  const demand = page.getByLabel('诉求与事实', { exact: true })
  await expect.poll(() => demand.inputValue()).toBe('扣了全部手续费，没有人告诉过我。\n我要投诉，要求全额退还。')
  await page.getByLabel('投诉人', { exact: true }).fill('周明浩')
  expect(await axe(page)).toEqual([])
  await shot(page, 'from-workspace')
  await page.locator('form').getByRole('button', { name: '登记投诉', exact: true }).click()
  const beside = page.getByRole('complementary')
  await beside.getByRole('heading', { name: /周\*\*/ }).waitFor()
  expect(await beside.getByRole('button', { name: '显示投诉人全名' }).count()).toBe(0)
  const opened = page.url()
  await page.context().close()

  const officer = await pageOf(await createPerson(app.platform, { roles: ['complaint-officer'] }), 'zh-CN')
  await officer.goto(opened)
  await officer.getByRole('button', { name: '显示投诉人全名', exact: true }).click()
  await officer.getByLabel('用途', { exact: true }).fill('核对回函抬头')
  await officer.getByRole('button', { name: '显示（记录在案）', exact: true }).click()
  await officer.getByText('周明浩', { exact: true }).waitFor()
  expect(await axe(officer)).toEqual([])
  await shot(officer, 'revealed')
  const kept = officer.getByRole('complementary')
  await kept.getByRole('link', { name: '打开来源联络', exact: true }).waitFor()
  await kept.getByRole('button', { name: '调取', exact: true }).click()
  await kept.getByLabel('材料', { exact: true }).fill('分期合同')
  await kept.getByLabel('来源', { exact: true }).fill('徐汇支行')
  await kept.getByRole('button', { name: '调取', exact: true }).click()
  const contract = { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
  await kept.getByLabel('附上文件', { exact: true }).setInputFiles(contract)
  await kept.getByRole('link', { name: '合同.pdf', exact: true }).waitFor()
  await kept.getByText('用于“分期合同”', { exact: false }).waitFor()
  await kept.getByLabel('添加文件', { exact: true }).setInputFiles({ ...contract, name: '别人的.pdf' })
  const papers = kept.getByRole('region', { name: '材料文件' }).getByRole('listitem')
  const foreign = papers.filter({ hasText: '别人的.pdf' })
  await foreign.getByRole('button', { name: '标为误传', exact: true }).click()
  await foreign.getByLabel('为什么不属于本案', { exact: true }).fill('另一位客户的合同')
  await foreign.getByRole('button', { name: '标为误传', exact: true }).click()
  await foreign.getByText('误传：另一位客户的合同', { exact: false }).waitFor()
  expect(await axe(officer)).toEqual([])
  await papers.first().scrollIntoViewIfNeeded()
  await shot(officer, 'papers')
  await officer.context().close()
})

async function make(page: Page, say: (typeof SAID)[Locale], move: string, personId?: string) {
  await page.getByRole('button', { name: move, exact: true }).click()
  if (personId) await page.getByLabel(say.person, { exact: true }).selectOption(personId)
  await page.getByLabel(say.note, { exact: true }).fill('x')
  await page.getByRole('button', { name: `${say.run} · ${move}`, exact: true }).click()
  await page.getByRole('button', { name: `${say.run} · ${move}`, exact: true }).waitFor({ state: 'detached' })
}

const pageOf = (person: TestPerson, locale: Locale): Promise<Page> =>
  openScreens(browser, app.url, person, {
    locale,
    isDark: locale === 'zh-TW',
    viewport: { width: locale === 'zh-TW' ? 1920 : 1366, height: 1000 },
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
