import { isHidden } from '#libs/segments/evaluate.ts'
import type {
  CustomerSegments,
  MemberPage,
  MemberReason,
  SegmentList,
  SegmentPreview,
  SegmentSummary,
  SegmentVersion,
  SegmentView,
} from '#modules/segments/contract.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import type { Why } from '#modules/segments/domain.ts'
import type { RowScope } from '#platform/access.ts'
import { at, empty, type Sql, sql } from '#platform/database/database.ts'

const WEEK_MS = 7 * 86_400_000
const LEFT_SHOWN_MS = 90 * 86_400_000

/** Every segment, with what holds now; of one that never held yet, its draft. */
export async function listSegments({ platform: { db, clock } }: SegmentDeps): Promise<SegmentList> {
  const now = clock.now()
  const segments = await db.rows<SegmentSummary>(summaries(now, empty))
  const { waiting } = await db.one<{ waiting: number }>(
    sql`select count(*)::int waiting from segments.due where due_at <= ${at(now)}`,
  )
  return { asOf: now, segments, waiting }
}

const summaries = (now: number, where: Sql): Sql => sql`select s.id "segmentId", s.model, coalesce(f.name, n.name) name,
    coalesce(f.purpose, n.purpose) purpose,
    case when f.version is null then 'not-yet' when f.is_retirement then 'retired' else 'in-force' end state,
    o.state "openState", f.version, f.effective_at "inForceSince",
    (select count(*)::int from segments.member m where m.segment_id = s.id) members,
    coalesce(p.entered, 0) "entered7d", coalesce(p.went, 0) "left7d"
  from segments.segment s
  left join lateral (select * from segments.version v where v.segment_id = s.id and v.state = 'approved'
    and v.effective_at <= ${at(now)} order by v.version desc limit 1) f on true
  left join lateral (select * from segments.version v where v.segment_id = s.id
    order by v.version desc nulls first limit 1) n on true
  left join segments.version o on o.segment_id = s.id and o.state <> 'approved'
  left join lateral (select count(*) filter (where entered)::int entered, count(*) filter (where not entered)::int went
    from segments.passage where segment_id = s.id and at > ${at(now - WEEK_MS)}) p on true
  ${where} order by s.created_at, s.id`

interface VersionRow extends Omit<SegmentVersion, 'writers' | 'reviewedBy' | 'isInForce'> {
  readonly writers: readonly string[]
  readonly reviewedBy: string | null
}

/** A segment with all its versions; undefined when there is none. */
export async function viewSegment(deps: SegmentDeps, segmentId: string): Promise<SegmentView | undefined> {
  const { db, clock } = deps.platform
  const summary = await db.maybe<SegmentSummary>(summaries(clock.now(), sql`where s.id = ${segmentId}`))
  if (!summary) return undefined
  const rows = await db.rows<VersionRow>(sql`select id "versionId", version, state, revision, name, purpose, rule,
      is_retirement "isRetirement", why, asked_from_at "fromAt", changed_at "changedAt", writers,
      reviewed_by "reviewedBy", review_note "reviewNote", effective_at "effectiveAt"
    from segments.version where segment_id = ${segmentId} order by version desc nulls first`)
  const ids = rows.flatMap(({ writers, reviewedBy }) => [...writers, ...(reviewedBy === null ? [] : [reviewedBy])])
  const people = new Map(
    (await deps.identity.people(db, [...new Set(ids)])).map((one) => [one.personId, one.displayName]),
  )
  const card = (personId: string) => ({ personId, name: people.get(personId) ?? '' })
  const versions = rows.map((row) => ({
    ...row,
    isInForce: row.version !== null && row.version === summary.version,
    writers: row.writers.map(card),
    reviewedBy: row.reviewedBy === null ? null : card(row.reviewedBy),
  }))
  return { ...summary, versions, preview: await viewPreview(deps, segmentId) }
}

async function viewPreview(deps: SegmentDeps, segmentId: string): Promise<SegmentPreview | null> {
  const { db } = deps.platform
  const row = await db.maybe<
    Omit<SegmentPreview, 'sample'> & { readonly ids: readonly string[] }
  >(sql`select p.revision,
      p.seen, p.holds, p.unknown, p.entering, p.leaving, p.sample ids, p.asked_at "askedAt",
      p.done_at is not null "isDone"
    from segments.preview p join segments.version v on v.id = p.version_id
    where v.segment_id = ${segmentId} and v.state <> 'approved'`)
  if (!row) return null
  const { ids, ...preview } = row
  return { ...preview, sample: await cardsOf(deps, ids) }
}

async function cardsOf({ platform, customers }: SegmentDeps, ids: readonly string[]) {
  const cards = await customers.cards(platform.db, ids)
  const names = new Map(cards.map((card) => [card.customerId, card.maskedName]))
  return ids.map((customerId) => ({ customerId, maskedName: names.get(customerId) ?? '' }))
}

interface MemberRow {
  readonly customerId: string
  readonly since: number
  readonly version: number
  readonly why: readonly Why[]
}

/** Who stands in a segment, in the order of their ids, of those this scope of customers reaches. */
export async function listMembers(
  deps: SegmentDeps,
  scope: RowScope,
  segmentId: string,
  after: string | null,
  limit: number,
): Promise<MemberPage> {
  const { db } = deps.platform
  const rows = await db.rows<MemberRow>(sql`select customer_id "customerId", since, version, why from segments.member
    where segment_id = ${segmentId} and (${after}::uuid is null or customer_id > ${after}::uuid)
    order by customer_id limit ${limit + 1}`)
  const page = rows.slice(0, limit)
  const reached = await deps.customers.seen(
    db,
    scope,
    page.map(({ customerId }) => customerId),
  )
  const names = new Map((await cardsOf(deps, reached)).map((card) => [card.customerId, card.maskedName]))
  const members = page.flatMap((row) => {
    const maskedName = names.get(row.customerId)
    return maskedName === undefined ? [] : [{ ...row, maskedName, why: row.why.map(toReason) }]
  })
  return { members, next: rows.length > limit ? (page.at(-1)?.customerId ?? null) : null }
}

/** Where one customer stands, and why; of a person, whoever of them is asked about. */
export async function segmentsOfCustomer(
  { platform: { db, clock }, customers }: SegmentDeps,
  customerId: string,
): Promise<CustomerSegments> {
  const { ids } = await customers.samePerson(db, customerId)
  const all = [...ids]
  const now = clock.now()
  const segments = await db.rows<CustomerSegments['segments'][number] & { why: readonly Why[] }>(sql`
    select m.segment_id "segmentId", v.name, v.purpose, m.version, m.since, m.why
    from segments.member m join segments.version v on v.segment_id = m.segment_id and v.version = m.version
    where m.customer_id = any(${all}::uuid[]) order by m.since desc, m.segment_id`)
  const left = await db.rows<
    CustomerSegments['left'][number]
  >(sql`select p.segment_id "segmentId", v.name, p.at, p.cause
    from segments.passage p join segments.version v on v.segment_id = p.segment_id and v.version = p.version
    where p.customer_id = any(${all}::uuid[]) and not p.entered and p.cause <> 'person'
      and p.at > ${at(now - LEFT_SHOWN_MS)} order by p.at desc, p.id limit 10`)
  return { segments: segments.map((one) => ({ ...one, why: one.why.map(toReason) })), left }
}

const toReason = (why: Why | MemberReason): MemberReason => ({
  line: why.line as MemberReason['line'],
  answer: why.answer,
  value: why.value as MemberReason['value'],
  by: why.by ?? null,
  isHidden: isHidden(why.line.field),
  since: why.since,
})
