import { whatStandsAgainst } from '#modules/rosters/bid.ts'
import { bidsFor, openShiftsFor, openShiftsSince } from '#modules/rosters/bid-store.ts'
import type { OpenShift, OwnOpenShift } from '#modules/rosters/offer-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'

const KEPT_MS = 14 * 86_400_000

/** Every open shift of two weeks with who won it. */
export async function listOpenShifts(deps: OwnDeps): Promise<OpenShift[]> {
  const { db, clock } = deps.platform
  const rows = await openShiftsSince(db, clock.now() - KEPT_MS)
  const bids = await bidsFor(
    db,
    rows.map(({ openShiftId }) => openShiftId),
  )
  const cards = await deps.asks.identity.people(db, [...new Set(bids.map(({ personId }) => personId))])
  const names = new Map(cards.map(({ personId, displayName }) => [personId, displayName]))
  const units = new Map((await deps.asks.identity.units(db)).map(({ unitId, name }) => [unitId, name]))
  return rows.map(({ breaks: _, given: __, ...row }) => {
    const own = bids.filter(({ openShiftId }) => openShiftId === row.openShiftId)
    return {
      ...row,
      unitName: units.get(row.unitId) ?? '—',
      won: own.filter(({ state }) => state === 'won').map(({ personId }) => names.get(personId) ?? '—'),
      waiting: own.filter(({ state }) => state === 'waiting').length,
    }
  })
}

/** What one person could work in addition by every rule, and what became of their bids. */
export async function ownOpenShifts(
  deps: OwnDeps,
  reader: { readonly personId: string; readonly unitPath: readonly string[] },
): Promise<OwnOpenShift[]> {
  const { db, clock } = deps.platform
  const rows = await openShiftsFor(db, reader, clock.now())
  const bids = await bidsFor(
    db,
    rows.map(({ openShiftId }) => openShiftId),
  )
  const shown: OwnOpenShift[] = []
  for (const open of rows) {
    const own = bids.find((bid) => bid.openShiftId === open.openShiftId && bid.personId === reader.personId)
    const bid = own?.state ?? null
    const isToBid = bid === null || bid === 'withdrawn'
    if (isToBid && (await whatStandsAgainst(deps, db, open, reader.personId))) continue
    const { openShiftId, date, kindId, startsAt, endsAt, rule, closesAt, reason, wanted, given } = open
    shown.push({ openShiftId, date, kindId, startsAt, endsAt, left: wanted - given, rule, closesAt, reason, bid })
  }
  return shown
}
