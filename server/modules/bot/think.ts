import type { Stop } from '#libs/contact-gate/spoken-refusal.ts'
import { decideTurn } from '#libs/dialogue/decide-turn.ts'
import type { Act, Reply, TurnContext } from '#libs/dialogue/dialogue.ts'
import type { Locale, Words } from '#libs/dialogue/flow.ts'
import type { HandOver } from '#libs/dialogue/hand-over.ts'
import { articlesFor } from '#modules/bot/articles-for.ts'
import { mannerAt } from '#modules/bot/assistants.ts'
import { commandIn } from '#modules/bot/carry-out.ts'
import type { AssistantThresholds } from '#modules/bot/contract.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { type BotState, type LoadedRelease, noState } from '#modules/bot/mind.ts'
import type { Meaning } from '#modules/bot/model/command.ts'
import { type Reading, readMessage } from '#modules/bot/read-message.ts'
import type { Session } from '#modules/bot/store-sessions.ts'
import { articleSaid, localeOf, localeOfWords, wordsOnFile } from '#modules/bot/words.ts'
import type { CustomerWords } from '#modules/conversations/questions.ts'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'
import type { Tx } from '#platform/database/database.ts'

export interface Said {
  readonly text: string
  readonly choices: readonly string[]
  /** Files of the article it says; posted behind it. */
  readonly fileIds?: readonly string[]
}

/** One message thought through: what is said, where the dialogue stands, how it was understood. */
export interface Thought {
  readonly state: BotState
  readonly language: Locale
  readonly says: readonly Said[]
  /** What was done, by the name of the act. */
  readonly act: string
  readonly intent: string | null
  readonly cited: { readonly articleId: string; readonly version: number } | null
  readonly reading: Reading | null
  readonly tookMs: number
  /** What they told the bank to stop; carried out with the answer. */
  readonly stops: readonly Stop[]
  readonly next: Next
}

export type Next =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'hand-over'; readonly why: string; readonly handOver: HandOver | null; readonly phone?: string }

/**
 * Thinks one message of a customer through: reads it, looks up what may answer at this instant, lets the dialogue decide,
 * and puts it into the customer's language. Reads by `tx`, writes nothing.
 */
export async function think(
  deps: BotDeps,
  tx: Tx,
  session: Session,
  words: CustomerWords,
  now: number,
  meaning?: Meaning,
): Promise<Thought> {
  const startedAt = performance.now()
  const loaded = deps.mind.current()
  if (!loaded) throw new Error('no release is loaded on this node')
  if (words.kind === 'file') return onFile(session, startedAt)
  const { greeting, thresholds } = await mannerAt(tx, session.entrance)
  const release = thresholds ? withThresholds(loaded, thresholds) : loaded
  const text = words.text ?? ''
  const language = localeOfWords(text, localeOf(session.language))
  const context = await contextOf(deps, tx, session, now)
  return thinkThrough(deps, tx, {
    release,
    session,
    text,
    language,
    context,
    messageId: String(words.seq),
    now,
    today: deps.today(now),
    startedAt,
    greeting,
    ...(meaning === undefined ? {} : { meaning }),
  })
}

export interface Question {
  readonly release: LoadedRelease
  readonly session: Pick<Session, 'state' | 'channel'>
  readonly text: string
  readonly language: Locale
  readonly context: TurnContext
  readonly messageId: string
  readonly now: number
  /** The customer's local date. */
  readonly today: string
  readonly startedAt: number
  /** Said before the bot introduces itself; null or left out: nothing. */
  readonly greeting?: Words | null
  /** How a model takes words that were not understood; checked by code, see model/command.ts. */
  readonly meaning?: Meaning
}

/** The same for a message that stands in no thread: try-out and replay ask by it. */
export async function thinkThrough(deps: Pick<BotDeps, 'asks'>, tx: Tx, question: Question): Promise<Thought> {
  const { release, session, text, language, now } = question
  const { meaning = {} } = question
  const read = readMessage(release, session.state, text, question.today)
  const command = commandIn(text, question.context.identityLevel > 0)
  const decision = meaning.decision ?? read.reading.decision
  const articles = await articlesFor(deps.asks.knowledge, tx, {
    ...question,
    text: meaning.query ?? text,
    dialogue: read.before.dialogue,
    ranked: read.reading.ranked,
    decision,
  })
  const turn = decideTurn(
    read.before.dialogue,
    {
      messageId: question.messageId,
      text: meaning.said ?? text,
      locale: language,
      choice: meaning.choice ?? null,
      reading: {
        ...read.forDialogue,
        decision,
        slots: meaning.slots ?? read.forDialogue.slots,
        found: articles.found,
      },
      context: question.context,
      ...(command ? { carriedOut: command.told } : {}),
    },
    { intents: release.intents, flows: release.flows, articles: articles.known },
    now,
  )
  const cited = turn.acts.flatMap((act) => (act.act === 'answer' ? [act] : [])).at(-1)
  return {
    state: { dialogue: turn.state, mood: read.mood, lastSaid: read.said },
    language,
    says: turn.replies.map((reply) => render(reply, language, articles.texts, question.greeting ?? null)),
    act: actOf(turn.acts),
    intent: turn.state.intent,
    cited: cited ? { articleId: cited.articleId, version: cited.version } : null,
    reading: { ...read.reading, found: articles.found },
    tookMs: Math.round(performance.now() - question.startedAt),
    stops: command?.stops ?? [],
    next: nextOf(turn.acts),
  }
}

/** The same release, asked to be more or less sure. */
const withThresholds = (release: LoadedRelease, own: AssistantThresholds): LoadedRelease => ({
  ...release,
  model: { ...release.model, thresholds: { ...release.model.thresholds, ...own } },
})

/** What was done, in a word: the last act that is more than a greeting. */
const actOf = (acts: readonly Act[]): string =>
  acts.filter(({ act }) => act !== 'introduce' && act !== 'ask-if-helped').at(-1)?.act ?? acts.at(-1)?.act ?? 'none'

function nextOf(acts: readonly Act[]): Next {
  for (const act of acts) {
    if (act.act === 'hand-over') return { kind: 'hand-over', why: act.handOver.why, handOver: act.handOver }
    if (act.act === 'promise-call-back') {
      const { handOver, phone } = act
      return { kind: 'hand-over', why: 'call-back', handOver, ...(phone === null ? {} : { phone }) }
    }
  }
  return acts.some(({ act }) => act === 'resolved') ? { kind: 'resolved' } : { kind: 'go-on' }
}

/** Articles speak with their own words and name themselves; everything else is ready in three languages. */
function render(
  reply: Reply,
  language: Locale,
  texts: ReadonlyMap<string, ArticleInForce>,
  greeting: Words | null,
): Said {
  const choices = reply.buttons.map(({ label }) => label[language])
  if (reply.kind !== 'article') {
    const isFirst = greeting !== null && reply.kind === 'words' && reply.code === 'i-am-bot'
    return { text: `${isFirst ? `${greeting[language]}\n` : ''}${reply.words[language]}`, choices }
  }
  const article = texts.get(`${reply.articleId} ${reply.version}`)
  const own = article?.words[language]
  if (!own) throw new Error(`article ${reply.articleId} version ${reply.version} was cited without its words`)
  return { text: articleSaid(own, reply.version, language), choices, fileIds: article.fileIds }
}

async function contextOf(deps: BotDeps, tx: Tx, session: Session, now: number): Promise<TurnContext> {
  const { customers } = deps.asks
  const [card] = await customers.cards(tx, [session.customerId])
  return {
    // The bank's page vouched for them, which is a number that matches and one fact (DOMAIN.md 3.3); no more is known.
    identityLevel: card?.isKnown ? 1 : 0,
    flags: (card?.vulnerabilityNeeds.length ?? 0) > 0 ? ['vulnerable'] : [],
    closed: await deps.desks.closed(tx, session, now),
    hasPhone: false,
  }
}

/** Nothing is read in a file: a person looks at it. */
function onFile(session: Session, startedAt: number): Thought {
  const language = localeOf(session.language)
  return {
    state: session.state ?? noState(),
    language,
    says: [{ text: wordsOnFile(language), choices: [] }],
    act: 'hand-over',
    intent: session.intent,
    cited: null,
    reading: null,
    tookMs: Math.round(performance.now() - startedAt),
    stops: [],
    next: { kind: 'hand-over', why: 'file', handOver: null },
  }
}
