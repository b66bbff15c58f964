import { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import { sql } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'
import type { IdentityDeps } from './deps.ts'
import { skillsChanged, skillWithdrawn } from './events.ts'
import { forgetGuard, GUARD_TIMER } from './guard.ts'
import { endOfDateAt } from './local-day.ts'
import { endSessions, SESSION_TIMER, sessionDueAt } from './sessions.ts'
import { SKILL_TIMER } from './skills.ts'

/** What happens here when time passes. */
export function identityTimers(deps: IdentityDeps): Readonly<Record<string, TimerHandler>> {
  return {
    [SESSION_TIMER]: endSessionInTime(deps),
    [SKILL_TIMER]: expireSkill(deps),
    [GUARD_TIMER]: (tx, timer, now) => forgetGuard(tx, deps, timer.key, now),
  }
}

/** A session that was used meanwhile gets another timer; its use only moves `seen_at`. */
function endSessionInTime(deps: IdentityDeps): TimerHandler {
  return async (tx, timer, now) => {
    const session = await tx.maybe<{ seen_at: Instant; ends_at: Instant }>(
      sql`select seen_at, ends_at from identity.session where id = ${timer.key} for update`,
    )
    if (!session) return
    const dueAt = sessionDueAt(deps, {
      seenAt: deps.seen.lastSeen(timer.key, session.seen_at),
      endsAt: session.ends_at,
    })
    if (now < dueAt) return deps.timers.set(tx, SESSION_TIMER, timer.key, dueAt)
    await endSessions(tx, deps, { kind: 'system', id: SESSION_TIMER }, [timer.key], 'expired')
  }
}

/** The skill stays on file with its date; whoever asks leaves it out, and now is told to ask again. */
function expireSkill(deps: IdentityDeps): TimerHandler {
  return async (tx, timer, now) => {
    const { personId, skill } = skillTimerData.parse(timer.data)
    const held = await tx.maybe<{ expires_on: string | null }>(
      sql`select expires_on from identity.person_skill where person_id = ${personId} and skill = ${skill}`,
    )
    if (!held?.expires_on) return
    const endsAt = endOfDateAt(held.expires_on, deps)
    if (now < endsAt) return deps.timers.set(tx, SKILL_TIMER, timer.key, endsAt, timer.data)
    await deps.log.announce(tx, { kind: 'system', id: SKILL_TIMER }, [
      skillWithdrawn.of(personId, now, { personId, skill, reason: 'expired' }),
      skillsChanged.of(personId, now, { personId }),
    ])
  }
}

const skillTimerData = z.object({ personId: z.string(), skill: z.string() })
