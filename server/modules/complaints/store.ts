import type { ComplaintState } from '#libs/complaint-rules/complaint.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { AXES, FILING_CHANNELS, LEVELS, SEVERITIES, UPHELD } from '#modules/complaints/codes.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { type Actor, type RowScope, scopeOf } from '#platform/access.ts'
import { at, json, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

export type Level = (typeof LEVELS)[number]

export interface StoredComplaint {
  readonly id: string
  readonly reference: string
  readonly level: Level
  readonly levelAsked: { readonly to: Level; readonly by: string; readonly at: Instant; readonly reason: string } | null
  readonly packKey: string
  readonly packVersion: number
  readonly state: ComplaintState
  readonly decisionDueAt: Instant
  readonly unitId: string | null
  readonly registeredBy: string
  readonly registeredAt: Instant
  readonly customerId: string | null
  readonly contactId: string | null
  readonly filingChannel: (typeof FILING_CHANNELS)[number]
  readonly nameSealed: string | null
  readonly maskedName: string
  readonly phoneSealed: string | null
  readonly maskedPhone: string | null
  readonly phoneIndex: string | null
  readonly representativeIndexes: readonly string[]
  readonly demand: string
  readonly severity: (typeof SEVERITIES)[number]
  readonly axisChannel: (typeof AXES.channel)[number] | null
  readonly axisProduct: (typeof AXES.product)[number] | null
  readonly axisReason: (typeof AXES.reason)[number] | null
  readonly upheld: (typeof UPHELD)[number] | null
  readonly redressMinor: number | null
  readonly currency: string | null
  readonly mergedInto: string | null
  readonly aroseAt: string | null
  /** Of all clocks that are owed the one that ends first; as it stood when the row was read. */
  readonly nextClock: { readonly clock: string; readonly dueAt: Instant } | null
  readonly version: number
}

export const COLUMNS: Sql = sql`c.id, c.reference, c.level, c.level_asked "levelAsked", c.pack_key "packKey",
  c.pack_version "packVersion", c.state, c.decision_due_at "decisionDueAt", c.unit_id "unitId",
  c.registered_by "registeredBy", c.registered_at "registeredAt", c.customer_id "customerId", c.contact_id "contactId",
  c.filing_channel "filingChannel", c.name_sealed "nameSealed", c.name_masked "maskedName", c.phone_sealed "phoneSealed",
  c.phone_masked "maskedPhone", c.phone_index "phoneIndex", c.representative_indexes "representativeIndexes", c.demand,
  c.severity, c.axis_channel "axisChannel", c.axis_product "axisProduct", c.axis_reason "axisReason", c.upheld, c.redress_minor "redressMinor", c.currency, c.merged_into "mergedInto", c.arose_at "aroseAt", c.version,
  (select jsonb_build_object('clock', k.clock, 'dueAt', (extract(epoch from k.due_at) * 1000)::int8) from complaints.owed_clock k
    where k.complaint_id = c.id order by k.due_at, k.kind limit 1) "nextClock"`

/** Own: registered or handled by this person. Units: also what stands in their units. The reach of every query. */
export function withinReach(actor: Actor, permission = 'complaints.read'): Sql {
  const scope: RowScope = scopeOf(actor, permission)
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  const own = sql`(c.registered_by = ${scope.personId} or c.handler_id = ${scope.personId})`
  return scope.kind === 'own' ? own : sql`(${own} or c.unit_id = any(${scope.unitIds}::uuid[]))`
}

export const findComplaint = (db: Queryable, actor: Actor, id: string, permission?: string) =>
  db.maybe<StoredComplaint>(sql`select ${COLUMNS} from complaints.complaint c where c.id = ${id}
    and ${withinReach(actor, 'complaints.read')} and ${permission ? withinReach(actor, permission) : sql`true`}`)

/** Under its lock: everything that changes a complaint begins here. */
export const lockComplaint = (tx: Tx, actor: Actor, id: string, permission?: string) =>
  tx.maybe<StoredComplaint>(sql`select ${COLUMNS} from complaints.complaint c where c.id = ${id}
    and ${withinReach(actor, 'complaints.read')} and ${permission ? withinReach(actor, permission) : sql`true`} for update`)

/** For what the house does by itself, whoever may see it. */
export const lockAnyComplaint = (tx: Tx, id: string) =>
  tx.maybe<StoredComplaint>(sql`select ${COLUMNS} from complaints.complaint c where c.id = ${id} for update`)

export async function insertComplaint(tx: Tx, complaint: StoredComplaint): Promise<void> {
  const { state } = complaint
  await tx.run(sql`insert into complaints.complaint (id, reference, level, pack_key, pack_version, state, stage, track,
      received_at, decision_due_at, unit_id, registered_by, registered_at, customer_id, contact_id, filing_channel,
      name_sealed, name_masked, phone_sealed, phone_masked, phone_index, demand, severity)
    values (${complaint.id}, ${complaint.reference}, ${complaint.level}, ${complaint.packKey}, ${complaint.packVersion},
      ${json(state)}, ${state.stage}, ${state.track}, ${at(state.receivedAt)}, ${at(complaint.decisionDueAt)},
      ${complaint.unitId}, ${complaint.registeredBy}, ${at(complaint.registeredAt)}, ${complaint.customerId},
      ${complaint.contactId}, ${complaint.filingChannel}, ${complaint.nameSealed}, ${complaint.maskedName},
      ${complaint.phoneSealed}, ${complaint.maskedPhone}, ${complaint.phoneIndex}, ${complaint.demand},
      ${complaint.severity})`)
}

/** Everything that may change; the rest was written once. */
export async function saveComplaint(tx: Tx, complaint: StoredComplaint): Promise<void> {
  const { state } = complaint
  await tx.run(sql`update complaints.complaint set level = ${complaint.level},
    level_asked = ${complaint.levelAsked === null ? null : json(complaint.levelAsked)}, state = ${json(state)},
    stage = ${state.stage}, track = ${state.track}, decision_due_at = ${at(complaint.decisionDueAt)},
    decided_at = ${maybeAt(state.decidedAt)}, ended_at = ${maybeAt(state.endedAt)}, handler_id = ${state.handlerId},
    unit_id = ${complaint.unitId}, representative_indexes = ${complaint.representativeIndexes},
    severity = ${complaint.severity}, axis_channel = ${complaint.axisChannel}, axis_product = ${complaint.axisProduct},
    axis_reason = ${complaint.axisReason}, upheld = ${complaint.upheld},
    redress_minor = ${complaint.redressMinor}, currency = ${complaint.currency}, merged_into = ${complaint.mergedInto},
    version = version + 1 where id = ${complaint.id}`)
}

/** Adds a line to the history, which nobody changes any more. */
export async function addEntry(
  tx: Tx,
  entry: {
    readonly complaintId: string
    readonly at: Instant
    /** null: the house itself. */
    readonly by: string | null
    readonly what: string
    /** What it is about, for screens to put into words: a clock, a level, a coding. */
    readonly code?: string | null
    readonly note: string | null
  },
): Promise<void> {
  await tx.run(sql`insert into complaints.entry (complaint_id, number, at, by_id, what, code, note)
    select ${entry.complaintId}, coalesce(max(number), 0) + 1, ${at(entry.at)}, ${entry.by}, ${entry.what},
      ${entry.code ?? null}, ${entry.note}
    from complaints.entry where complaint_id = ${entry.complaintId}`)
}

/** `C1105-0031`: local month and day of receipt, and a number that never comes again. */
export async function nextReference(
  { platform }: Pick<ComplaintDeps, 'platform'>,
  tx: Tx,
  receivedAt: Instant,
): Promise<string> {
  const { number } = await tx.one<{ number: number }>(sql`select nextval('complaints.reference_number') number`)
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: platform.config.TIME_ZONE,
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(receivedAt)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `C${part('month')}${part('day')}-${String(number).padStart(4, '0')}`
}
