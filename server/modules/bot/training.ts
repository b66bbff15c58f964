import { releaseMoved } from '#modules/bot/events.ts'
import { gate } from '#modules/bot/gate.ts'
import type { ReleaseContent } from '#modules/bot/release-content.ts'
import { TRAIN_TIMER } from '#modules/bot/timer-kinds.ts'
import type { RegressionRow, Trained, TrainingJob } from '#modules/bot/train.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { startThread } from '#platform/thread.ts'
import type { TimerHandler } from '#platform/timers.ts'

/** After so long whoever trains has died, and another node begins anew. */
const LEASE_MS = 180_000
const MOST_TRIES = 3
const AGAIN_MS = 5_000

/** Releases are learned beside the work of this node, one at a time; the timer sees that one is. */
export interface Training {
  readonly timer: TimerHandler
  stop(): Promise<void>
}

export function createTraining(platform: Platform): Training {
  let last: Promise<void> = Promise.resolve()
  const going = new Set<{ terminate(): Promise<unknown> }>()
  let isStopped = false

  async function run(releaseId: string): Promise<void> {
    if (isStopped) return
    const job = await jobOf(platform.db, releaseId)
    if (!job) return
    const { worker, trained: result } = await startLearning(job)
    going.add(worker)
    try {
      const trained = await result
      await platform.db.transaction((tx) => keep(platform, tx, releaseId, trained))
    } finally {
      going.delete(worker)
    }
  }

  async function tryAgain(releaseId: string, tries: number, error: Error): Promise<void> {
    if (isStopped) return
    platform.logger.error({ err: error, releaseId }, 'the bot’s release was not trained: will try again')
    const soon = platform.clock.now() + AGAIN_MS
    await platform.db
      .transaction((tx) => platform.timers.set(tx, TRAIN_TIMER, releaseId, soon, { tries }))
      .catch((lost: Error) =>
        platform.logger.warn({ err: lost, releaseId }, 'another node tries when the lease is over'),
      )
  }

  return {
    async timer(tx, { key, data }, now) {
      const release = await lockTraining(tx, key)
      if (!release) return
      const tries = (data as { tries?: number }).tries ?? 0
      if (tries >= MOST_TRIES) return fail(platform, tx, key, 'It could not be trained: make the release again.')
      await platform.timers.set(tx, TRAIN_TIMER, key, now + LEASE_MS, { tries: tries + 1 })
      tx.afterCommit(() => {
        last = last.then(() => run(key)).catch((error: Error) => tryAgain(key, tries + 1, error))
      })
    },
    async stop() {
      isStopped = true
      await Promise.all([...going].map((worker) => worker.terminate()))
      await last
    },
  }
}

/** Learns in a thread of its own; terminate the worker to give up. */
export async function startLearning(job: TrainingJob) {
  const worker = await startThread('server/modules/bot/train-worker.ts', job)
  const trained = new Promise<Trained>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training ended with code ${code} and no model`)))
  })
  return { worker, trained }
}

const lockTraining = (tx: Tx, releaseId: string) =>
  tx.maybe<{ number: number; madeBy: string | null }>(sql`select number, made_by "madeBy" from bot.release
    where id = ${releaseId} and state = 'training' for update`)

async function jobOf(db: Queryable, releaseId: string): Promise<TrainingJob | undefined> {
  const row = await db.maybe<{ content: ReleaseContent }>(
    sql`select content from bot.release where id = ${releaseId} and state = 'training'`,
  )
  if (!row) return undefined
  const regression = await db.rows<RegressionRow>(
    sql`select text, intent, is_must "isMust" from bot.regression order by added_at, id`,
  )
  const current = await db.maybe<{ content: ReleaseContent; model: Buffer }>(
    sql`select content, model from bot.release where state = 'released'`,
  )
  const before = current ? { content: current.content, model: new Uint8Array(current.model) } : null
  return { content: row.content, regression, current: before }
}

/**
 * Keeps what was learned, once. The very first release of an installation that was filled with the starter pack, which
 * nobody here made, is let out as soon as the gate is open.
 */
async function keep(platform: Platform, tx: Tx, releaseId: string, trained: Trained): Promise<void> {
  const release = await lockTraining(tx, releaseId)
  if (!release) return
  const now = platform.clock.now()
  const report = gate(trained)
  const isFirst =
    release.madeBy === null && (await tx.rows(sql`select from bot.release where state = 'released'`)).length === 0
  const state = report.stoppedBy.length > 0 ? 'stopped' : isFirst ? 'released' : 'gated'
  await tx.run(sql`update bot.release set state = ${state}, model = ${Buffer.from(trained.model)},
      report = ${json(report)}, released_at = ${state === 'released' ? at(now) : null} where id = ${releaseId}`)
  await announce(platform, tx, releaseId, release.number, state)
}

async function fail(platform: Platform, tx: Tx, releaseId: string, fault: string): Promise<void> {
  const release = await lockTraining(tx, releaseId)
  if (!release) return
  await tx.run(sql`update bot.release set state = 'failed', fault = ${fault} where id = ${releaseId}`)
  await announce(platform, tx, releaseId, release.number, 'failed')
}

const announce = (
  platform: Platform,
  tx: Tx,
  releaseId: string,
  number: number,
  to: 'gated' | 'stopped' | 'failed' | 'released',
) =>
  platform.log.announce(tx, { kind: 'system', id: 'bot.training' }, [
    releaseMoved.of(releaseId, platform.clock.now(), { releaseId, number, to }),
  ])
