import { HOUR } from '#libs/rostering/rules.ts'
import { RULE_PACKS } from '#modules/rosters/contract-shapes.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { STAFF, type StaffPlan } from './staff.ts'
import { TEAMS } from './units.ts'

export type ContractKey = 'days' | 'rotating' | 'part-time'
type Plan = Pick<WorkContract, 'name' | 'pack' | 'rules' | 'shifts'>
type Shift = Plan['shifts'][number]

const REST = { seconds: 900, isPaid: true } as const
/** A short rest, the meal, a short rest; never more than two hours on line at a stretch is left to the search. */
const BREAKS: Shift['breaks'] = [
  { ...REST, id: '小休一', earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
  { id: '用餐', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 4.25 * HOUR },
  { ...REST, id: '小休二', earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR },
]
const whole = (id: string, from: string, to: string): Shift => ({
  id,
  spanSeconds: 9 * HOUR,
  starts: { from, to, everySeconds: 1_800 },
  breaks: BREAKS,
})
const RULES = RULE_PACKS.find(({ id }) => id === 'CN')?.rules ?? []
const workDays = (min: number, max: number): Plan['rules'][number] => ({
  id: 'HOUSE-WORK-DAYS',
  kind: 'days-per-week',
  min,
  max,
  source: '劳动合同',
  effectiveFrom: '2020-01-01',
  severity: 'hard',
})

export const CONTRACTS: Readonly<Record<ContractKey, Plan>> = {
  days: {
    name: '全日制·日班',
    pack: 'CN',
    rules: [...RULES, workDays(5, 5)],
    shifts: [whole('日班', '07:00', '13:00')],
  },
  rotating: {
    name: '全日制·轮班（含夜班）',
    pack: 'CN',
    rules: [...RULES, workDays(5, 5)],
    shifts: [whole('日班', '07:00', '12:00'), whole('晚班', '13:00', '15:00'), whole('夜班', '21:00', '23:00')],
  },
  'part-time': {
    name: '非全日制·半日班',
    pack: 'CN',
    rules: [...RULES, workDays(4, 5)],
    shifts: [
      {
        id: '半日班',
        spanSeconds: 4 * HOUR,
        starts: { from: '08:00', to: '17:00', everySeconds: 1_800 },
        breaks: [{ ...REST, id: '小休', earliestSeconds: 1.75 * HOUR, latestSeconds: 2 * HOUR }],
      },
    ],
  },
}

/** Who is rostered: agents, and the leaders of teams, by a contract of their own. Two of five agents take nights too. */
export const ROSTERED: readonly (StaffPlan & { readonly contract: ContractKey })[] = STAFF.filter(
  ({ role, unit }) => role === 'agent' || (role === 'team-leader' && TEAMS.some((team) => team === unit)),
).map((person, index) => ({ ...person, contract: contractOf(person, index) }))

function contractOf({ role }: StaffPlan, index: number): ContractKey {
  if (role === 'team-leader') return 'days'
  if (index % 10 === 9) return 'part-time'
  return index % 5 < 2 ? 'rotating' : 'days'
}
