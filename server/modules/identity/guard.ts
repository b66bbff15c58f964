import { isIPv6 } from 'node:net'
import type { Instant } from '#libs/facts/event.ts'
import { at, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { afterWrong, forgottenAt, type Guard, type GuardRule, isClosed } from './guard-rules.ts'

export const GUARD_TIMER = 'identity.guard-over'

interface GuardRow {
  readonly wrong_count: number
  readonly counted_since: Instant
  readonly closed_until: Instant | null
}

/** A try that was let through, counted as wrong until it proves right. */
export type Try = { readonly open: true; readonly guard: Guard } | { readonly open: false }

/**
 * Counts a try as wrong before the password is looked at, so that a thousand at once are ten at most; `forgive` takes
 * it back.
 */
export async function countTry(deps: IdentityDeps, key: string, rule: GuardRule): Promise<Try> {
  return deps.db.transaction(async (tx) => {
    const now = deps.clock.now()
    await tx.run(sql`insert into identity.guard (key, wrong_count, counted_since)
      values (${key}, 0, ${at(now)}) on conflict do nothing`)
    const before = toGuard(
      await tx.one<GuardRow>(
        sql`select wrong_count, counted_since, closed_until from identity.guard where key = ${key} for update`,
      ),
    )
    if (isClosed(before, now)) return { open: false }
    const guard = afterWrong(before, rule, now)
    await tx.run(sql`update identity.guard set wrong_count = ${guard.wrongCount},
      counted_since = ${at(guard.countedSince)}, closed_until = ${maybeAt(guard.closedUntil)} where key = ${key}`)
    await deps.timers.set(tx, GUARD_TIMER, key, forgottenAt(guard, rule))
    return { open: true, guard }
  })
}

/** The right password: nothing counts any more. */
export async function forgive(tx: Tx, deps: IdentityDeps, key: string): Promise<void> {
  await tx.run(sql`delete from identity.guard where key = ${key}`)
  await deps.timers.clear(tx, GUARD_TIMER, key)
}

/** Its time is over: the row only takes room. */
export async function forgetGuard(tx: Tx, key: string): Promise<void> {
  await tx.run(sql`delete from identity.guard where key = ${key}`)
}

export async function guardAt(db: Queryable, key: string): Promise<Guard | undefined> {
  const row = await db.maybe<GuardRow>(
    sql`select wrong_count, counted_since, closed_until from identity.guard where key = ${key}`,
  )
  return row && toGuard(row)
}

const toGuard = (row: GuardRow): Guard => ({
  wrongCount: row.wrong_count,
  countedSince: row.counted_since,
  closedUntil: row.closed_until,
})

export const accountKey = (agentNo: string): string => `account:${agentNo.toLowerCase()}`
export const deviceKey = (deviceHash: Buffer, personId: string): string =>
  `device:${deviceHash.toString('hex')}:${personId}`
export const ownPasswordKey = (personId: string): string => `own-password:${personId}`

/** One household or office of IPv6 has 2^64 addresses: it counts as one. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return `address:${address.replace('::ffff:', '')}`
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail.split(':').filter((part) => part !== '')
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return `address:${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}`
}
