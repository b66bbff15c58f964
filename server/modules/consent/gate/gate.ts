import { type CustomerStanding, type GateAnswer, type GateQuestion, mayWe } from '#libs/contact-gate/may-we.ts'
import type { Jurisdiction } from '#libs/contact-gate/rule.ts'
import { CHANGES_STANDING, outreachAllowed, outreachEnded, rulesChosen } from '#modules/consent/events.ts'
import { createCustomerCache } from '#modules/consent/gate/cache.ts'
import { loadRules, type RuleSet } from '#modules/consent/gate/rule-set.ts'
import { type LoadedStanding, loadStanding, lockCustomer } from '#modules/consent/gate/standing.ts'
import type { ConsentQuestions, MayWe } from '#modules/consent/questions.ts'
import { personChanged } from '#modules/customers/events.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { holidaysImported } from '#modules/promises/events.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/** About 1 kB a customer. */
const MOST_REMEMBERED = 50_000

/** Facts after which other rules or other holidays hold. */
const CHANGES_RULES: readonly string[] = [rulesChosen.type, holidaysImported.type]

/** Who is one person with whom. */
export type People = Pick<CustomerQuestions, 'samePerson' | 'holdPersons'>

/** The holidays that the house has imported. */
export type Calendars = Pick<PromiseQuestions, 'holidayYears'>

export interface OpenGate {
  readonly standing: LoadedStanding
  readonly jurisdiction: Jurisdiction
  readonly answer: (question: GateQuestion) => GateAnswer
}

export interface Gate extends Pick<ConsentQuestions, 'mayWe' | 'allowOutreach' | 'endOutreach'> {
  /** What the database says of a customer, and how to answer questions by it; counts no contact. */
  open(db: Queryable, customerId: string): Promise<OpenGate>
}

/** The gate of one node: what it remembers of customers and rules, forgotten by facts. */
export function createGate(platform: Platform, people: People, calendars: Calendars): Gate {
  const { config, db, clock, log } = platform
  const customers = createCustomerCache(
    (customerId) => loadStanding(db, people, customerId, config.TIME_ZONE, clock.now()),
    [...CHANGES_STANDING, personChanged.type],
    MOST_REMEMBERED,
    // What one of them decides binds the others, and its fact names only the one: read anew each time.
    ({ isOneOfSeveral }: LoadedStanding) => !isOneOfSeveral,
  )
  let chosen: Promise<RuleSet> | undefined
  log.listen((facts) => {
    customers.see(facts)
    if (facts.some(({ type }) => CHANGES_RULES.includes(type))) chosen = undefined
  })
  async function remembered(): Promise<RuleSet> {
    const mine = chosen ?? loadRules(db, calendars)
    chosen = mine
    try {
      return await mine
    } catch (error) {
      if (chosen === mine) chosen = undefined
      throw error
    }
  }
  async function open(queryable: Queryable, customerId: string): Promise<OpenGate> {
    const { jurisdiction, rules, holidays } = await loadRules(queryable, calendars)
    const standing = await loadStanding(queryable, people, customerId, config.TIME_ZONE, clock.now())
    return { standing, jurisdiction, answer: (question) => mayWe(rules, holidays, standing, question) }
  }
  return {
    open,
    async mayWe(ask) {
      const { rules, holidays } = await remembered()
      const standing: CustomerStanding = await customers.get(ask.customerId)
      return mayWe(rules, holidays, standing, questionOf(ask))
    },
    async allowOutreach(tx, cause, ask) {
      await people.holdPersons(tx)
      const { ids } = await people.samePerson(tx, ask.customerId)
      for (const id of ids) await lockCustomer(tx, id)
      const question = questionOf(ask)
      const answer = (await open(tx, ask.customerId)).answer(question)
      if (!answer.may) return answer
      const { purpose, channel, receiver } = question
      const outreachId = newId(clock.now())
      const { ruleId } = answer
      await tx.run(sql`insert into consent.outreach (id, customer_id, at, purpose, channel, receiver, rule_id)
        values (${outreachId}, ${ask.customerId}, ${at(ask.at)}, ${purpose}, ${channel}, ${receiver}, ${ruleId})`)
      await log.announce(tx, cause, [
        outreachAllowed.of(ask.customerId, ask.at, { purpose, channel, receiver, outreachId, ruleId }),
      ])
      return { ...answer, outreachId }
    },
    async endOutreach(tx, cause, outreachId, ended, when) {
      const row = await tx.maybe<{ customer_id: string }>(
        sql`update consent.outreach set ended = ${ended} where id = ${outreachId} returning customer_id`,
      )
      if (row) await log.announce(tx, cause, [outreachEnded.of(row.customer_id, when, { outreachId, ended })])
    },
  }
}

const questionOf = ({ purpose, channel, receiver = '', at: when }: MayWe): GateQuestion => ({
  purpose,
  channel,
  receiver,
  at: when,
})
