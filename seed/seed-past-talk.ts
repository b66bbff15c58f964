import { EVERY_WEEK, THEMES_TIMER } from '#modules/assist/themes/look.ts'
import { zoneOf } from '#modules/assist/tool-use/week.ts'
import { articleSaid, BOT_NAME } from '#modules/bot/words.ts'
import type { NewMessage } from '#modules/conversations/questions.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { type PastTalk, pastTalk } from './bank/past-talk.ts'
import { routingDeps } from './within.ts'

const ANSWERED_AFTER_MS = 1_000

/**
 * What customers asked the bot in the last ten weeks, each in the thread of another customer, with the answer of the pack;
 * the first node looks through last week's when it starts. @returns how many questions
 */
export async function seedPastTalk(inside: Platform, tx: Tx, now: number): Promise<number> {
  const talk = pastTalk(zoneOf(inside.config.TIME_ZONE), now)
  const customers = await tx.rows<{ id: string }>(
    sql`select id from customers.customer where customer_no is not null order by id limit ${talk.length}`,
  )
  const { conversations } = routingDeps(inside).asks
  const answers = new Map(starterPack().map(({ code, words }) => [code, words]))
  let asked = 0
  for (const [place, one] of talk.entries()) {
    const customerId = customers[place]?.id
    const words = answers.get(one.article)?.[one.locale]
    if (customerId === undefined || !words) continue
    const cause = { kind: 'customer', id: customerId } as const
    const conversationId = await conversations.conversationOf(tx, cause, customerId, one.at)
    const [question, answer] = linesOf(conversationId, customerId, one, words)
    await conversations.postInTurn(tx, [question], one.at)
    await conversations.postInTurn(tx, [answer], one.at + ANSWERED_AFTER_MS)
    asked += 1
  }
  await inside.timers.set(tx, THEMES_TIMER, EVERY_WEEK, now)
  return asked
}

function linesOf(
  conversationId: string,
  customerId: string,
  { text, locale, at }: PastTalk,
  words: Parameters<typeof articleSaid>[0],
): readonly [NewMessage, NewMessage] {
  const line = { conversationId, audience: 'everyone' } as const
  return [
    {
      ...line,
      clientId: `past:${at}`,
      author: { kind: 'customer', id: customerId },
      body: { kind: 'text', text },
    },
    {
      ...line,
      clientId: `past:${at}:bot`,
      author: { kind: 'bot', id: 'bot', name: BOT_NAME[locale] },
      body: { kind: 'text', text: articleSaid(words, 1, locale) },
    },
  ]
}
