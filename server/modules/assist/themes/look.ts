import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { themesLooked } from '#modules/assist/events.ts'
import type { Found, WordsOfWeeks } from '#modules/assist/themes/find-found.ts'
import { weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { startThread } from '#platform/thread.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const THEMES_TIMER = 'assist.themes'
/** The key of the timer that stands for every week to come; others are the Monday of one week. */
export const EVERY_WEEK = 'every-week'
/** Mondays at this hour of the house the week before is looked through. */
const HOUR_MS = 3 * 3_600_000
const WEEKS = 10
const MOST_TEXTS = 400
const MOST_COMMENTS = 1_000
/** After so long whoever looked has died, and another node begins anew. */
const LEASE_MS = 300_000
const MOST_TRIES = 3

export interface Looking {
  readonly timer: TimerHandler
  /** Looks at the week that runs, as far as it has come. @returns false while that is being done */
  ask(tx: Tx, now: number): Promise<boolean>
  /** The first Monday to come. */
  plan(tx: Tx, now: number): Promise<void>
  stop(): Promise<void>
}

/** Looks through the weeks beside the work of this node, one at a time; the timers see that it is done. */
export function createLooking(deps: AssistDeps): Looking {
  const { platform } = deps
  const zone = zoneOf(platform.config.TIME_ZONE)
  const going = new Set<{ terminate(): Promise<unknown> }>()
  let last: Promise<void> = Promise.resolve()
  let isStopped = false

  const begin = async (tx: Tx, week: string, now: number): Promise<void> => {
    const until = Math.min(now, startOfLocalDay(zone, addDaysToDate(week, 7)))
    await tx.run(sql`insert into assist.theme_look (week, state, asked_at, until) values (${week}, 'looking', ${at(now)}, ${at(until)})
      on conflict (week) do update set state = 'looking', asked_at = excluded.asked_at, until = excluded.until,
        ended_at = null, found = null`)
    await platform.timers.set(tx, THEMES_TIMER, week, now)
  }
  const run = async (week: string): Promise<void> => {
    if (isStopped) return
    const look = await platform.db.maybe<{ until: number }>(
      sql`select until from assist.theme_look where week = ${week} and state = 'looking'`,
    )
    if (!look) return
    const words = await wordsOf(deps, zone, week, look.until)
    const worker = await startThread('server/modules/assist/themes/themes-worker.ts', words)
    going.add(worker)
    const found = await new Promise<Found | null>((resolve, reject) => {
      worker.once('message', (message: { found: Found | null }) => resolve(message.found))
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the look at themes ended with code ${code} and no answer`)))
    }).finally(() => going.delete(worker))
    await platform.db.transaction((tx) => settle(deps, tx, week, found === null ? 'too-little' : 'done', found))
  }
  return {
    async timer(tx, { key, data }, now) {
      if (key === EVERY_WEEK) {
        await begin(tx, addDaysToDate(weekOf(zone, now), -7), now)
        return planNext(deps, tx, zone, now)
      }
      const tries = (data as { tries?: number } | null)?.tries ?? 0
      if (tries >= MOST_TRIES) return settle(deps, tx, key, 'failed', null)
      await platform.timers.set(tx, THEMES_TIMER, key, now + LEASE_MS, { tries: tries + 1 })
      tx.afterCommit(() => {
        last = last
          .then(() => run(key))
          .catch((error: Error) => {
            // Of a node that stops it is no fault: its timer lets another begin anew.
            if (!isStopped) platform.logger.error({ err: error, week: key }, 'themes: looked at again later')
          })
      })
    },
    async ask(tx, now) {
      const week = weekOf(zone, now)
      const [running] = await tx.rows(
        sql`select from assist.theme_look where week = ${week} and state = 'looking' for update`,
      )
      if (running) return false
      await begin(tx, week, now)
      return true
    },
    plan: (tx, now) => planNext(deps, tx, zone, now, true),
    async stop() {
      isStopped = true
      await Promise.all([...going].map((worker) => worker.terminate()))
      await last
    },
  }
}

async function planNext(
  { platform }: AssistDeps,
  tx: Tx,
  zone: CompiledZone,
  now: number,
  ifNone = false,
): Promise<void> {
  const next = startOfLocalDay(zone, addDaysToDate(weekOf(zone, now), 7)) + HOUR_MS
  if (ifNone) await platform.timers.setIfNone(tx, THEMES_TIMER, EVERY_WEEK, next)
  else await platform.timers.set(tx, THEMES_TIMER, EVERY_WEEK, next)
}

/** The words of the week and of those before it. */
async function wordsOf(
  { platform, asks }: AssistDeps,
  zone: CompiledZone,
  week: string,
  until: number,
): Promise<WordsOfWeeks> {
  const { db } = platform
  const mondays = Array.from({ length: WEEKS }, (_, back) => addDaysToDate(week, -7 * (WEEKS - 1 - back)))
  const weeks: WordsOfWeeks['weeks'][number][] = []
  for (const monday of mondays) {
    const from = startOfLocalDay(zone, monday)
    const before = Math.min(until, startOfLocalDay(zone, addDaysToDate(monday, 7)))
    const sayings = await asks.conversations.customerSayings(db, { from, before, limit: MOST_TEXTS })
    const comments = await asks.conversations.ratingComments(db, { from, before, limit: MOST_COMMENTS })
    weeks.push({
      week: localDateOf(zone, from),
      sayings: sayings.map(({ conversationId, seq, text }) => ({ conversationId, seq, text })),
      comments: comments.map(({ contactId, comment }) => ({ contactId, comment })),
    })
  }
  return { weeks, voices: asks.bot.voiceExamples() }
}

async function settle(
  { platform }: AssistDeps,
  tx: Tx,
  week: string,
  state: 'done' | 'too-little' | 'failed',
  found: Found | null,
): Promise<void> {
  const now = platform.clock.now()
  const settled = await tx.run(sql`update assist.theme_look set state = ${state}, ended_at = ${at(now)},
      found = ${found === null ? null : json(found)} where week = ${week} and state = 'looking'`)
  await platform.timers.clear(tx, THEMES_TIMER, week)
  if (settled === 0) return
  await platform.log.announce(tx, { kind: 'system', id: 'assist.themes' }, [
    themesLooked.of(week, now, { week, state, themes: found?.themes.length ?? 0 }),
  ])
}
