import { shiftsOn } from '#modules/rosters/leave-free-days.ts'
import type { Colleagues, ShiftMarket } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { ableToStandIn, colleaguesOf } from '#modules/rosters/swap-able.ts'
import { endOfSwap } from '#modules/rosters/swap-decision.ts'
import { type SwapRow, swapsOf, swapsOpenTo } from '#modules/rosters/swap-store.ts'
import { checkedWays, shiftOf } from '#modules/rosters/swap-ways.ts'

/** Open offers that are looked at for one person; each is checked against all rules of both. */
const MOST_OPEN = 30
const KEPT_MS = 28 * 86_400_000

interface Reader {
  readonly personId: string
  readonly unitPath: readonly string[]
}

/** What a person offers, and what they could take by every rule; what is offered to them alone also when they could not. */
export async function viewMarket(deps: OwnDeps, reader: Reader): Promise<ShiftMarket> {
  const { db, clock } = deps.platform
  const now = clock.now()
  const own = await swapsOf(db, reader.personId, now - KEPT_MS)
  const others = await swapsOpenTo(db, reader, now, MOST_OPEN)
  const people = [
    ...own.flatMap(({ toPersonId, takenBy }) => [toPersonId, takenBy]),
    ...others.map((one) => one.personId),
  ]
  const nameOf = await namesOf(
    deps,
    people.filter((id) => id !== null),
  )
  const mine: ShiftMarket['mine'] = []
  for (const swap of own) mine.push(await asMine(deps, swap, nameOf, now))
  const open: ShiftMarket['open'] = []
  for (const swap of others) {
    const shown = await asOpen(deps, swap, reader, nameOf)
    if (shown) open.push(shown)
  }
  return { asOf: now, mine, open }
}

async function namesOf({ platform, asks }: OwnDeps, personIds: readonly string[]) {
  const cards = await asks.identity.people(platform.db, [...new Set(personIds)])
  const names = new Map(cards.map(({ personId, displayName }) => [personId, displayName]))
  return (personId: string | null) => (personId === null ? null : (names.get(personId) ?? '—'))
}

type NameOf = Awaited<ReturnType<typeof namesOf>>

async function asMine(deps: OwnDeps, swap: SwapRow, nameOf: NameOf, now: number): Promise<ShiftMarket['mine'][number]> {
  const { swapId, date, kindId, startsAt, endsAt, wantedDates, words, takenDate } = swap
  const shift = swap.state === 'open' ? await shiftOf(deps, deps.platform.db, swap.personId, date) : undefined
  return {
    swapId,
    date,
    kindId,
    startsAt,
    endsAt,
    to: nameOf(swap.toPersonId),
    wantedDates: [...wantedDates],
    words,
    state: endOfSwap(swap, shift, now) ?? 'open',
    takenBy: nameOf(swap.takenBy),
    takenDate,
  }
}

async function asOpen(
  deps: OwnDeps,
  swap: SwapRow,
  reader: Reader,
  nameOf: NameOf,
): Promise<ShiftMarket['open'][number] | undefined> {
  const { db } = deps.platform
  const able = await ableToStandIn(deps, db, swap, [reader.personId])
  const isForMe = swap.toPersonId === reader.personId
  if (able.length === 0 && !isForMe) return undefined
  const given = await shiftOf(deps, db, swap.personId, swap.date)
  if (!given) return undefined
  const ways = able.length === 0 ? [] : await checkedWays(deps, db, swap, reader.personId)
  if (!isForMe && ways.every(({ broken }) => broken.length > 0)) return undefined
  const { swapId, date, wantedDates, words } = swap
  const { kindId, startsAt, endsAt } = given
  return {
    swapId,
    date,
    kindId,
    startsAt,
    endsAt,
    from: nameOf(swap.personId) ?? '',
    isForMe,
    wantedDates: [...wantedDates],
    words,
    ways: ways.map(({ back, broken }) => ({
      returnDate: back?.date ?? null,
      startsAt: back?.startsAt ?? null,
      endsAt: back?.endsAt ?? null,
      broken: [...broken],
    })),
  }
}

/** Who could stand in on a date; `isFree`: without a shift that day. Rules are looked at when it is offered. */
export async function viewColleagues(deps: OwnDeps, personId: string, date: string): Promise<Colleagues> {
  const { db } = deps.platform
  const able = await ableToStandIn(deps, db, { personId, date }, await colleaguesOf(deps, db, { personId, date }))
  const cards = await deps.asks.identity.people(db, able)
  const colleagues: Colleagues['colleagues'] = []
  for (const card of cards.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'zh'))) {
    const shifts = await shiftsOn(deps, db, card.personId, { from: date, to: date })
    colleagues.push({ personId: card.personId, displayName: card.displayName, isFree: shifts.length === 0 })
  }
  return { colleagues }
}
