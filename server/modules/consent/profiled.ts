import { type Decided, strictest } from '#modules/consent/gate/strictest.ts'
import type { Profiled, ProfilingQuestions } from '#modules/consent/questions.ts'
import { sql } from '#platform/database/database.ts'

/** Read from the database each time: a withdrawal that is committed counts. */
export const profiled: ProfilingQuestions['profiled'] = async (db, persons, now) => {
  const ids = persons.flatMap((person) => person.ids)
  const rows = await db.rows<Decided>(sql`select s.customer_id "customerId", s.purpose, s.channel, s.receiver, s.state,
      s.expires_at "expiresAt", d.at
    from consent.standing s join consent.decision d on d.id = s.decision_id
    where s.customer_id = any(${ids}::uuid[]) and s.purpose in ('profiling-service', 'profiling-marketing')`)
  const decided = new Map<string, Decided[]>()
  for (const row of rows) decided.set(row.customerId, [...(decided.get(row.customerId) ?? []), row])
  return new Map(
    persons.map(({ customerId, ids: own, since }) => [
      customerId,
      decide(
        strictest(
          customerId,
          own.flatMap((id) => decided.get(id) ?? []),
          since,
        ),
        now,
      ),
    ]),
  )
}

function decide(standing: ReturnType<typeof strictest>, now: number): Profiled {
  const of = (purpose: string) => standing.find((one) => one.purpose === purpose)
  const toServe = of('profiling-service')
  const toSell = of('profiling-marketing')
  const isGiven = toSell?.state === 'given' && (toSell.expiresAt === null || toSell.expiresAt > now)
  return {
    service: toServe === undefined || toServe.state === 'given',
    marketing: isGiven,
    until: isGiven ? (toSell?.expiresAt ?? null) : null,
  }
}
