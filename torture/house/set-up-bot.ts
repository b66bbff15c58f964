import { setTimeout as sleep } from 'node:timers/promises'
import { SMALL_ARTICLES, SMALL_BOT } from '../../tests/support/bot.ts'
import type { SignedInPerson } from '../../tests/support/people.ts'
import { post, put, read } from './ask.ts'

const LEARNED_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 100

/** A bot that knows little answers first at this entrance; articles and release are let out by a second person. */
export async function setUpBot(admin: SignedInPerson, second: SignedInPerson, entrance: string): Promise<void> {
  for (const article of SMALL_ARTICLES) await addArticle(admin, second, article)
  for (const { code, ...intent } of SMALL_BOT.intents) {
    await put(admin, `/api/bot/intents/${code}`, { ...intent, version: 0 })
  }
  const { releaseId } = await post<{ releaseId: string }>(admin, '/api/bot/releases', { note: 'torture' })
  await learned(admin, releaseId)
  await post(second, `/api/bot/releases/${releaseId}/let-out`)
  await put(admin, `/api/bot/assistants/web:${entrance}`, { isOn: true, idleSeconds: 60, version: 0 })
}

async function addArticle(admin: SignedInPerson, second: SignedInPerson, article: object): Promise<void> {
  const body = { ...article, unitIds: [], effectiveAt: null, expiresAt: null }
  const { articleId } = await post<{ articleId: string }>(admin, '/api/articles', body)
  const draft = { version: 1, revision: 1 }
  await post(admin, `/api/articles/${articleId}/submission`, draft)
  await post(second, `/api/articles/${articleId}/review`, { ...draft, decision: 'approve', note: null })
}

async function learned({ api }: SignedInPerson, releaseId: string): Promise<void> {
  for (const until = Date.now() + LEARNED_WITHIN_MS; ; await sleep(LOOK_EVERY_MS)) {
    const { releases } = await read<{ releases: { releaseId: string; state: string }[] }>(api('/api/bot/releases'))
    const state = releases.find((release) => release.releaseId === releaseId)?.state
    if (state === 'gated') return
    if (state !== 'training' || Date.now() > until) throw new Error(`setting up: the bot's release is ${state}`)
  }
}
