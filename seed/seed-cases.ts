import { openCase } from '#modules/cases/open-case.ts'
import { saveTemplate } from '#modules/cases/templates.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { UnitKey } from './bank/units.ts'
import { ROSTERED } from './bank/work-contracts.ts'
import { expectDone } from './expect-done.ts'
import { known, type SeededPeople } from './seed-people.ts'
import { routingDeps } from './within.ts'

type Names = Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
const named = (cn: string, tw: string, en: string): Names => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** What cases of the bank go by: code, name, unit, working days, topics, field, what the first line could do. */
const TEMPLATES: readonly {
  readonly code: string
  readonly name: Names
  readonly unit: UnitKey
  readonly dueDays: number
  readonly topics: readonly string[]
  readonly field: readonly [code: string, name: Names] | null
  readonly hint: Names | null
}[] = [
  {
    code: 'transfer-trace',
    name: named('转账查询', '轉帳查詢', 'Trace a transfer'),
    unit: 'operations',
    dueDays: 2,
    topics: ['payment'],
    field: ['payee', named('收款行', '收款行', 'Bank of the payee')],
    hint: named(
      '先在手机银行“转账记录”里和客户一起看状态，退回的款项一般当天到账。',
      '請先在手機銀行「轉帳紀錄」與客戶一起查看狀態，退回款項一般當日入帳。',
      'Look at the transfer together in the app first: what was returned is usually back the same day.',
    ),
  },
  {
    code: 'paper-at-branch',
    name: named('网点补办材料', '分行補辦文件', 'Papers at a branch'),
    unit: 'east',
    dueDays: 5,
    topics: ['account', 'bereavement'],
    field: ['papers', named('所需材料', '所需文件', 'Papers needed')],
    hint: null,
  },
  {
    code: 'product-question',
    name: named('产品问题', '產品問題', 'Question about a product'),
    unit: 'products',
    dueDays: 3,
    topics: ['wealth', 'insurance', 'loan'],
    field: null,
    hint: null,
  },
]

/** Template, matter, for whom when not by the template. */
const CASES: readonly (readonly [template: string, title: string, unit: UnitKey | null])[] = [
  ['transfer-trace', '跨行转账三天未到账，客户要求查询', null],
  ['paper-at-branch', '补打三年前的存款证明，客户下周去网点取', 'riverside'],
  ['product-question', '理财赎回到账日与说明书不一致', null],
  ['general', '客户希望改收纸质账单', 'everyday'],
  ['paper-at-branch', '继承材料一次告知，预约到店', 'tech'],
]

/** A few templates and cases as a centre has them on any day. @returns how many cases */
export async function seedCases(inside: Platform, tx: Tx, people: SeededPeople, by: string): Promise<number> {
  const { asks } = routingDeps(inside)
  const deps = { platform: inside, asks }
  for (const { code, name, unit, dueDays, topics, field, hint } of TEMPLATES) {
    const body = {
      name,
      hint,
      unitId: known(people.unitIdByKey, unit),
      fields: field === null ? [] : [{ code: field[0], name: field[1], isNeeded: false }],
      dueDays,
      calendar: 'office',
      topics: [...topics],
      isOffered: true,
      version: 0,
    }
    expectDone('case template', await saveTemplate(deps, by, code, body))
  }
  const agentNo = ROSTERED.find(({ role }) => role === 'agent')?.agentNo ?? ''
  const cause = { kind: 'person', id: known(people.idByAgentNo, agentNo) } as const
  const customers = await tx.rows<{ id: string }>(
    sql`select id from customers.customer order by id limit ${CASES.length}`,
  )
  for (const [place, [template, title, unit]] of CASES.entries()) {
    const wanted = {
      template,
      title,
      customerId: customers[place]?.id ?? null,
      contactId: null,
      ownerId: null,
      ...(unit === null ? {} : { unitId: known(people.unitIdByKey, unit) }),
    }
    expectDone('case', await openCase(deps, tx, cause, wanted))
  }
  return CASES.length
}
