import type { z } from 'zod'
import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BranchSettings, BranchView, branchSettingsBody } from '#modules/branches/contract.ts'
import { type BranchDeps, causeOf } from '#modules/branches/deps.ts'
import { branchSettingsChanged } from '#modules/branches/events.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

export type SettingsRefusal = 'branch-not-found' | 'calendar-unknown' | 'edited-meanwhile'

export interface StoredBranch extends BranchSettings {
  readonly unitId: string
  readonly version: number
  readonly changedAt: number
}

const COLUMNS = sql`b.unit_id "unitId", b.calendar_key calendar, b.slot_minutes "slotMinutes", b.desks,
  b.serve_within_minutes "serveWithinMinutes", b.grace_minutes "graceMinutes", b.services, b.address, b.version,
  b.changed_at "changedAt"`

const loadBranches = (db: Queryable, where: Sql): Promise<StoredBranch[]> =>
  db.rows<StoredBranch>(sql`select ${COLUMNS} from branches.branch b where ${where}`)

export const loadBranch = async (db: Queryable, unitId: string): Promise<StoredBranch | undefined> =>
  (await loadBranches(db, sql`b.unit_id = ${unitId}`))[0]

/** Locked: bookings of this branch are decided one after the other, on every node. */
export const lockBranch = (tx: Tx, unitId: string): Promise<StoredBranch | undefined> =>
  tx.maybe<StoredBranch>(sql`select ${COLUMNS} from branches.branch b where b.unit_id = ${unitId} for update`)

/** Its hours and holidays. */
export async function calendarOf(
  { asks }: BranchDeps,
  db: Queryable,
  branch: Pick<StoredBranch, 'calendar'>,
): Promise<CompiledCalendar> {
  const calendar = await asks.promises.calendar(db, branch.calendar)
  if (!calendar) throw new Error(`there is no calendar ${branch.calendar}: choose another for the branch`)
  return calendar
}

/** Whether this permission reaches the branch: others do not exist for this person. */
export function reaches(actor: Actor, permission: string, unitId: string): boolean {
  const scope = scopeOf(actor, permission)
  return scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(unitId))
}

/** Branches of the house, by name; with `permission` those it reaches. */
export async function viewBranches(
  { platform, asks }: BranchDeps,
  isShown: (unitId: string) => boolean,
): Promise<BranchView[]> {
  const units = await asks.identity.units(platform.db)
  const stored = new Map((await loadBranches(platform.db, sql`true`)).map((one) => [one.unitId, one]))
  return units
    .filter(({ kind, unitId }) => (kind === 'branch' || stored.has(unitId)) && isShown(unitId))
    .map(({ unitId, name }) => ({ unitId, name, settings: shown(stored.get(unitId)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function shown(branch: StoredBranch | undefined): BranchView['settings'] {
  if (!branch) return null
  const { unitId: _unit, ...settings } = branch
  return settings
}

/** Writes how a branch receives customers. Bookings that stand keep their slot. */
export async function saveSettings(
  deps: BranchDeps,
  actor: Actor,
  unitId: string,
  body: z.output<typeof branchSettingsBody>,
): Promise<Outcome<BranchView, SettingsRefusal>> {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx) => {
    const unit = (await asks.identity.units(tx)).find((one) => one.unitId === unitId && one.kind === 'branch')
    if (!unit || !reaches(actor, 'branches.configure', unitId)) return refused('branch-not-found')
    if (!(await asks.promises.calendar(tx, body.calendar)))
      return refused('calendar-unknown', 'Choose opening hours that are kept under hours.')
    const saved = await writeSettings(deps, tx, causeOf(actor), unitId, body)
    return saved.ok ? done({ unitId, name: unit.name, settings: shown(saved.value) }) : saved
  })
}

export async function writeSettings(
  { platform }: BranchDeps,
  tx: Tx,
  cause: Parameters<typeof platform.log.announce>[1],
  unitId: string,
  body: z.output<typeof branchSettingsBody>,
): Promise<Outcome<StoredBranch, 'edited-meanwhile'>> {
  const now = platform.clock.now()
  const edited = refused('edited-meanwhile', 'Somebody changed it since: load it again.')
  const known = await lockBranch(tx, unitId)
  if ((known?.version ?? 0) !== body.version) return edited
  const row =
    await tx.maybe<StoredBranch>(sql`insert into branches.branch as b (unit_id, calendar_key, slot_minutes, desks,
      serve_within_minutes, grace_minutes, services, address, version, changed_at)
    values (${unitId}, ${body.calendar}, ${body.slotMinutes}, ${body.desks}, ${body.serveWithinMinutes},
      ${body.graceMinutes}, ${[...new Set(body.services)]}::text[], ${body.address}, 1, ${at(now)})
    on conflict (unit_id) do update set calendar_key = excluded.calendar_key, slot_minutes = excluded.slot_minutes,
      desks = excluded.desks, serve_within_minutes = excluded.serve_within_minutes,
      grace_minutes = excluded.grace_minutes, services = excluded.services, address = excluded.address,
      version = b.version + 1, changed_at = excluded.changed_at where b.version = ${body.version}
    returning ${COLUMNS}`)
  if (!row) return edited
  await platform.log.announce(tx, cause, [branchSettingsChanged.of(unitId, now, { unitId, version: row.version })])
  return done(row)
}
