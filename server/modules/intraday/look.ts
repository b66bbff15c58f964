import { localTimeOf } from '#libs/business-calendar/local-time.ts'
import { runAutopilot } from '#modules/intraday/autopilot.ts'
import { PROPOSALS, type ProposalKind, type Settings, SLOT_MS } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import { type Draft, type Making, onDuty } from '#modules/intraday/draft.ts'
import { finishMeasures } from '#modules/intraday/finish-measures.ts'
import { readDesk } from '#modules/intraday/read-desk.ts'
import { settingsOf } from '#modules/intraday/settings.ts'
import type { WeighedDraft } from '#modules/intraday/weigh.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const LOOK_TIMER = 'intraday.look'
export const LOOK_EVERY_MS = 120_000
const LOOK_AHEAD_MS = 3_600_000
/** A proposal can be applied for so long before what it changes comes within the lead. */
const SPARE_MS = 5 * 60_000
/** What begins at once ages fast: people lent to another queue, a queue that is eased. */
const AT_ONCE_VALID_MS = 10 * 60_000
const KEPT_MS = 24 * 3_600_000

/**
 * Every few minutes, on one node: what could be done is worked out anew, and the autopilot does what it may. A house in
 * which nobody is at work is left in peace.
 */
export function lookTimer(deps: IntradayDeps): TimerHandler {
  return async (tx, timer, now) => {
    await deps.platform.timers.set(tx, LOOK_TIMER, timer.key, now + LOOK_EVERY_MS)
    const atWork = await deps.asks.rosters.shifts(tx, { from: now, before: now + LOOK_AHEAD_MS })
    if (atWork.length > 0) await look(tx, deps)
    else await finishMeasures(tx, deps, now)
  }
}

/** At the start of a node, unless another has set it. */
export async function scheduleLooks({ platform }: IntradayDeps): Promise<void> {
  const { db, clock, timers } = platform
  await db.transaction((tx) => timers.setIfNone(tx, LOOK_TIMER, 'house', clock.now() + LOOK_EVERY_MS))
}

/**
 * One look at the whole desk. It reads through other connections while it holds its own, so nobody queues for it: who
 * finds one under way leaves it alone.
 * @returns whether it looked
 */
export async function look(tx: Tx, deps: IntradayDeps): Promise<boolean> {
  const { isMine } = await tx.one<{ isMine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('intraday.look')) "isMine"`,
  )
  if (!isMine) return false
  const now = deps.platform.clock.now()
  await finishMeasures(tx, deps, now)
  const settings = await settingsOf(tx)
  let desk = await readDesk(deps, tx)
  const timeOfDay = localTimeOf(deps.zone, now).slice(0, 5)
  const make = (kind: ProposalKind, most: number) => proposalsOf(tx, deps, desk, settings, [kind], most)
  if (await runAutopilot(tx, deps, { desk, settings, timeOfDay, make })) desk = await readDesk(deps, tx)
  await store(tx, desk, settings, await proposalsOf(tx, deps, desk, settings, PROPOSALS, Number.POSITIVE_INFINITY))
  return true
}

/** What is worth doing and breaks no rule, in the order of levers, then by what it brings. */
async function proposalsOf(
  tx: Tx,
  deps: IntradayDeps,
  desk: Desk,
  settings: Settings,
  kinds: readonly ProposalKind[],
  most: number,
): Promise<readonly WeighedDraft[]> {
  if (desk.shifts.length === 0) return []
  const making = await readMaking(tx, deps, desk, settings, most)
  const underWay = await kindsUnderWay(tx, desk.now)
  const legal: Draft[] = []
  for (const draft of await deps.thread.run({ kind: 'drafts', making, kinds, zone: deps.zone.name })) {
    if (underWay.has(keyOf(draft))) continue
    const kept = await keepingRules(tx, deps, draft)
    if (kept) legal.push(kept)
  }
  return deps.thread.run({ kind: 'weigh', desk, drafts: legal })
}

async function readMaking(
  tx: Tx,
  { asks }: IntradayDeps,
  desk: Desk,
  settings: Settings,
  most: number,
): Promise<Making> {
  const personIds = [...new Set(desk.shifts.map(({ personId }) => personId))]
  const [terms, couldServe] = [await asks.rosters.terms(tx, personIds), await asks.routing.couldServe(tx, personIds)]
  const soonest = desk.now + settings.leadMinutes * 60_000 + SPARE_MS
  const earliestAt = desk.from + Math.ceil((soonest - desk.from) / SLOT_MS) * SLOT_MS
  const duty = new Set(onDuty({ desk, earliestAt }).map(({ personId }) => personId)).size
  return {
    desk,
    terms: new Map(terms.map((each) => [each.personId, each])),
    couldServe,
    earliestAt,
    mostPeople: Math.min(most, Math.floor(settings.mostTouchedShare * duty + 1e-9)),
    relief: settings,
  }
}

/** An offer or a relief of the queue that holds already is not proposed again. */
const keyOf = (draft: Draft): string =>
  'offer' in draft
    ? `${draft.kind} ${draft.offer.queueId}`
    : 'relief' in draft
      ? `${draft.kind} ${draft.relief.queueId}`
      : ''

async function kindsUnderWay(tx: Tx, now: number): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ key: string }>(sql`select kind || ' ' || (deeds->>'queueId') key from intraday.measure
    where undone_at is null and until_at > ${at(now)} and deeds->>'kind' in ('offer', 'relief')`)
  return new Set(rows.map(({ key }) => key))
}

/** Without the people for whom it would break a rule; null when nobody is left. */
async function keepingRules(tx: Tx, { asks }: IntradayDeps, draft: Draft): Promise<Draft | null> {
  if (draft.kind === 'pull-cross-skilled' || 'relief' in draft) return draft
  if ('offer' in draft) {
    const reached = await asks.rosters.offerable(tx, { kind: draft.kind, ...draft.offer })
    const shifts = reached.map(({ shift, after }) => ({ before: shift, after }))
    return shifts.length > 0 ? { ...draft, shifts } : null
  }
  const wanted = draft.shifts.map(({ before, after }) => ({
    personId: before.personId,
    date: before.date,
    revision: before.revision,
    after,
  }))
  const broken = new Set((await asks.rosters.violations(tx, wanted)).map(({ personId }) => personId))
  const shifts = draft.shifts.filter(({ before }) => !broken.has(before.personId))
  return shifts.length > 0 ? { ...draft, shifts } : null
}

async function store(tx: Tx, desk: Desk, settings: Settings, proposals: readonly WeighedDraft[]): Promise<void> {
  const rows = proposals.map(({ kind, content, deeds, personIds, firstAt, untilAt }, place) => ({
    id: newId(desk.now),
    place,
    kind,
    content,
    deeds,
    span: { personIds, firstAt, untilAt },
    valid_until: new Date(
      deeds.kind === 'membership' || deeds.kind === 'relief'
        ? desk.now + AT_ONCE_VALID_MS
        : firstAt - settings.leadMinutes * 60_000,
    ),
  }))
  // Two looks at one instant: the later one knows more.
  await tx.run(sql`delete from intraday.proposal
    where looked_at < ${at(desk.now - KEPT_MS)} or looked_at >= ${at(desk.now)}`)
  await tx.run(sql`insert into intraday.proposal (id, looked_at, place, kind, content, deeds, span, valid_until)
    select id, ${at(desk.now)}, place, kind, content, deeds, span, valid_until
    from jsonb_to_recordset(${json(rows)}::jsonb) as given (id uuid, place int, kind text, content jsonb, deeds jsonb,
      span jsonb, valid_until timestamptz)`)
  await tx.run(sql`insert into intraday.look (looked_at) values (${at(desk.now)})
    on conflict (is_only) do update set looked_at = excluded.looked_at`)
}
