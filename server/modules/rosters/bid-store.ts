import type { Instant } from '#libs/facts/event.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'
import { at, json, type Queryable, raw, sql, type Tx } from '#platform/database/database.ts'

export interface OpenShiftRow {
  readonly openShiftId: string
  readonly unitId: string
  readonly queueId: string
  readonly date: string
  readonly kindId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly breaks: ShiftShape['breaks']
  readonly wanted: number
  readonly given: number
  readonly rule: 'first-come' | 'fairness'
  readonly closesAt: Instant
  readonly state: 'open' | 'decided' | 'withdrawn'
  readonly reason: string
}

const COLUMNS =
  raw(`id "openShiftId", unit_id "unitId", queue_id "queueId", date, kind_id "kindId", starts_at "startsAt",
  ends_at "endsAt", breaks, wanted, given, rule, closes_at "closesAt", state, reason`)

export interface BidRow {
  readonly openShiftId: string
  readonly personId: string
  readonly bidAt: Instant
  readonly state: 'waiting' | 'won' | 'lost' | 'withdrawn'
}

const BID_COLUMNS = raw(`open_shift_id "openShiftId", person_id "personId", bid_at "bidAt", state`)

export const lockOpenShift = (tx: Tx, openShiftId: string): Promise<OpenShiftRow | undefined> =>
  tx.maybe<OpenShiftRow>(sql`select ${COLUMNS} from rosters.open_shift where id = ${openShiftId} for update`)

export async function insertOpenShift(
  tx: Tx,
  row: Omit<OpenShiftRow, 'given' | 'state'>,
  made: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await tx.run(sql`insert into rosters.open_shift (id, unit_id, queue_id, date, kind_id, starts_at, ends_at, breaks, wanted,
      rule, closes_at, state, reason, made_at, made_by)
    values (${row.openShiftId}, ${row.unitId}, ${row.queueId}, ${row.date}, ${row.kindId}, ${at(row.startsAt)},
      ${at(row.endsAt)}, ${json(row.breaks)}, ${row.wanted}, ${row.rule}, ${at(row.closesAt)}, 'open', ${row.reason},
      ${at(made.at)}, ${made.by})`)
}

/** @param given how many more were given away */
export const touchOpenShift = (
  tx: Tx,
  openShiftId: string,
  { state, given }: { readonly state: OpenShiftRow['state']; readonly given: number },
) =>
  tx.run(sql`update rosters.open_shift set state = ${state}, given = given + ${given},
      touched = nextval('rosters.market_number') where id = ${openShiftId}`)

/** Open ones for people of these units, and those this person has bid for that are not past. */
export const openShiftsFor = (
  db: Queryable,
  reader: { readonly personId: string; readonly unitPath: readonly string[] },
  now: Instant,
): Promise<OpenShiftRow[]> =>
  db.rows<OpenShiftRow>(sql`select ${COLUMNS} from rosters.open_shift
    where starts_at > ${at(now)} and ((state = 'open' and given < wanted and closes_at > ${at(now)}
        and unit_id = any(${reader.unitPath}::uuid[]))
      or exists (select 1 from rosters.bid where open_shift_id = open_shift.id and person_id = ${reader.personId}))
    order by starts_at, id limit 50`)

export const openShiftsSince = (db: Queryable, since: Instant): Promise<OpenShiftRow[]> =>
  db.rows<OpenShiftRow>(sql`select ${COLUMNS} from rosters.open_shift where made_at > ${at(since)}
    order by made_at desc, id desc limit 200`)

export const bidsFor = (db: Queryable, openShiftIds: readonly string[]): Promise<BidRow[]> =>
  db.rows<BidRow>(sql`select ${BID_COLUMNS} from rosters.bid where open_shift_id = any(${openShiftIds}::uuid[])
    order by bid_at, person_id`)

/** A bid that was taken back may be made anew; another stands. @returns false when one stands */
export async function putBid(tx: Tx, { openShiftId, personId, bidAt, state }: BidRow): Promise<boolean> {
  const written = await tx.run(sql`insert into rosters.bid (open_shift_id, person_id, bid_at, state)
    values (${openShiftId}, ${personId}, ${at(bidAt)}, ${state})
    on conflict (open_shift_id, person_id) do update set bid_at = excluded.bid_at, state = excluded.state
      where rosters.bid.state = 'withdrawn'`)
  return written === 1
}

export const setBid = (
  tx: Tx,
  { openShiftId, personId }: Pick<BidRow, 'openShiftId' | 'personId'>,
  state: BidRow['state'],
) =>
  tx.run(sql`update rosters.bid set state = ${state} where open_shift_id = ${openShiftId} and person_id = ${personId}`)

/** How many extra shifts each has won of those bid for since then. */
export async function extraShifts(
  db: Queryable,
  personIds: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ personId: string; count: number }>(sql`select person_id "personId", count(*)::int count
    from rosters.bid where person_id = any(${personIds}::uuid[]) and state = 'won' and bid_at > ${at(since)} group by 1`)
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}
