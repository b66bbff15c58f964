import type { Intent } from '#libs/dialogue/dialogue.ts'
import type { Flow } from '#libs/dialogue/flow.ts'
import { type IntentModel, isOfThisVersion, readModel } from '#libs/language/classify/intent-model.ts'
import { releaseMoved } from '#modules/bot/events.ts'
import type { LoadedRelease, Mind } from '#modules/bot/mind.ts'
import type { ReleaseContent } from '#modules/bot/release-content.ts'
import { startLearning } from '#modules/bot/training.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** The release that is out, kept in memory: loaded at the start, and whenever another one is let out on any node. */
export function createMind(platform: Platform): Mind & { start(): Promise<void>; stop(): Promise<void> } {
  let current: LoadedRelease | undefined
  const refresh = platform.repeat(
    async () => {
      current = await readCurrent(platform.db, current)
    },
    { onError: (error) => platform.logger.warn({ err: error }, 'the bot’s release was not loaded: will try again') },
  )
  platform.log.listen((facts) => {
    const isMoved = facts.some((fact) => releaseMoved.is(fact) && LET_OUT.includes(fact.data.to))
    if (isMoved) refresh.wake()
  })
  return {
    current: () => current,
    async start() {
      refresh.wake()
      await refresh.idle()
    },
    stop: refresh.stop,
  }
}

const LET_OUT: readonly string[] = ['released', 'rolled-back-to']

async function readCurrent(db: Queryable, known: LoadedRelease | undefined): Promise<LoadedRelease | undefined> {
  const head = await db.maybe<{ id: string }>(sql`select id from bot.release where state = 'released'`)
  if (!head || head.id === known?.releaseId) return head ? known : undefined
  return loadRelease(db, head.id)
}

export async function loadRelease(db: Queryable, releaseId: string): Promise<LoadedRelease | undefined> {
  const row = await db.maybe<{ number: number; content: ReleaseContent; model: Buffer | null }>(
    sql`select number, content, model from bot.release where id = ${releaseId}`,
  )
  if (!row?.model) return undefined
  const model = await modelOf(new Uint8Array(row.model), row.content)
  const reasons = Object.fromEntries(row.content.intents.map(({ code, reason }) => [code, reason]))
  return { releaseId, number: row.number, model, ...knowledgeOf(row.content), reasons }
}

/**
 * A model that an older version of this program kept cannot be read and is learned again from the same content, in a
 * thread, seconds; in memory only, for a node of the older version may still be at work on the one that is kept.
 */
async function modelOf(bytes: Uint8Array, content: ReleaseContent): Promise<IntentModel> {
  if (isOfThisVersion(bytes)) return readModel(bytes)
  const { trained } = await startLearning({ content, regression: [], current: null })
  return readModel((await trained).model)
}

/** What the dialogue may draw on: intents without their utterances, and flows, by code. */
export function knowledgeOf(content: ReleaseContent): {
  readonly intents: Readonly<Record<string, Intent>>
  readonly flows: Readonly<Record<string, Flow>>
} {
  return {
    intents: Object.fromEntries(
      content.intents.map(({ code, name, topic, does }) => [code, { code, name, topic, does }]),
    ),
    flows: Object.fromEntries(content.flows.map((flow) => [flow.code, flow])),
  }
}
