import { localDateOf } from '#libs/business-calendar/local-time.ts'
import type { DayFigure, DayView, LinkedVisits, VisitStory, VisitView } from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { COUNTED, figuresOf, onDay } from '#modules/branches/figures.ts'
import { calendarOf, loadBranch, reaches, viewBranches } from '#modules/branches/settings.ts'
import { loadVisit, loadVisits, type StoredVisit, VISIT } from '#modules/branches/store.ts'
import { actsOf, MOST_WRONG_NUMBERS } from '#modules/branches/visit.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Whether the visit is this person's to see: of a branch of theirs, or of a customer they may see and book for. */
export async function isSeen({ asks }: BranchDeps, db: Queryable, actor: Actor, one: StoredVisit): Promise<boolean> {
  if (reaches(actor, 'branches.serve', one.unitId)) return true
  if (one.customerId === null || scopeOf(actor, 'branches.book').kind === 'none') return false
  return asks.customers.isVisible(db, scopeOf(actor, 'customers.read'), one.customerId)
}

/** Visits of one customer and of whoever is one person with them, latest first. */
export async function visitsOfCustomer(deps: BranchDeps, db: Queryable, customerId: string, limit: number) {
  const { ids } = await deps.asks.customers.samePerson(db, customerId)
  return loadVisits(
    db,
    sql`v.customer_id = any(${[...ids]}::uuid[])`,
    sql`order by coalesce(v.planned_from, v.made_at) desc, v.id desc limit ${limit}`,
  )
}

/** Visits that were booked for a case or led to it, latest first. */
export async function visitsOfCase({ asks }: BranchDeps, db: Queryable, caseId: string): Promise<LinkedVisits> {
  const rows = await loadVisits(
    db,
    sql`(v.case_id = ${caseId} or v.outcome_case_id = ${caseId})`,
    sql`order by v.made_at desc, v.id desc limit 50`,
  )
  const units = rows.length === 0 ? [] : await asks.identity.units(db)
  return {
    visits: rows.map(({ visitId, reference, unitId, service, state, onDay: day, plannedFrom, checkedInAt }) => ({
      visitId,
      reference,
      branch: { unitId, name: units.find((unit) => unit.unitId === unitId)?.name ?? '' },
      service,
      state,
      onDay: day,
      plannedFrom,
      checkedInAt,
    })),
  }
}

/** The list of a day: who waits first, as they came; then by the time that was booked. */
export async function viewDay(
  deps: BranchDeps,
  actor: Actor,
  unitId: string,
  { date, show }: { readonly date?: string | undefined; readonly show?: DayFigure | undefined },
): Promise<DayView | undefined> {
  const { db, clock, config } = deps.platform
  const [branch] = await viewBranches(deps, (id) => id === unitId && reaches(actor, 'branches.read', id))
  if (!branch) return undefined
  const now = clock.now()
  const stored = await loadBranch(db, unitId)
  const zone = stored ? (await calendarOf(deps, db, stored)).zone.name : config.TIME_ZONE
  const day = date ?? new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now)
  const which = show === undefined ? sql`true` : COUNTED[show]
  const rows = await loadVisits(
    db,
    sql`${onDay(unitId, day)} and ${which}`,
    sql`order by v.state <> 'checked-in', v.state <> 'in-service', coalesce(v.planned_from, v.checked_in_at), v.id`,
  )
  return {
    asOf: now,
    branch,
    date: day,
    figures: await figuresOf(db, unitId, day),
    visits: await showVisits(deps, db, actor, rows),
  }
}

/** What the branch sees of whoever is expected or there; undefined when the customer is not theirs to see, or no longer. */
export async function viewStory(deps: BranchDeps, actor: Actor, visitId: string): Promise<VisitStory | undefined> {
  const { asks, platform } = deps
  const { db, clock } = platform
  const one = await loadVisit(db, visitId)
  if (!one || !reaches(actor, 'branches.serve', one.unitId) || one.customerId === null) return undefined
  const { customerId } = one
  if (!(await asks.customers.isVisible(db, scopeOf(actor, 'customers.read'), customerId))) return undefined
  const cases = await asks.cases.casesOf(db, customerId, 20)
  const earlier = (await visitsOfCustomer(deps, db, customerId, 10)).filter((other) => other.visitId !== visitId)
  const [visit] = await showVisits(deps, db, actor, [one])
  if (!visit) return undefined
  return {
    visit,
    level: one.checkedInAt === null ? null : await asks.customers.levelOfContact(db, visitId, clock.now()),
    openCases: cases.filter(({ state }) => ['open', 'in-work', 'waiting'].includes(state)),
    earlier: await showVisits(deps, db, actor, earlier),
  }
}

export async function showVisits(
  deps: BranchDeps,
  db: Queryable,
  actor: Actor,
  rows: readonly StoredVisit[],
): Promise<VisitView[]> {
  const { asks, platform } = deps
  if (rows.length === 0) return []
  const ids = rows.map(({ visitId }) => visitId)
  const [clocks, units, following] = await Promise.all([
    asks.promises.clocks(db, 'branch-wait', VISIT, ids),
    asks.identity.units(db),
    loadVisits(
      db,
      sql`v.after_visit_id = any(${ids}::uuid[]) and v.state <> 'cancelled'`,
      sql`order by v.made_at desc`,
    ),
  ])
  const customers = await asks.customers.cards(db, unique(rows.map(({ customerId }) => customerId)))
  const people = await asks.identity.people(db, unique(rows.flatMap(({ madeBy, servedBy }) => [madeBy, servedBy])))
  const cases = await asks.cases.cards(db, unique(rows.map(({ outcomeCaseId }) => outcomeCaseId)))
  const personOf = (personId: string | null) => {
    const name = people.find((one) => one.personId === personId)?.displayName
    return personId !== null && name !== undefined ? { personId, name } : null
  }
  const todays = new Map<string, string>()
  for (const unitId of new Set(rows.map((one) => one.unitId))) {
    const branch = await loadBranch(db, unitId)
    if (branch) todays.set(unitId, localDateOf((await calendarOf(deps, db, branch)).zone, platform.clock.now()))
  }
  return rows.map((one): VisitView => {
    const { visitId, reference, service, state, onDay: day, plannedFrom, plannedTo, wish, isReferral } = one
    const card = customers.find(({ customerId }) => customerId === one.customerId)
    const followUp = cases.find(({ caseId }) => caseId === one.outcomeCaseId)
    const next = following.find(({ afterVisitId }) => afterVisitId === visitId)
    const clock = clocks.find(({ aboutId }) => aboutId === visitId)
    return {
      visitId,
      reference,
      branch: { unitId: one.unitId, name: units.find(({ unitId }) => unitId === one.unitId)?.name ?? '' },
      service,
      state,
      onDay: day,
      plannedFrom,
      plannedTo,
      customer: card
        ? {
            customerId: card.customerId,
            maskedName: card.maskedName,
            isKnown: card.isKnown,
            language: card.language,
            needs: [...card.vulnerabilityNeeds],
          }
        : null,
      wish,
      isReferral,
      madeBy: personOf(one.madeBy),
      madeByUnitId: one.madeByUnitId,
      contactId: one.contactId,
      caseId: one.caseId,
      checkedInAt: one.checkedInAt,
      promise: clock ? toClock(clock) : null,
      servedBy: personOf(one.servedBy),
      serviceBeganAt: one.serviceBeganAt,
      endedAt: one.endedAt,
      outcome: one.outcome,
      note: one.outcomeNote ?? one.endReason,
      missing: [...one.missing],
      followUp: followUp ? { caseId: followUp.caseId, reference: followUp.reference } : null,
      next: next ? { visitId: next.visitId, reference: next.reference, plannedFrom: next.plannedFrom } : null,
      numberTriesLeft: Math.max(0, MOST_WRONG_NUMBERS - one.wrongNumbers),
      acts: actsFor(actor, one, todays.get(one.unitId) ?? one.onDay, next !== undefined),
    }
  })
}

type Clock = Awaited<ReturnType<BranchDeps['asks']['promises']['clocks']>>[number]
const toClock = ({ state, madeAt, dueAt, warnAt, keptAt, pausedRemainingMs }: Clock): VisitView['promise'] => ({
  state,
  madeAt,
  dueAt,
  warnAt,
  keptAt,
  pausedRemainingMs,
})

/** Bookings are changed by whoever may book for the customer; the rest is done by the staff of the branch. */
function actsFor(actor: Actor, one: StoredVisit, today: string, isRebooked: boolean): VisitView['acts'] {
  const serves = reaches(actor, 'branches.serve', one.unitId)
  const books = serves || scopeOf(actor, 'branches.book').kind !== 'none'
  return actsOf(one, today).filter((act) => {
    if (act === 'rebook') return books && !isRebooked
    if (act === 'move' || act === 'cancel') return books
    return serves
  })
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]
