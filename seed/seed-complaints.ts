import type { z } from 'zod'
import { giveToUnit } from '#modules/complaints/case-acts.ts'
import { makeMeasure } from '#modules/complaints/causes/measures.ts'
import { askEvidence, code, putDownTo } from '#modules/complaints/change.ts'
import type { intakeBody, MoveBody } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { keepEvidenceFile } from '#modules/complaints/evidence-files.ts'
import { letterPdf } from '#modules/complaints/letters/pdf.ts'
import { moveComplaint } from '#modules/complaints/move.ts'
import { register } from '#modules/complaints/register.ts'
import { complaintFileOf } from '#modules/complaints/view-file.ts'
import type { Actor } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'
import { expectDone } from './expect-done.ts'
import { complaintAsks } from './within.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
type Coding = Pick<Parameters<typeof code>[3], 'channel' | 'product' | 'reason' | 'severity'>

interface Example {
  /** Days before the filling. */
  readonly daysAgo: number
  readonly name: string
  readonly filingChannel: z.output<typeof intakeBody>['filingChannel']
  readonly demand: string
  readonly coding: Coding | null
  /** The root cause it was put down to. */
  readonly cause?: string
  /** What was asked for: the agreement has come, the recording is awaited. */
  readonly hasPapers?: true
  /** The officer is close to the matter: says so, and another takes it on. */
  readonly isRecused?: true
  /** How far it has come. */
  readonly until: 'received' | 'investigating' | 'complex' | 'decided'
}

const INSTALMENT: Coding = { channel: 'electronic', product: 'credit-card', reason: 'disclosure', severity: 'S2' }
const FEES_NOT_TOLD = 'disclosure-before'

const EXAMPLES: readonly Example[] = [
  {
    ...{ daysAgo: 16, name: '高建国', filingChannel: 'regulator', until: 'investigating' },
    demand: '贷款结清证明两次开错，影响过户，要求立即更正并赔偿误工费。',
    coding: { channel: 'outlet', product: 'loan', reason: 'rules-and-process', severity: 'S1' },
  },
  {
    ...{ daysAgo: 15, name: '周明浩', filingChannel: 'phone', until: 'investigating' },
    demand: '提前还清分期，坐席说只收当期手续费，结果扣了剩下全部 326.40 元，要求退还并道歉。',
    coding: INSTALMENT,
    cause: FEES_NOT_TOLD,
    hasPapers: true,
  },
  {
    ...{ daysAgo: 14, name: '蔡晓敏', filingChannel: 'app', until: 'investigating' },
    demand: '挂失后仍被扣年费，要求退还。',
    isRecused: true,
    coding: { channel: 'electronic', product: 'debit-card', reason: 'pricing', severity: 'S3' },
  },
  {
    ...{ daysAgo: 12, name: '邱海峰', filingChannel: 'web', until: 'investigating' },
    demand: '按揭利率调整未提前告知，要求说明并恢复原利率。',
    coding: { channel: 'outlet', product: 'loan', reason: 'disclosure', severity: 'S3' },
  },
  {
    ...{ daysAgo: 9, name: '胡秀霞', filingChannel: 'letter', until: 'complex' },
    demand: '代销保险到期收益与销售时所说不符，要求补足差额。',
    coding: { channel: 'outlet', product: 'agency', reason: 'yield', severity: 'S1' },
  },
  {
    ...{ daysAgo: 0.25, name: '范立群', filingChannel: 'outlet', until: 'received' },
    demand: '自助机吞卡三天未取回，要求尽快还卡。',
    coding: null,
  },
  {
    ...{ daysAgo: 20, name: '梁志成', filingChannel: 'phone', until: 'decided' },
    demand: '催收电话打到单位，影响工作，要求停止并道歉。',
    coding: { channel: 'third-party', product: 'debt-collection', reason: 'collection-manner', severity: 'S2' },
    cause: 'third-outsourced',
  },
  {
    ...{ daysAgo: 13, name: '孟佳怡', filingChannel: 'app', until: 'decided' },
    demand: '办理账单分期时页面只写月费率，没有写提前还款仍收全部手续费，要求退还。',
    coding: INSTALMENT,
    cause: FEES_NOT_TOLD,
  },
  {
    ...{ daysAgo: 11, name: '石振华', filingChannel: 'phone', until: 'decided' },
    demand: '电话推荐现金分期时没有说明年化利率，事后才知道，要求取消并免息。',
    coding: INSTALMENT,
    cause: FEES_NOT_TOLD,
  },
]

/** The part of a complaint that a department looks into. */
const GIVEN_OUT = '核对分期协议签署时页面展示的费率和提示'

/** What the bank does so that it does not come again. */
const MEASURE = '分期办理页面和话术加上年化利率与提前还款费用，客户确认后才能提交。'
const MEASURE_DAYS = 30

/** By their ids: who handles complaints, who steps in, and who looks into a part. */
interface Whose {
  readonly officerId: string
  readonly otherOfficerId: string
  readonly departmentId: string
}

/** A few complaints at different places of their path, so that the board of the demo bank has something due. */
export async function seedComplaints(
  inside: Platform,
  { officerId, otherOfficerId, departmentId }: Whose,
  now: number,
): Promise<number> {
  const deps: ComplaintDeps = { platform: inside, ...complaintAsks(inside) }
  const actor = officer(officerId)
  const other = officer(otherOfficerId)
  for (const example of EXAMPLES) {
    const complaintId = await add(deps, example, [actor, other], now)
    if (!example.hasPapers) continue
    const part = { title: GIVEN_OUT, unitId: departmentId, dueAt: now + 2 * DAY_MS }
    expectDone('case', await giveToUnit(deps, actor, complaintId, part))
  }
  expectDone(
    'measure',
    await makeMeasure(deps, actor, {
      ...{ cause: FEES_NOT_TOLD, product: INSTALMENT.product, unitId: null, what: MEASURE, ownerId: officerId },
      ...{ dueAt: now + MEASURE_DAYS * DAY_MS, effectDays: 90 },
    }),
  )
  return EXAMPLES.length
}

/** As if it had been done then: a house that keeps its clocks has done the first steps on the first days. */
const asOf = (deps: ComplaintDeps, at: number): ComplaintDeps => ({
  ...deps,
  platform: { ...deps.platform, clock: { now: () => at } },
})

async function add(
  deps: ComplaintDeps,
  example: Example,
  [first, other]: readonly [Actor, Actor],
  now: number,
): Promise<string> {
  const receivedAt = now - example.daysAgo * DAY_MS
  const { name, filingChannel, demand, coding, cause, hasPapers = false, isRecused = false, until } = example
  const actor = isRecused ? other : first
  const { complaintId } = expectDone(
    'complaint',
    await register(asOf(deps, receivedAt), first, {
      ...{ level: 'complaint', pack: 'CN', traits: [], customerId: null, contactId: null, caseId: null, phone: null },
      ...{
        receivedAt,
        name,
        filingChannel,
        demand,
        severity: coding?.severity ?? 'S3',
      },
    }),
  )
  if (until === 'received' || coding === null) return complaintId
  const move = async (body: MoveBody, at = now, by = actor) =>
    expectDone('complaint', await moveComplaint(asOf(deps, Math.min(at, now)), by, complaintId, body))
  await move({ kind: 'acknowledge', note: '已告知编号和时限' }, receivedAt + HOUR_MS)
  await move({ kind: 'first-contact', note: '已电话复述诉求，客户确认' }, receivedAt + 3 * HOUR_MS)
  await move({ kind: 'name-handler', personId: first.personId, note: '按分工' }, receivedAt + 4 * HOUR_MS, first)
  if (isRecused) {
    const interest = {
      kind: 'record-interest',
      personId: first.personId,
      note: '投诉人是本人的亲戚，申请回避',
    } as const
    await move(interest, receivedAt + 5 * HOUR_MS, first)
    await move({ kind: 'name-handler', personId: other.personId, note: '回避后改派' }, receivedAt + 5 * HOUR_MS, first)
  }
  await move({ kind: 'investigate', note: '调取录音、协议和扣费流水' }, receivedAt + 20 * HOUR_MS)
  expectDone('complaint', await code(deps, actor, complaintId, { ...coding, note: null }))
  if (cause !== undefined) {
    const body = { causes: [{ cause, note: null }], unitId: null }
    expectDone('complaint', await putDownTo(deps, actor, complaintId, body))
  }
  if (hasPapers) await addPapers(deps, actor, complaintId, now)
  if (until === 'complex') {
    await move({ kind: 'mark-complex', note: '涉及第三方，须等回函' })
    await move({ kind: 'ask-extension', note: '合作方回函约需二十天' })
  }
  if (until === 'decided')
    await move({ kind: 'decide', upheld: 'yes', redressMinor: 0, currency: 'CNY', note: '已责成合作方整改' })
  return complaintId
}

const AGREEMENT = `账单分期总额 5,440.00 元，分 12 期，每期手续费率 0.50%。
提前结清的，剩余各期手续费一并收取。
上述内容经持卡人于手机银行确认。`

async function addPapers(deps: ComplaintDeps, actor: Actor, complaintId: string, now: number): Promise<void> {
  for (const [what, source] of [
    ['分期协议', '信用卡中心'],
    ['办理分期时的通话录音', '录音系统'],
  ] as const)
    expectDone('evidence', await askEvidence(deps, actor, complaintId, { what, source, dueAt: now + DAY_MS }))
  const file = await complaintFileOf(deps, actor, complaintId)
  const evidenceId = file?.evidence.find(({ what }) => what === '分期协议')?.evidenceId ?? null
  const paper = await letterPdf({ title: '账单分期协议（存档件）', reference: '', text: AGREEMENT, at: now })
  const content = (async function* () {
    yield paper
  })()
  const upload = { name: '账单分期协议.pdf', content, evidenceId }
  expectDone('paper', await keepEvidenceFile(deps, actor, complaintId, upload))
}

const officer = (personId: string): Actor => ({
  ...{ personId, sessionId: personId, displayName: '', agentNo: '', locale: 'zh-CN', roles: ['complaint-officer'] },
  permissions: new Map([
    ['complaints.read', 'all'],
    ['complaints.handle', 'all'],
    ['complaints.write-measures', 'all'],
  ]),
  ...{ unitIds: [], unitPath: [] },
})
