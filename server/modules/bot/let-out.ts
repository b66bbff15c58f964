import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { releaseMoved } from '#modules/bot/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type LetOutRefusal = 'release-not-found' | 'release-not-ready' | 'own-release' | 'already-out'

interface Release {
  readonly number: number
  readonly state: string
  readonly madeBy: string | null
}

/**
 * Lets a release out that passed the gate, or puts a former one back. Whoever made a release never lets it out; to put back
 * what was out before takes nobody else, for that is done in haste. Every node has it within moments.
 */
export async function letOut(
  platform: Platform,
  by: string,
  releaseId: string,
): Promise<Outcome<{ readonly number: number }, LetOutRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    await tx.run(sql`lock table bot.release in share row exclusive mode`)
    const release = await tx.maybe<Release>(
      sql`select number, state, made_by "madeBy" from bot.release where id = ${releaseId}`,
    )
    if (!release) return refused('release-not-found')
    if (release.state === 'released') return refused('already-out', 'This release is out already.')
    if (release.state !== 'gated' && release.state !== 'former')
      return refused('release-not-ready', 'Only a release that passed the gate can be let out.')
    const isBack = release.state === 'former'
    if (!isBack && release.madeBy === by)
      return refused('own-release', 'Somebody other than its maker lets a release out.')
    await tx.run(sql`update bot.release set state = 'former' where state = 'released'`)
    await tx.run(
      isBack
        ? sql`update bot.release set state = 'released' where id = ${releaseId}`
        : sql`update bot.release set state = 'released', released_by = ${by}, released_at = ${at(now)}
            where id = ${releaseId}`,
    )
    const { number } = release
    const to = isBack ? 'rolled-back-to' : 'released'
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      releaseMoved.of(releaseId, now, { releaseId, number, to }),
    ])
    return done({ number })
  })
}
