import { sharesOf, together } from '#libs/adherence/read-adherence.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import { addTotals, type PersonDay, readPersonDay, shiftShares } from '#modules/intraday/adherence-day.ts'
import { byAttention } from '#modules/intraday/attention.ts'
import type { AdherenceDay, AdherenceList, AdherenceRow, ExceptionView } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { byPerson } from '#modules/intraday/desk.ts'
import { exceptionsOf } from '#modules/intraday/exceptions.ts'
import { peopleVisibleTo } from '#modules/intraday/people.ts'
import { presenceOf } from '#modules/intraday/presence.ts'
import { settingsOf } from '#modules/intraday/settings.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { RowScope } from '#platform/access.ts'

/** Everyone within the scope who has a shift today, who needs a look first. */
export async function viewAdherence(deps: IntradayDeps, scope: RowScope): Promise<AdherenceList> {
  const days = await readDays(deps, scope)
  const readings = days.people.map(({ day }) => day.reading)
  const count = (state: string) => readings.filter(({ live }) => live.state === state).length
  const { asOf, date, graceSeconds } = days
  const totals = together(readings)
  return {
    asOf,
    date,
    graceSeconds,
    people: days.people.toSorted((a, b) => byAttention(a.day.reading, b.day.reading)).map(toRow),
    together: {
      ...sharesOf(totals),
      ...totals,
      ...shiftShares(addTotals(days.people.map(({ day }) => day.totals))),
      handledPerAgent: handledPerAgent(days.people),
      out: count('out'),
      grace: count('grace'),
      excused: count('excused'),
      asPlanned: count('as-planned'),
    },
  }
}

/** The spans behind one person's figures; undefined: no such person within the scope, or no shift today. */
export async function viewPersonDay(
  deps: IntradayDeps,
  scope: RowScope,
  personId: string,
): Promise<AdherenceDay | undefined> {
  const { asOf, from, before, people } = await readDays(deps, scope, personId)
  const [found] = people
  if (!found) return undefined
  const { day, exceptions } = found
  const until = Math.min(asOf, before)
  const approvers = await deps.asks.identity.people(deps.platform.db, [...new Set(exceptions.map((e) => e.approvedBy))])
  return {
    asOf,
    row: toRow(found),
    from,
    before,
    plan: [...day.plan],
    presence: day.presence.flatMap(({ presence, startsAt, endsAt }) => {
      const span = { presence, startsAt: Math.max(from, startsAt), endsAt: Math.min(endsAt ?? until, until) }
      return span.startsAt < span.endsAt ? [span] : []
    }),
    deviations: [...day.reading.deviations],
    exceptions: exceptions.map((each) => ({
      ...each,
      approvedBy: approvers.find((card) => card.personId === each.approvedBy)?.displayName ?? each.approvedBy,
    })),
  }
}

/** KPI 18. Present is who was at the customers' service today; nobody: null. */
function handledPerAgent(people: readonly ReadPerson[]): number | null {
  const present = people.filter(({ day: { totals } }) => totals.handlingMs + totals.readyMs > 0).length
  return present > 0 ? people.reduce((sum, { handled }) => sum + handled, 0) / present : null
}

interface ReadPerson {
  readonly card: PersonCard
  readonly shifts: readonly ShiftInForce[]
  readonly exceptions: readonly ExceptionView[]
  readonly day: PersonDay
  readonly handled: number
}

async function readDays({ platform, asks, zone }: IntradayDeps, scope: RowScope, personId?: string) {
  const { db, clock } = platform
  const asOf = clock.now()
  const date = localDateOf(zone, asOf)
  const from = startOfLocalDay(zone, date)
  const before = startOfLocalDay(zone, addDaysToDate(date, 1))
  const shifts = await asks.rosters.shifts(db, { from, before, ...(personId ? { personIds: [personId] } : {}) })
  const visible = await peopleVisibleTo(
    asks.identity,
    db,
    scope,
    shifts.map((shift) => shift.personId),
  )
  const ids = [...visible.keys()]
  const [{ graceSeconds }, presence, exceptions, handledBy] = await Promise.all([
    settingsOf(db),
    presenceOf(db, ids, from, asOf),
    exceptionsOf(db, ids, from, before),
    asks.insights.handledBy(db, { from, before }),
  ])
  const [shiftsOf, excused] = [byPerson(shifts), byPerson(exceptions)]
  const people = [...visible.values()].map((card): ReadPerson => {
    const own = {
      shifts: shiftsOf.get(card.personId) ?? [],
      exceptions: excused.get(card.personId) ?? [],
    }
    const seen = presence.get(card.personId) ?? []
    const handled = handledBy.get(card.personId) ?? 0
    return {
      card,
      ...own,
      handled,
      day: readPersonDay({ ...own, presence: seen, from, before, now: asOf, graceSeconds }),
    }
  })
  return { asOf, date, from, before, graceSeconds, people }
}

function toRow({ card, shifts, day, handled }: ReadPerson): AdherenceRow {
  const { personId, displayName, agentNo, unitId, unitName } = card
  const { adherence, conformance, scheduledMs, keptMs, scheduledWorkMs, workedMs, live } = day.reading
  return {
    personId,
    displayName,
    agentNo,
    unitId,
    unitName,
    shift:
      shifts.length === 0
        ? null
        : {
            startsAt: Math.min(...shifts.map(({ startsAt }) => startsAt)),
            endsAt: Math.max(...shifts.map(({ endsAt }) => endsAt)),
          },
    live,
    adherence,
    conformance,
    scheduledMs,
    keptMs,
    scheduledWorkMs,
    workedMs,
    occupancy: shiftShares(day.totals).occupancy,
    handled,
  }
}
