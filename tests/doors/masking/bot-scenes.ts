import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Application } from '#server/application.ts'
import { ok } from '../../support/floor.ts'
import type { SignedInPerson } from '../../support/people.ts'

const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const code = () => `x${crypto.randomUUID().slice(24)}`
const utterances = () => ({ zh: Array.from({ length: 5 }, () => `words ${crypto.randomUUID().slice(30)}`), en: [] })
const intent = () => ({
  name: words,
  topic: null,
  reason: null,
  does: { kind: 'hand-over', why: 'asked' },
  utterances: utterances(),
  version: 0,
})

/** An intent that is new each time, a working copy that can become a release, and an answer to be looked at. */
export function botScenes({ platform }: Pick<Application, 'platform'>, boss: SignedInPerson) {
  return {
    'PUT /api/bot/assistants/{entrance}': async () => ({
      outside: { entrance: `web:${code()}` },
      body: { isOn: false, idleSeconds: 900, greeting: words, thresholds: null, version: 0 },
    }),
    'PUT /api/bot/intents/{code}': async () => ({ outside: { code: code() }, body: intent() }),
    'POST /api/bot/releases': async () => {
      await platform.db.run(sql`delete from bot.draft`)
      for (let n = 0; n < 2; n++) {
        await ok(boss.api(`/api/bot/intents/${code()}`, { method: 'PUT', body: intent() }))
      }
      return { body: { note: 'x' } }
    },
    'PUT /api/bot/reviews/{sessionId}/{seq}': async () => {
      const sessionId = newId()
      await platform.db.run(sql`insert into bot.session (id, conversation_id, customer_id, entrance, channel, language,
          began_at, begun_after_seq, answered_up_to_seq, last_turn_at, ended_at, outcome, why)
        values (${sessionId}, ${newId()}, ${newId()}, 'web:main', 'web', 'en', now(), 0, 1, now(), now(), 'left', 'silent')`)
      await platform.db.run(sql`insert into bot.turn (session_id, seq, at, act, article_id, article_version, reading, took_ms)
        values (${sessionId}, 1, now(), 'answer', ${newId()}, 1, '{}', 1)`)
      return { outside: { sessionId, seq: '1' }, body: { verdict: 'right', note: 'x' } }
    },
  }
}
