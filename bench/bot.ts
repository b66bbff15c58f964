import { setTimeout as sleep } from 'node:timers/promises'
import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'
import { putPackIn, switchOn } from '#modules/bot/seed.ts'
import { TRAIN_TIMER } from '#modules/bot/timer-kinds.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'
import { systemClock } from '#platform/clock.ts'
import { connect, sql } from '#platform/database/database.ts'
import { createLog } from '#platform/log/log.ts'
import { createLogger } from '#platform/logger.ts'
import type { Platform } from '#platform/module.ts'
import { createTimers } from '#platform/timers.ts'
import { openCluster } from './database.ts'
import { startProduct } from './delivery/servers.ts'
import { type BenchOptions, type Row, rowOf } from './report.ts'
import { fillStaff } from './staff.ts'
import { openWire, type Wire } from './wire.ts'

/** Messages a second, each of a customer of its own: every answer is a first answer. */
const A_SECOND = 50
const LEARNED_WITHIN_MS = 180_000
const ANSWERED_WITHIN_MS = 10_000

/**
 * The bot's first answer at 50 messages a second, on one node with everything the product brings: from the customer's words
 * leaving to the bot's first words arriving, by the public door. Beside it the acknowledgement of the same words.
 */
export async function run({ secondsGiven, onProgress }: BenchOptions): Promise<Row[]> {
  const seconds = secondsGiven ?? 10
  const cluster = await openCluster()
  const ends: (() => Promise<void> | void)[] = [() => cluster.close()]
  try {
    const databaseUrl = await cluster.fresh('bench_bot')
    const product = await startProduct(databaseUrl)
    ends.push(() => product.stop())
    onProgress('bot: it learns what the product brings')
    await fillKnowledge(databaseUrl)
    onProgress(`bot: ${seconds * A_SECOND} customers open the page`)
    const customers: Customer[] = []
    for (let n = 0; n < seconds * A_SECOND; n += 25) {
      customers.push(...(await Promise.all(Array.from({ length: 25 }, () => openPage(product.url)))))
    }
    onProgress(`bot: ${A_SECOND} messages a second for ${seconds} s`)
    const texts = STARTER_CONTENT.intents.flatMap(({ utterances }) => [...utterances.zh, ...utterances.en])
    const asked: Promise<Asked>[] = []
    const beganAt = performance.now()
    for (const [n, customer] of customers.entries()) {
      await sleep(Math.max(0, beganAt + (n * 1_000) / A_SECOND - performance.now()))
      asked.push(customer.ask(texts[(n * 37) % texts.length] ?? 'hello'))
    }
    const answers = await Promise.all(asked)
    for (const { wire } of customers) wire.end()
    const first = sorted(answers.map(({ answeredMs }) => answeredMs))
    const acknowledged = sorted(answers.map(({ acknowledgedMs }) => acknowledgedMs))
    return [
      rowOf('bot', 'first answer p95, 50 messages a second', 'ms', [at(first, 0.95)], { atMost: 150 }),
      rowOf('bot', 'first answer p50', 'ms', [at(first, 0.5)]),
      rowOf('bot', 'first answer, slowest', 'ms', [at(first, 1)]),
      rowOf('bot', 'acknowledgement p95', 'ms', [at(acknowledged, 0.95)]),
    ]
  } finally {
    for (const end of ends.reverse()) await end()
  }
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
const at = (values: readonly number[], share: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

interface Asked {
  readonly acknowledgedMs: number
  readonly answeredMs: number
}

interface Customer {
  readonly wire: Wire
  ask(text: string): Promise<Asked>
}

async function openPage(url: string): Promise<Customer> {
  const begun = await fetch(`${url}/chat/visits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'main', language: 'zh-CN' }),
  })
  const { visitToken, conversationId } = (await begun.json()) as { visitToken: string; conversationId: string }
  let onBot = () => {}
  const wire = await openWire({
    url,
    door: 'customer',
    token: visitToken,
    onFrame(frame) {
      if (frame.t === 'feed' && frame.items?.some(({ author }) => author.kind === 'bot')) onBot()
    },
  })
  wire.open(`conversation:${conversationId}`, 0)
  wire.open(`contact:${conversationId}`)
  return {
    wire,
    async ask(text) {
      const sentAt = performance.now()
      const answered = new Promise<number>((resolve, reject) => {
        onBot = () => resolve(performance.now() - sentAt)
        setTimeout(() => reject(new Error(`the bot did not answer “${text}”`)), ANSWERED_WITHIN_MS).unref()
      })
      await wire.do('post-message', { clientId: crypto.randomUUID(), body: { kind: 'text', text } })
      const acknowledgedMs = performance.now() - sentAt
      return { acknowledgedMs, answeredMs: await answered }
    },
  }
}

/** Articles, intents and flows of the starter pack, as the demo bank has them; back when the release is out. */
async function fillKnowledge(databaseUrl: string): Promise<void> {
  const [by, approvedBy] = await fillStaff(databaseUrl, 2, { role: 'trainer' })
  if (!by || !approvedBy) throw new Error('two people are needed to bring articles in')
  const db = connect({ url: databaseUrl, poolSize: 2, applicationName: 'bench-bot', onError: () => {} })
  const logger = createLogger({ level: 'silent' })
  const log = createLog(db, logger)
  const timers = createTimers(db, systemClock, logger)
  timers.handle({ [TRAIN_TIMER]: async () => {} })
  // Filling needs no more of the house than these.
  const platform = { db, log, clock: systemClock, timers, logger } as unknown as Platform
  try {
    await db.transaction((tx) =>
      importPack(platform, tx, starterPack(), { by: by.personId, approvedBy: approvedBy.personId }).then(() => {}),
    )
    const { releaseId } = await db.transaction((tx) => putPackIn(platform, tx))
    await switchOn(platform, 'web:main')
    for (const until = performance.now() + LEARNED_WITHIN_MS; ; await sleep(250)) {
      const release = await db.one<{ state: string }>(sql`select state from bot.release where id = ${releaseId}`)
      if (release.state === 'released') break
      if (release.state !== 'training' || performance.now() > until) throw new Error(`the release is ${release.state}`)
    }
    // Nodes hear of it within moments.
    await sleep(2_000)
  } finally {
    await timers.stop()
    await log.stop()
    await db.close()
  }
}
