import { seededRandom } from '#libs/chance/seeded-random.ts'
import { type Chance, pick, pickWeighted, wholeBetween } from '../chance.ts'
import {
  COMPOUND_SURNAMES,
  FOREIGN_GIVEN_NAMES,
  FOREIGN_SURNAMES,
  GIVEN_CHARACTERS,
  SURNAMES,
  TAIWAN_NAMES,
} from './customer-names.ts'
import { MANAGERS } from './staff.ts'
import { BRANCHES, type BranchKey } from './units.ts'

export const CUSTOMER_COUNT = 2_000
const SEED = 20_261_121

export type Tier = 'mass' | 'gold' | 'affluent' | 'diamond' | 'private'
export type Language = 'zh-CN' | 'zh-TW' | 'en'

export interface CustomerPlan {
  readonly customerNo: string
  readonly name: string
  readonly phone: string
  readonly tier: Tier
  readonly language: Language
  readonly branch: BranchKey
  /** Agent number; affluent customers and above have one. */
  readonly managerNo: string | null
  readonly needs: readonly string[]
  readonly customerSince: string
}

/** The same customers in every demo bank: whoever plays the bank's own page knows whom it may vouch for. */
export function customerPlans(): readonly CustomerPlan[] {
  const chance = seededRandom(SEED)
  return Array.from({ length: CUSTOMER_COUNT }, (_, index) => customerPlan(chance, index))
}

/** Numbers of the bank: `YC` and eight digits, the last a check on the others. */
export function customerNoOf(index: number): string {
  const stem = String(1_000_000 + index * 37)
  const check = [...stem].reduce((sum, digit, place) => sum + Number(digit) * (place + 2), 0) % 10
  return `YC${stem}${check}`
}

function customerPlan(chance: Chance, index: number): CustomerPlan {
  const language = pickWeighted<Language>(chance, [
    ['zh-CN', 88],
    ['zh-TW', 7],
    ['en', 5],
  ])
  const tier = pickWeighted<Tier>(chance, [
    ['mass', 62],
    ['gold', 24],
    ['affluent', 10],
    ['diamond', 3],
    ['private', 1],
  ])
  return {
    customerNo: customerNoOf(index),
    name: nameOf(chance, language),
    phone: phoneOf(index, language),
    tier,
    language,
    branch: pickWeighted<BranchKey>(chance, [
      [BRANCHES[0], 42],
      [BRANCHES[1], 33],
      [BRANCHES[2], 25],
    ]),
    managerNo: tier === 'mass' || tier === 'gold' ? null : pick(chance, MANAGERS),
    needs: needsOf(chance),
    customerSince: sinceOf(chance),
  }
}

function nameOf(chance: Chance, language: Language): string {
  if (language === 'zh-TW') return pick(chance, TAIWAN_NAMES)
  if (language === 'en') return `${pick(chance, FOREIGN_GIVEN_NAMES)} ${pick(chance, FOREIGN_SURNAMES)}`
  const surname = chance() < 0.01 ? pick(chance, COMPOUND_SURNAMES) : pick(chance, [...SURNAMES])
  const given = pick(chance, [...GIVEN_CHARACTERS])
  return chance() < 0.18 ? surname + given : surname + given + pick(chance, [...GIVEN_CHARACTERS])
}

/**
 * Numbers nobody can have: no mobile of the mainland begins with 120 (the ambulance), and Ofcom keeps +44 7700 900000
 * to 900999 and +44 20 7946 0000 to 0999 for drama.
 */
function phoneOf(index: number, language: Language): string {
  if (language !== 'en') return `120${String(30_000_000 + index * 4_177)}`
  const tail = String(Math.floor(index / 2)).padStart(3, '0')
  return index % 2 === 0 ? `+44 7700 900${tail}` : `+44 20 7946 0${tail}`
}

/** About one in twenty needs something; the need is kept, never the cause. */
function needsOf(chance: Chance): string[] {
  if (chance() >= 0.05) return []
  return pickWeighted(chance, [
    [['speak-slowly'], 30],
    [['speak-slowly', 'large-print'], 25],
    [['no-menus'], 15],
    [['trusted-contact'], 12],
    [['plain-words'], 12],
    [['sign-language'], 6],
  ])
}

function sinceOf(chance: Chance): string {
  const [year, month, day] = [
    wholeBetween(chance, 2004, 2025),
    wholeBetween(chance, 1, 12),
    wholeBetween(chance, 1, 28),
  ]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
