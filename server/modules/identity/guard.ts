import { isIPv6 } from 'node:net'
import type { Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import { at, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  afterWrong,
  forgottenAt,
  type Guard,
  type GuardRule,
  isClosed,
} from './guard-rules.ts'
import { hashOf } from './secrets.ts'

export const GUARD_TIMER = 'identity.guard-over'

interface GuardRow {
  readonly wrong_count: number
  readonly counted_since: Instant
  readonly closed_until: Instant | null
}

/** A try that was let through, counted as wrong until it proves right. */
export type Try = { readonly open: true; readonly guard: Guard } | { readonly open: false }

/**
 * Counts a try as wrong before the password is looked at, so that a thousand at once are ten at most. Afterwards
 * `forgive` takes it back, or `keepCount` sees to it that it is thrown away in time.
 */
export async function countTry(deps: IdentityDeps, key: string, rule: GuardRule): Promise<Try> {
  return (await countFirst(deps, key, rule)) ?? countNext(deps, key, rule)
}

/**
 * The usual case in one statement: nothing was counted here before. Undefined when something was. That the count reaches
 * the disk need not be waited for: a crash of the database forgets half a second of tries.
 */
async function countFirst(deps: IdentityDeps, key: string, rule: GuardRule): Promise<Try | undefined> {
  const guard = afterWrong(undefined, rule, deps.clock.now())
  const { wrongCount, countedSince, closedUntil } = guard
  const [counted] = await deps.db.rows(sql`insert into identity.guard (key, wrong_count, counted_since, closed_until)
        select ${key}, ${wrongCount}::int, ${at(countedSince)}::timestamptz, ${maybeAt(closedUntil)}::timestamptz
        where set_config('synchronous_commit', 'off', true) = 'off'
        on conflict (key) do nothing returning key`)
  return counted === undefined ? undefined : { open: true, guard }
}

async function countNext(deps: IdentityDeps, key: string, rule: GuardRule): Promise<Try> {
  return deps.db.transaction(async (tx) => {
    const now = deps.clock.now()
    // Changes nothing in a row that is there: it only locks it and tells what it holds.
    const [row] =
      await tx.rows<GuardRow>(sql`insert into identity.guard (key, wrong_count, counted_since) values (${key}, 0, ${at(now)})
          on conflict (key) do update set key = excluded.key returning wrong_count, counted_since, closed_until`)
    const before = row && toGuard(row)
    if (isClosed(before, now)) return { open: false }
    const guard = afterWrong(before, rule, now)
    await tx.run(sql`update identity.guard set wrong_count = ${guard.wrongCount},
      counted_since = ${at(guard.countedSince)}, closed_until = ${maybeAt(guard.closedUntil)} where key = ${key}`)
    return { open: true, guard }
  })
}

/** A try that is known to be wrong. */
export async function countWrong(deps: IdentityDeps, key: string, rule: GuardRule): Promise<void> {
  const tried = await countTry(deps, key, rule)
  if (tried.open) await deps.db.transaction((tx) => keepCount(tx, deps, key, tried.guard, rule))
}

/** The try was wrong indeed: its count is thrown away when it is too old to matter. */
export async function keepCount(tx: Tx, deps: IdentityDeps, key: string, guard: Guard, rule: GuardRule): Promise<void> {
  await deps.timers.set(tx, GUARD_TIMER, key, forgottenAt(guard, rule))
}

/** The right password: nothing counts any more. A first try has no timer yet. */
export async function forgive(tx: Tx, deps: IdentityDeps, key: string, guard?: Guard): Promise<void> {
  await tx.rows(sql`delete from identity.guard where key = ${key}`)
  if (guard?.wrongCount !== 1) await deps.timers.clear(tx, GUARD_TIMER, key)
}

/** Throws a count away that says nothing any more; one that grew meanwhile gets another timer. */
export async function forgetGuard(tx: Tx, deps: IdentityDeps, key: string, now: Instant): Promise<void> {
  const row = await tx.maybe<GuardRow>(
    sql`select wrong_count, counted_since, closed_until from identity.guard where key = ${key} for update`,
  )
  if (!row) return
  const guard = toGuard(row)
  const overAt = forgottenAt(guard, key.startsWith(ADDRESS) ? ADDRESS_RULE : ACCOUNT_RULE)
  if (now < overAt) await deps.timers.set(tx, GUARD_TIMER, key, overAt)
  else await tx.run(sql`delete from identity.guard where key = ${key}`)
}

export async function guardAt(db: Queryable, key: string): Promise<Guard | undefined> {
  const [row] = await db.rows<GuardRow>(
    sql`select wrong_count, counted_since, closed_until from identity.guard where key = ${key}`,
  )
  return row && toGuard(row)
}

const toGuard = (row: GuardRow): Guard => ({
  wrongCount: row.wrong_count,
  countedSince: row.counted_since,
  closedUntil: row.closed_until,
})

const ADDRESS = 'address:'
/** Of what was typed, which need not be a number of ours: people paste passwords and cards into the wrong field. */
export const accountKey = (agentNo: string): string =>
  `account:${hashOf(masked(agentNo.toLowerCase())).toString('base64url')}`
export const deviceKey = (deviceHash: Buffer, personId: string): string =>
  `device:${deviceHash.toString('hex')}:${personId}`
export const ownPasswordKey = (personId: string): string => `own-password:${personId}`

/** One household or office of IPv6 has 2^64 addresses: it counts as one. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return ADDRESS + address.replace('::ffff:', '')
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail.split(':').filter((part) => part !== '')
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return ADDRESS + network.join(':')
}
