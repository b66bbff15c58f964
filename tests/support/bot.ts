import type { IntentContent, ReleaseContent } from '#modules/bot/release-content.ts'
import { putPackIn, switchOn } from '#modules/bot/seed.ts'
import type { PackArticle } from '#modules/knowledge/articles/import-pack.ts'
import { sql } from '#platform/database/database.ts'
import type { Application } from '#server/application.ts'
import { beginVisit, type TestVisit } from './chat.ts'
import { until } from './floor.ts'

const named = (name: string) => ({ 'zh-CN': name, 'zh-TW': name, en: name })

const intent = (
  code: string,
  does: IntentContent['does'],
  zh: readonly string[],
  en: readonly string[],
): IntentContent => ({ code, name: named(code), topic: null, reason: null, does, utterances: { zh, en } })

/** A bot that knows little, learned in a moment: fees of cards, opening hours, and who wants a person. */
export const SMALL_BOT: ReleaseContent = {
  intents: [
    intent(
      'card-fee',
      { kind: 'article', article: 'card-fee' },
      [
        '信用卡年费多少',
        '年费怎么收',
        '卡要交年费吗',
        '怎么免年费',
        '年费什么时候扣',
        '这张卡的年费是多少钱',
        '年费能退吗',
        '附属卡收年费吗',
      ],
      [
        'what is the annual fee',
        'annual fee of my card',
        'do I pay a yearly fee',
        'how is the card fee waived',
        'when is the annual fee taken',
        'fee for a credit card',
      ],
    ),
    intent(
      'opening-hours',
      { kind: 'article', article: 'opening-hours' },
      [
        '网点几点开门',
        '周末上班吗',
        '营业时间是几点',
        '银行几点关门',
        '中午休息吗',
        '你们几点下班',
        '节假日开门吗',
        '今天营业吗',
      ],
      [
        'when do you open',
        'opening hours of the branch',
        'are you open on Sunday',
        'what time do you close',
        'is the branch open today',
        'hours on holidays',
      ],
    ),
    intent(
      'ask-for-person',
      { kind: 'hand-over', why: 'asked' },
      ['转人工', '人工客服', '我要找人', '真人客服', '叫个人来', '接人工'],
      ['talk to a person', 'human please', 'agent', 'I want a human', 'real person', 'speak to someone'],
    ),
  ],
  flows: [],
  outOfScope: [
    '今天天气怎么样',
    '讲个笑话',
    'what is the weather',
    'tell me a joke',
    '帮我写首诗',
    'who won the match',
  ],
}

/** Puts the small bot in, lets it out and switches it on at an entrance; back when this node answers by it. */
export async function startSmallBot(
  { platform }: Pick<Application, 'platform'>,
  entrance: string | null = 'web:main',
): Promise<{ readonly releaseId: string }> {
  const { releaseId } = await platform.db.transaction((tx) => putPackIn(platform, tx, SMALL_BOT, []))
  await until(async () => {
    const row = await platform.db.maybe<{ state: string }>(sql`select state from bot.release where id = ${releaseId}`)
    return row?.state === 'released'
  })
  if (entrance !== null) await switchOn(platform, entrance)
  return { releaseId }
}

const article = (code: string, title: string, english: string, answer: string): PackArticle => ({
  code,
  topic: 'card',
  audience: 'customer',
  channels: [],
  products: [],
  words: {
    'zh-CN': { title, questions: [`${title}是什么`], answer },
    'zh-TW': { title, questions: [`${title}是什麼`], answer },
    en: { title: english, questions: [`what about ${english}`], answer: `${english}: see the house.` },
  },
})

/** What the small bot answers from. */
export const SMALL_ARTICLES: readonly PackArticle[] = [
  article('card-fee', '信用卡年费', 'Annual fee', '年费为每年 200 元，一年内消费满五次即可免去。'),
  article('opening-hours', '网点营业时间', 'Opening hours', '网点周一至周五 9:00 至 17:00 营业。'),
]

/** Waits until the node at this address has the release in memory: a first message there is the bot's. */
export async function answersAt(url: string): Promise<void> {
  await until(async () => {
    const visit = await beginVisit(url)
    const body = { clientId: crypto.randomUUID(), body: { kind: 'text', text: '你好' } }
    await visit.api('/chat/messages', { method: 'POST', body })
    const { phase } = (await (await visit.api('/chat/contact')).json()) as { phase: string }
    await visit.api('/chat/visits/end', { method: 'POST' })
    return phase === 'bot'
  })
}

export interface TestSession {
  readonly sessionId: string
  readonly outcome: string | null
  readonly why: string | null
  readonly intent: string | null
  readonly turnCount: number
  readonly contactId: string | null
  readonly repeatedAt: number | null
}

/** Sessions of a visit's conversation, the first first. */
export const sessionsOf = (
  { platform }: Pick<Application, 'platform'>,
  visit: Pick<TestVisit, 'conversationId'>,
): Promise<TestSession[]> =>
  platform.db.rows<TestSession>(sql`select id "sessionId", outcome, why, intent, turn_count "turnCount",
      contact_id "contactId", repeated_at "repeatedAt"
    from bot.session where conversation_id = ${visit.conversationId} order by began_at`)

/** What the bot said there, once it has said so many things. */
export const botLines = (
  { platform }: Pick<Application, 'platform'>,
  visit: Pick<TestVisit, 'conversationId'>,
  atLeast: number,
): Promise<
  { readonly seq: number; readonly text: string; readonly clientId: string; readonly choices: string[] | null }[]
> =>
  until(async () => {
    const lines = await platform.db.rows<{ seq: number; text: string; clientId: string; choices: string[] | null }>(
      sql`select seq, text, client_id "clientId", extra->'choices' choices from conversations.message
        where conversation_id = ${visit.conversationId} and author_kind = 'bot' order by seq`,
    )
    return lines.length >= atLeast && lines
  })
