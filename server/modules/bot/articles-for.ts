import type { DialogueState, IntentDecision, KnownArticle } from '#libs/dialogue/dialogue.ts'
import type { Locale } from '#libs/dialogue/flow.ts'
import type { LoadedRelease } from '#modules/bot/mind.ts'
import type { ArticleInForce, KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

export interface Looked {
  /** What the question itself found, best first. */
  readonly found: readonly { readonly article: string; readonly isSure: boolean }[]
  /** By code: all the dialogue may cite in this turn. */
  readonly known: Readonly<Record<string, KnownArticle>>
  /** By `<articleId> <version>`: their words. */
  readonly texts: ReadonlyMap<string, ArticleInForce>
}

const MOST_FOUND = 3
/** From this score on the best article holds what the question says; see `NOTHING_FOUND` of libs/language/retrieve. */
const SURE_FROM = 0.55
/** The second best must be this much worse: two that fit as well are a choice for the customer. */
const LEAD = 0.08
/** Of the intents that come into question, so many can be answered in this turn. */
const MOST_INTENTS = 3

/**
 * The articles that may answer in this turn: those the question finds, those its likely intents name, and those of the
 * flow under way. Each is in force at this very instant, for customers, on this channel, and has words in this language.
 */
export async function articlesFor(
  knowledge: KnowledgeQuestions,
  db: Queryable,
  turn: {
    readonly release: LoadedRelease
    readonly session: { readonly channel: string }
    readonly dialogue: DialogueState
    readonly ranked: readonly { readonly label: string; readonly probability: number }[]
    readonly decision: IntentDecision
    readonly text: string
    readonly language: Locale
    readonly now: number
  },
): Promise<Looked> {
  const { language, now } = turn
  const channel = turn.session.channel
  const isTold = (article: ArticleInForce) =>
    article.audience !== 'agent' &&
    article.unitIds.length === 0 &&
    (article.channels.length === 0 || article.channels.includes(channel)) &&
    article.words[language] !== undefined
  const hits = knowledge
    .search(turn.text, { at: now, audience: 'customer', channel, limit: MOST_FOUND })
    .filter(({ article }) => isTold(article))
  const codes = new Set([...ofIntents(turn), ...ofFlows(turn)])
  for (const { article } of hits) codes.delete(article.code)
  const named: ArticleInForce[] = []
  for (const code of codes) {
    const article = await knowledge.article(db, code, now)
    if (article && isTold(article)) named.push(article)
  }
  const all = [...hits.map(({ article }) => article), ...named]
  const [best, second] = hits
  const isSure = best !== undefined && best.score >= SURE_FROM && best.score - (second?.score ?? 0) >= LEAD
  return {
    found: hits.map(({ article }, place) => ({ article: article.code, isSure: place === 0 && isSure })),
    known: Object.fromEntries(all.map((article) => [article.code, toKnown(article)])),
    texts: new Map(all.map((article) => [`${article.articleId} ${article.version}`, article])),
  }
}

/** Those of the likely intents, and of the buttons that are on offer. */
function ofIntents({ release, dialogue, ...turn }: Parameters<typeof articlesFor>[2]): string[] {
  const named = [...likelyIntents(turn), ...offered(dialogue, 'intent')].flatMap((code) => {
    const does = release.intents[code]?.does
    return does?.kind === 'article' ? [does.article] : []
  })
  return [...named, ...offered(dialogue, 'article')]
}

/** What stands on the buttons that were shown last. */
const offered = ({ offered: buttons }: DialogueState, kind: 'intent' | 'article'): string[] =>
  buttons.flatMap(({ choice }) => (choice.startsWith(`${kind}:`) ? [choice.slice(kind.length + 1)] : []))

/** Those the dialogue may act upon in this turn; looking up more would only cost time. */
function likelyIntents({ decision, ranked }: Pick<Parameters<typeof articlesFor>[2], 'decision' | 'ranked'>): string[] {
  if (decision.kind === 'answer') return [decision.label]
  if (decision.kind === 'clarify') return [...decision.labels]
  return ranked.slice(0, MOST_INTENTS).map(({ label }) => label)
}

/** Those of flows that are under way or may begin. */
function ofFlows({ release, dialogue, ...turn }: Parameters<typeof articlesFor>[2]): string[] {
  const begun = [dialogue.active, ...dialogue.suspended].flatMap((run) => (run ? [run.flow] : []))
  const likely = [...likelyIntents(turn), ...offered(dialogue, 'intent')].flatMap((label) => {
    const does = release.intents[label]?.does
    return does?.kind === 'flow' ? [does.flow] : []
  })
  return [...new Set([...begun, ...likely])].flatMap((code) =>
    (release.flows[code]?.steps ?? []).flatMap((step) => (step.kind === 'article' ? [step.article] : [])),
  )
}

function toKnown(article: ArticleInForce): KnownArticle {
  const { articleId, version, topic, effectiveAt, expiresAt, words } = article
  const title = (locale: Locale) => words[locale]?.title ?? words['zh-CN']?.title ?? words.en?.title ?? article.code
  return {
    articleId,
    version,
    title: { 'zh-CN': title('zh-CN'), 'zh-TW': title('zh-TW'), en: title('en') },
    topic,
    isApproved: true,
    effectiveAt,
    expiresAt,
  }
}
