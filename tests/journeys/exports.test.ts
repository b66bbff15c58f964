import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldToDigitsAndLetters } from '#libs/masking/characters.ts'
import { ROLES } from '#platform/access.ts'
import { operationsOf, readDocument } from '../doors/document.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { consoleAddresses, consoleFiles } from '../support/console-pages.ts'
import { cellsOf, isFormula } from '../support/csv-cells.ts'
import { type Desk, type FloorApplication, ok, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs } from '../support/people.ts'
import { fillWith } from './hostile/fill.ts'
import { inThree } from './hostile/payloads.ts'

const SECRETS = ['6222021234567894', '4111111111111111', '11010119900307803X']
/** Formulas as they reach a spreadsheet, and secrets that no file may hold. */
const TEXTS = [
  '=1+1',
  '=HYPERLINK("http://beacon.invalid","x")',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\u200b=1',
  'x,=1',
  'x;=1',
  'x\t=1',
  'x\n=1',
  '"=1"',
  '=6222021234567894',
  'x 4111 1111 1111 1111',
  '@ 11010119900307803X',
]

/** A figure of ours below nothing. */
const NUMBER = /^-\d+(\.\d+)?$/

/** Where the console hands out such a file, and what it is called. A place that is not here fails. */
const EXPORTS: Readonly<Record<string, string>> = {
  'features/articles/ArticlesList.tsx': '知识文章',
  'features/articles/QuestionTable.tsx': '未答问题',
  'features/audit/AuditPage.tsx': '审计日志',
  'features/board/AgentList.tsx': '坐席',
  'features/board/QueueTable.tsx': '队列',
  'features/bot/EntrancesPage.tsx': '机器人入口',
  'features/capacity/MonthTable.tsx': '方案',
  'features/contacts/ContactsTable.tsx': '联络',
  'features/goals/GoalsPage.tsx': '目标',
  'features/history/HistoryTable.tsx': '历史',
  'features/hours/HoursList.tsx': '营业时间',
  'features/people/PeopleList.tsx': '人员',
  'features/queues/QueueList.tsx': '队列',
  'features/queues/TopicList.tsx': '业务入口',
  'features/reason-counts/ReasonTable.tsx': '客户为何来',
  'features/reasons/DispositionTable.tsx': '处理结果',
  'features/replies/RepliesList.tsx': '快捷话术',
  'features/scripts/ScriptsList.tsx': '场景话术',
  'features/skills/MatrixExport.tsx': '技能矩阵',
  'features/skills/SkillList.tsx': '技能目录',
  'features/tool-use/ToolUseTable.tsx': '工具使用',
  'features/web-channels/WebChannelsPage.tsx': '网页入口',
  'features/webhooks/DeliveryTable.tsx': '推送记录',
  'features/webhooks/EndpointList.tsx': '事件推送',
  'ui/drill/FigurePanel.tsx': '服务水平',
}
/**
 * Answer with files made on the server: no cell of those begins a formula either (`rosters/export.test.ts`); the return of
 * complaints holds codes and figures alone (`complaints/complaints.test.ts`); the list of refused rows is guarded and holds
 * names of columns and reasons alone (`customers/records/records.test.ts`).
 */
const ROUTES = [
  'GET /api/customer-imports/{importId}/refusals.csv',
  'POST /api/complaint-statistics/return-file',
  'POST /api/rosters/{rosterId}/payroll-file',
  'POST /api/rosters/{rosterId}/roster-file',
]
/**
 * No file of theirs is asked for here: the tables are there only once volumes were foretold and people rostered, and once
 * an article was approved, and left alone for a month; a bot has learned; an expert was asked, a red line written or crossed, a model
 * called, a week looked through for themes; a customer was asked for consent, the gate's rules were opened, asked about their data, was locked or may be
 * forced; a script was walked in a contact that is over; somebody came to a branch.
 */
const NOT_ASKED = [
  'features/articles/FeedbackPage.tsx',
  'features/articles/UnusedTable.tsx',
  'features/bot/FigureTables.tsx',
  'features/branches/DayPage.tsx',
  'features/case-templates/TemplatesPage.tsx',
  'features/cases/CasesPage.tsx',
  'features/promises/KeptReport.tsx',
  'features/promises/OwedPage.tsx',
  'features/red-line-rules/RedLineRulesPage.tsx',
  'features/bot/FlowsPage.tsx',
  'features/bot/IntentsList.tsx',
  'features/bot/ModelPage.tsx',
  'features/bot/RegressionPage.tsx',
  'features/bot/ReleasesPage.tsx',
  'features/bot/SessionsBeside.tsx',
  'features/consent/RegisterPage.tsx',
  'features/consent/RequestsPage.tsx',
  'features/consent/RulesPage.tsx',
  'features/consent/TextsPage.tsx',
  'features/expert-questions/ExpertQuestionsPage.tsx',
  'features/extra-work/OfferTables.tsx',
  'features/intraday/AdherenceTable.tsx',
  'features/intraday/DayTable.tsx',
  'features/leave/LeaveTable.tsx',
  'features/rosters/RosterTable.tsx',
  'features/segments/Members.tsx',
  'features/segments/SegmentsPage.tsx',
  'features/themes/Voices.tsx',
  'features/workforce/PlanTable.tsx',
  'ui/drill/ContactEntries.tsx',
]

let app: FloorApplication
let desk: Desk
let browser: Browser
/** Where tables stand that no page shows at first. */
let further: readonly string[]
beforeAll(async () => {
  app = await startFloor({ env: { WEBHOOK_HOSTS: 'hook.example' } })
  const admin = await signedInAs(app, { roles: ['administrator', 'trainer', 'supervisor'] })
  await createEntrance(admin, 'main', { name: inThree('=1'), greeting: inThree('x;=1') })
  const hook = { url: 'https://hook.example/in', description: '=1', types: ['conversations.*'] }
  const { endpointId } = await ok<{ endpointId: string }>(admin.api('/api/webhooks', { method: 'POST', body: hook }))
  desk = (await fillWith(TEXTS, app, admin)).desk
  await finishOne()
  const scenarioId = await writeScenario()
  await app.settled()
  further = [
    `/capacity?scenario=${scenarioId}`,
    '/board?see=agents',
    '/board?see=figure&key=service_level&part=denominator',
    '/reasons?list=dispositions',
    `/webhooks?open=${endpointId}`,
  ]
  browser = await launchChromium()
})
afterAll(async () => {
  desk?.vanish()
  await browser?.close()
  await app?.stop()
})

/** A capacity scenario whose name and queues are hostile. */
async function writeScenario(): Promise<string> {
  const planner = await signedInAs(app, { roles: ['planner'] })
  const { queues } = await ok<{ queues: { queueId: string }[] }>(planner.api('/api/workforce/capacity/basis'))
  const month = { contacts: 1000, handleSeconds: null, plannedShrinkage: null, hires: 0 }
  const body = {
    name: '方案 =1+1',
    queueIds: queues.slice(0, 3).map(({ queueId }) => queueId),
    firstMonth: '2027-01',
    months: Array.from({ length: 12 }, () => month),
    yearlyGrowth: 0,
    handleSeconds: 240,
    plannedShrinkage: 0.2,
    unplannedShrinkage: 0.1,
    occupancy: 0.85,
    fullTimeHours: 165,
    present: [{ share: 1, tenureMonths: 12, heads: 100 }],
    attrition: [{ fromTenureMonths: 0, monthlyShare: 0 }],
    learning: { trainingMonths: 0, floorShares: [] },
    hiring: { leadMonths: 0, gapLimitFte: 0, mostPerMonth: null },
  }
  const saved = planner.api('/api/workforce/capacity/scenarios', { method: 'POST', body })
  return (await ok<{ scenarioId: string }>(saved)).scenarioId
}

/** The desk's contact ends with a hostile reason: such are counted. */
async function finishOne(): Promise<void> {
  const { contacts } = await ok<{ contacts: { contact: { contactId: string } }[] }>(desk.api('/api/desk'))
  const path = `/api/contacts/${contacts[0]?.contact.contactId}`
  await ok(desk.api(`${path}/end`, { method: 'POST' }))
  const body = { reasonCode: 'x-0', dispositionCode: 'x-0', summary: '=1' }
  await ok(desk.api(`${path}/wrap-up/finish`, { method: 'POST', body }))
}

describe('files for spreadsheets', () => {
  it('are made in the browser, but for what a roster leaves the house as: that is opened and read back elsewhere', async () => {
    const answers = operationsOf(await readDocument(app.url)).flatMap(({ method, path, object }) =>
      Object.values(object.responses).flatMap(({ content }) =>
        Object.keys(content ?? {}).map((type) => `${method} ${path} ${type}`),
      ),
    )
    expect(answers.length).toBeGreaterThan(150)
    const routes = answers
      .filter((answer) => /csv|tab-separated|spreadsheet|excel/i.test(answer))
      .map((answer) => answer.split(' ').slice(0, 2).join(' '))
    expect([...new Set(routes)].sort()).toEqual(ROUTES)
  })

  it('are all known here', () => {
    const places = [...consoleFiles('features'), ...consoleFiles('ui')]
      .filter(({ text }) =>
        /\bexportAs=\{(?!exportAs\})|(?<!function )\bexportRows\(|(?<!function )\bdownload\(/.test(text),
      )
      .map(({ name }) => name)
      .filter((name) => name !== 'ui/table/PageTable.tsx')
    expect(places.sort()).toEqual([...Object.keys(EXPORTS), ...NOT_ASKED].sort())
  })

  it('hold no cell that begins a formula, and no secret, wherever somebody downloads one', async () => {
    const context = await openWindow(browser)
    await context.addInitScript(catchFiles)
    const page = await context.newPage()
    await signInOnScreen(page, app.url, await createPerson(app.platform, { roles: [...ROLES] }))
    const files: File[] = []
    for (const address of consoleAddresses()) {
      await page.goto(app.url + address)
      await page.waitForLoadState('networkidle')
      for (const button of await exportsOn(page).all()) files.push(await handed(page, button))
    }
    for (const address of further) {
      await page.goto(app.url + address)
      await page.waitForLoadState('networkidle')
      // A table beside the page comes after it, and may come late.
      const place = address.includes('see=figure') ? page.getByRole('complementary') : page
      files.push(await handed(page, exportsOn(place).last()))
    }
    await context.close()
    const faults = files.flatMap(({ name, text }) => faultsIn(text).map((fault) => `${name}: ${fault}`))
    const guarded = files.flatMap(({ text }) => text.match(/(?<=^|,|")'/gmu) ?? []).length
    console.info(
      `exports: ${files.length} files, ${guarded} cells made harmless; ${files.map(({ name }) => name).join(' ')}`,
    )
    expect(faults).toEqual([])
    const missing = Object.entries(EXPORTS).filter(([, title]) => !files.some(({ name }) => name.startsWith(title)))
    expect(missing).toEqual([])
    expect(guarded).toBeGreaterThan(100)
  }, 300_000)
})

const exportsOn = (place: Page | Locator): Locator => place.getByRole('button', { name: '导出', exact: true })

/** What the page hands to the browser's downloads: a slow browser drops files that come long after the click. */
async function handed(page: Page, button: Locator): Promise<File> {
  await button.click()
  const taken = await page.waitForFunction(() => (window as unknown as Handing).handed.shift())
  return (await taken.jsonValue()) as File
}

interface File {
  readonly name: string
  readonly text: string
}
interface Handing {
  readonly handed: File[]
}

/** Runs in the page before all else. */
function catchFiles(): void {
  const handed: File[] = []
  const made = new Map<string, Blob>()
  const make = URL.createObjectURL
  Object.assign(window, { handed })
  URL.createObjectURL = (blob) => {
    const url = make.call(URL, blob)
    if (blob instanceof Blob) made.set(url, blob)
    return url
  }
  HTMLAnchorElement.prototype.click = function () {
    void made
      .get(this.href)
      ?.text()
      .then((text) => handed.push({ name: this.download, text }))
  }
}

/** Cells that begin a formula for a reader who parts columns by comma, semicolon or tab, and secrets. */
function faultsIn(file: string): string[] {
  const text = file.replace('\uFEFF', '')
  const formulas = [',', ';', '\t'].flatMap((separator) =>
    cellsOf(text, separator).filter((cell) => isFormula(cell) && !NUMBER.test(cell)),
  )
  const folded = foldToDigitsAndLetters(text)
  return [...formulas, ...SECRETS.filter((secret) => folded.includes(secret))]
}
