import { identityAnswers } from '#modules/identity/answers.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { giveFeedback } from '#modules/knowledge/feedback/feedback.ts'
import { readSettings, saveSettings } from '#modules/knowledge/feedback/settings.ts'
import { recordUnanswered } from '#modules/knowledge/lookups/record.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'
import { writesArticles } from '#modules/knowledge/permissions.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { ROSTERED } from './bank/work-contracts.ts'
import { expectDone } from './expect-done.ts'
import { seedArticleFiles } from './seed-article-files.ts'
import { known, type SeededPeople } from './seed-people.ts'

const TRAINER = '2002'
/** Who approves what is told to customers. */
export const COMPLIANCE = '3002'
const HOUR_MS = 3_600_000
/** The pack was approved before the oldest talk that it answers. */
const PACK_AGE_MS = 90 * 24 * HOUR_MS

/** What customers asked lately and nobody could tell them: question, how often. */
const UNANSWERED = [
  ['信用卡积分能换航空里程吗', 7],
  ['周末能不能预约大额取现送到家', 4],
  ['手机银行支持鸿蒙平板吗', 3],
  ['给孩子的压岁钱账户怎么开', 2],
] as const

/** What agents found amiss: the article, by its place, and what they said. */
const FEEDBACK = [
  ['missing', '没有写港澳居民居住证能不能用，客户常问。'],
  ['unclear', '“次日”是指自然日还是工作日？请写明。'],
] as const

/**
 * The starter pack as the bank's own articles: written by the trainer, approved by compliance, with a little of what keeps
 * articles good. @returns how many articles
 */
export async function seedArticles(inside: Platform, tx: Tx, people: SeededPeople, now: number): Promise<number> {
  const [by, approvedBy] = [known(people.idByAgentNo, TRAINER), known(people.idByAgentNo, COMPLIANCE)]
  const pack = starterPack()
  const earlier: Platform = { ...inside, clock: { now: () => now - PACK_AGE_MS } }
  await importPack(earlier, tx, pack, { by, approvedBy })
  await seedArticleFiles(inside, tx, { by, approvedBy }, now)
  const { promises } = asksOf(inside)
  const { version } = await readSettings(tx)
  const settings = { feedbackDays: 3, feedbackCalendar: 'office', version }
  expectDone('article settings', await saveSettings(inside, promises, settings))
  await seedFeedback(inside, tx, people)
  for (const [place, [question, times]] of UNANSWERED.entries()) {
    for (let time = 0; time < times; time += 1) {
      const at = now - (place * 5 + time * 7 + 1) * HOUR_MS
      await recordUnanswered(tx, { question, locale: 'zh-CN', at, channel: 'web' })
    }
  }
  return pack.length
}

async function seedFeedback(inside: Platform, tx: Tx, people: SeededPeople): Promise<void> {
  const { promises, identity } = asksOf(inside)
  const mayWrite = async (_tx: Tx, personId: string) => {
    const [person] = await identity.people(tx, [personId])
    return person !== undefined && writesArticles(person.roles)
  }
  const articles = await tx.rows<{ id: string }>(
    sql`select id from knowledge.article where code like 'account%' order by code limit ${FEEDBACK.length}`,
  )
  const agentNo = ROSTERED.find(({ role }) => role === 'agent')?.agentNo ?? ''
  const agent = known(people.idByAgentNo, agentNo)
  for (const [place, { id }] of articles.entries()) {
    const [kind, note] = FEEDBACK[place] ?? FEEDBACK[0]
    const body = { version: 1, locale: 'zh-CN', kind, note } as const
    expectDone('article feedback', await giveFeedback({ platform: inside, promises, mayWrite }, agent, id, body))
  }
}

function asksOf(inside: Platform) {
  const identity = identityAnswers(identityDeps(inside))
  return { identity, promises: promisesModule(inside, { identity }).questions }
}
