import { type CustomerPlan, customerPlans, type Language } from '../../seed/bank/customers.ts'
import { TOPICS, type TopicCode } from '../../seed/bank/topics.ts'
import { type Chance, pick, pickWeighted } from '../../seed/chance.ts'

/** Who comes through the chat door, and why. */
export interface Persona {
  /** The bank's page vouches for them; null for a visitor. */
  readonly customerNo: string | null
  readonly language: Language
  /** For a callback. */
  readonly phone: string
  readonly topic: TopicCode
}

const SHARE_KNOWN = 0.6
const LANGUAGES: readonly (readonly [Language, number])[] = [
  ['zh-CN', 86],
  ['zh-TW', 6],
  ['en', 8],
]
const TOPIC_WEIGHTS: Readonly<Record<TopicCode, number>> = {
  'card-loss': 9,
  'scam-report': 5,
  payment: 15,
  account: 9,
  digital: 10,
  'credit-card': 15,
  repayment: 8,
  loan: 9,
  wealth: 8,
  insurance: 3,
  fx: 3,
  freeze: 2,
  bereavement: 1,
  complaint: 3,
}
/** Most people know the hours; a few come anyway. */
const CLOSED_WEIGHT = 0.1
const CLOSED_FOR_MS = 5 * 60_000

export interface Personas {
  /** The next one to come. @param mayVouch whether the bank's page can speak for its customers */
  next(chance: Chance, mayVouch: boolean, now: number): Persona
  /** The persona has gone; the same customer may come again. */
  gone(persona: Persona): void
  /** Someone was told that this topic is closed at this hour. */
  foundClosed(topic: TopicCode, now: number): void
}

export function createPersonas(): Personas {
  const customers = customerPlans()
  const inside = new Set<string>()
  const closedUntil = new Map<TopicCode, number>()

  function knownCustomer(chance: Chance): CustomerPlan | undefined {
    const customer = pick(chance, customers)
    return inside.has(customer.customerNo) ? undefined : customer
  }

  return {
    next(chance, mayVouch, now) {
      const weights = TOPICS.map((topic) => [topic, weightOf(topic, (closedUntil.get(topic) ?? 0) > now)] as const)
      const topic = pickWeighted(chance, weights)
      const customer = mayVouch && chance() < SHARE_KNOWN ? knownCustomer(chance) : undefined
      if (customer) inside.add(customer.customerNo)
      const { phone } = customer ?? pick(chance, customers)
      const language = customer?.language ?? pickWeighted(chance, LANGUAGES)
      return { customerNo: customer?.customerNo ?? null, language, phone, topic }
    },
    gone({ customerNo }) {
      if (customerNo !== null) inside.delete(customerNo)
    },
    foundClosed(topic, now) {
      closedUntil.set(topic, now + CLOSED_FOR_MS)
    },
  }
}

const weightOf = (topic: TopicCode, isClosed: boolean): number => TOPIC_WEIGHTS[topic] * (isClosed ? CLOSED_WEIGHT : 1)
