import { seededRandom } from '#libs/chance/seeded-random.ts'
import { takeRecords } from '#modules/customers/records/take-records.ts'
import type { Platform } from '#platform/module.ts'
import { type CustomerPlan, customerPlans } from './bank/customers.ts'
import { type Chance, pick, wholeBetween } from './chance.ts'

const SEED = 20_261_122
const DAY_MS = 86_400_000
/** The first of the list: those whom simulated visits come from. */
const KNOWN_WELL = 400
const AT_ONCE = 400

type Rows = Record<string, string>[]
const OCCUPATIONS = ['教师', '工程师', '会计', '护士', '个体经营', '退休', '公务员', '销售'] as const
const BALANCES: Readonly<Record<CustomerPlan['tier'], readonly [number, number]>> = {
  mass: [200, 49_000],
  gold: [50_000, 400_000],
  affluent: [500_000, 4_500_000],
  diamond: [5_000_000, 5_900_000],
  private: [6_000_000, 20_000_000],
}

/**
 * What the bank's systems would have told of some customers until yesterday, by the same door an import uses. It has
 * transactions of its own, so it follows the filling; done again it changes nothing. @returns how many rows
 */
export async function seedCustomerRecords(platform: Platform, now: number): Promise<number> {
  const chance = seededRandom(SEED)
  const asOf = day(now, -1)
  const plans = customerPlans().slice(0, KNOWN_WELL)
  const files = {
    profile: plans.map((plan) => profileOf(plan, chance)),
    products: plans.flatMap(productsOf),
    balances: plans.map((plan) => balanceOf(plan, chance)),
    repayments: plans.filter((_, at) => at % 3 === 0).map((plan) => repaymentOf(plan, chance, now)),
    policies: plans.filter((_, at) => at % 5 === 0).map((plan) => policyOf(plan, chance, now)),
    events: plans.flatMap((plan, at) => eventsOf(plan, at, now)),
  } as const satisfies Record<string, Rows>
  let taken = 0
  for (const [kind, rows] of Object.entries(files) as [keyof typeof files, Rows][])
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const body = { kind, source: 'core-banking', asOf, rows: rows.slice(at, at + AT_ONCE) }
      const outcome = await takeRecords(platform, new Map(), body)
      if (!outcome.ok) throw new Error(`the demo bank's ${kind} were refused: ${outcome.detail ?? outcome.refusal}`)
      taken += outcome.value.taken
    }
  return taken
}

const day = (now: number, days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10)
const first = ({ customerNo }: CustomerPlan) => ({ customer_no: customerNo, version: '1' })

function profileOf(plan: CustomerPlan, chance: Chance): Record<string, string> {
  const [least, most] = BALANCES[plan.tier]
  return {
    ...first(plan),
    birth_date: `${wholeBetween(chance, 1945, 2004)}-0${wholeBetween(chance, 1, 9)}-${wholeBetween(chance, 10, 28)}`,
    occupation: pick(chance, OCCUPATIONS),
    best_time: pick(chance, ['09:00-12:00', '14:00-18:00', '18:00-20:00'] as const),
    assets_month_average: String(wholeBetween(chance, least, most)),
    app_log_ins_90d: String(wholeBetween(chance, 0, 60)),
    risk_level: `C${wholeBetween(chance, 1, 5)}`,
    ...(Number(plan.customerNo.replace(/\D/g, '')) % 60 === 0 ? { sentiment: '焦虑' } : {}),
  }
}

const productsOf = (plan: CustomerPlan): Rows => [
  {
    ...first(plan),
    source_id: `A-${plan.customerNo}`,
    title: '活期存款',
    status: '正常',
    number: accountNo(plan, '6217'),
  },
  {
    ...first(plan),
    source_id: `K-${plan.customerNo}`,
    title: '信用卡',
    status: '正常',
    number: accountNo(plan, '6259'),
  },
]

/** No real number: the digits of the customer number behind a prefix. */
const accountNo = ({ customerNo }: CustomerPlan, prefix: string): string =>
  `${prefix}00${customerNo.replace(/\D/g, '').padStart(10, '0')}`

function balanceOf(plan: CustomerPlan, chance: Chance): Record<string, string> {
  const [least, most] = BALANCES[plan.tier]
  const amount = `${wholeBetween(chance, least, most)}.00`
  return { ...first(plan), source_id: `B-${plan.customerNo}`, title: '活期存款余额', amount, currency: 'CNY' }
}

function repaymentOf(plan: CustomerPlan, chance: Chance, now: number): Record<string, string> {
  const due = day(now, wholeBetween(chance, 1, 28))
  const amount = `${wholeBetween(chance, 300, 9_000)}.00`
  return {
    ...first(plan),
    source_id: `R-${plan.customerNo}`,
    title: '信用卡账单',
    amount,
    currency: 'CNY',
    due_on: due,
  }
}

/** Days ago of what they did: most are as busy as before, every seventh less so, every eleventh gone for half a year. */
function daysAgoOf(at: number): readonly number[] {
  if (at % 11 === 0) return [190, 230]
  if (at % 7 === 0) return [20, 100, 120, 140, 160]
  const times = Array.from({ length: 1 + (at % 4) }, (_, more) => 1 + (at % 5) * 3 + more * 4)
  return [0, 30, 60, 90, 120, 150].flatMap((month) => times.map((ago) => month + ago))
}

const eventsOf = (plan: CustomerPlan, place: number, now: number): Rows =>
  daysAgoOf(place).map((ago) => ({
    ...first(plan),
    source_id: `E-${plan.customerNo}-${ago}`,
    title: '转账',
    amount: amountOf(place, ago),
    currency: 'CNY',
    at: new Date(now - ago * DAY_MS).toISOString(),
  }))

/** Between 80 and some 60,000 yuan, more with some customers than with others. */
const amountOf = (place: number, ago: number): string =>
  (80 + ((place * 7_919) % 59) * 900 + (((place + ago) * 37) % 7_000)).toFixed(2)

function policyOf(plan: CustomerPlan, chance: Chance, now: number): Record<string, string> {
  const due = day(now, wholeBetween(chance, 20, 300))
  return { ...first(plan), source_id: `P-${plan.customerNo}`, title: '重疾险', status: '有效', due_on: due }
}
