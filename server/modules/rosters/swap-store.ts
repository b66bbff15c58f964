import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, type Queryable, raw, sql, type Tx } from '#platform/database/database.ts'

export interface SwapRow {
  readonly swapId: string
  readonly personId: string
  readonly date: LocalDate
  readonly shiftRevision: number
  readonly kindId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** null: whoever can. */
  readonly toPersonId: string | null
  readonly wantedDates: readonly LocalDate[]
  readonly words: string
  readonly state: 'open' | 'taken' | 'refused' | 'withdrawn'
  readonly askedAt: Instant
  readonly takenBy: string | null
  readonly takenDate: LocalDate | null
}

const COLUMNS = raw(`id "swapId", person_id "personId", date, shift_revision "shiftRevision",
  kind_id "kindId", starts_at "startsAt", ends_at "endsAt",
  to_person_id "toPersonId", wanted_dates::text[] "wantedDates", words, state, asked_at "askedAt", taken_by "takenBy",
  taken_date "takenDate"`)

export const lockSwap = (tx: Tx, swapId: string): Promise<SwapRow | undefined> =>
  tx.maybe<SwapRow>(sql`select ${COLUMNS} from rosters.swap where id = ${swapId} for update`)

/** @returns false when the shift is on offer already, as it is now */
export async function insertSwap(tx: Tx, swap: Omit<SwapRow, 'state' | 'takenBy' | 'takenDate'>): Promise<boolean> {
  const { swapId, personId, date, shiftRevision, kindId, startsAt, endsAt, toPersonId, wantedDates, words, askedAt } =
    swap
  await tx.run(sql`update rosters.swap set state = 'withdrawn', ended_at = ${at(askedAt)},
      touched = nextval('rosters.market_number')
    where person_id = ${personId} and date = ${date} and state = 'open' and shift_revision <> ${shiftRevision}`)
  const inserted = await tx.run(sql`insert into rosters.swap
    (id, person_id, date, shift_revision, kind_id, starts_at, ends_at, to_person_id, wanted_dates, words, state, asked_at)
    values (${swapId}, ${personId}, ${date}, ${shiftRevision}, ${kindId}, ${at(startsAt)}, ${at(endsAt)}, ${toPersonId},
      ${wantedDates}::date[], ${words}, 'open', ${at(askedAt)})
    on conflict do nothing`)
  return inserted === 1
}

export interface SwapEnd {
  readonly swapId: string
  readonly state: 'taken' | 'refused' | 'withdrawn'
  readonly at: Instant
  readonly takenBy: string | null
  readonly takenDate: LocalDate | null
}

export async function endSwap(tx: Tx, end: SwapEnd): Promise<void> {
  await tx.run(sql`update rosters.swap set state = ${end.state}, ended_at = ${at(end.at)}, taken_by = ${end.takenBy},
      taken_date = ${end.takenDate}, touched = nextval('rosters.market_number')
    where id = ${end.swapId}`)
}

/** Open ones of others for this person, or for whoever can, in rosters of units that are theirs or above theirs. */
export const swapsOpenTo = (
  db: Queryable,
  reader: { readonly personId: string; readonly unitPath: readonly string[] },
  now: Instant,
  most: number,
): Promise<SwapRow[]> =>
  db.rows<SwapRow>(sql`select ${COLUMNS} from rosters.swap
    where state = 'open' and starts_at > ${at(now)} and person_id <> ${reader.personId}
      and (to_person_id is null or to_person_id = ${reader.personId})
      and exists (select 1 from rosters.shift s join rosters.roster r on r.id = s.roster_id
        where s.person_id = swap.person_id and s.date = swap.date and s.revision = swap.shift_revision
          and r.unit_id = any(${reader.unitPath}::uuid[]))
    order by to_person_id nulls last, starts_at, id limit ${most}`)

export const swapsOf = (db: Queryable, personId: string, since: Instant): Promise<SwapRow[]> =>
  db.rows<SwapRow>(sql`select ${COLUMNS} from rosters.swap
    where person_id = ${personId} and (starts_at > ${at(since)} or asked_at > ${at(since)})
    order by touched desc limit 60`)

/** Grows with every change of what people offer each other. */
export async function marketNumber(db: Queryable): Promise<number> {
  const { number } = await db.one<{ number: number }>(
    sql`select greatest((select max(touched) from rosters.swap), (select max(touched) from rosters.staffing_offer),
      (select max(touched) from rosters.open_shift), 0)::bigint number`,
  )
  return number
}
