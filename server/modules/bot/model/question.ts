import { noState } from '#modules/bot/mind.ts'
import type { ChatMessage } from '#modules/bot/model/client.ts'
import { commandRequest, type Meaning, readCommand, type ToUnderstand } from '#modules/bot/model/command.ts'
import { phraseRequest, readPhrase, type ToPhrase } from '#modules/bot/model/phrase.ts'
import { COMMAND_VERSION } from '#modules/bot/model/prompts/command-1.ts'
import { PHRASE_VERSION } from '#modules/bot/model/prompts/phrase-1.ts'
import type { Question, Thought } from '#modules/bot/think.ts'
import { articleSaid, citationOf } from '#modules/bot/words.ts'
import type { ArticleInForce, KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What the model is for: to say an answer that the bot has found in other words, or to choose among what the bot can do. */
export type Suggested =
  | {
      readonly kind: 'phrase'
      /** What the bot says without it: only this is replaced. */
      readonly embedded: string
      readonly text: string
    }
  | {
      readonly kind: 'command'
      /** What the bot does without it: only this is thought over. */
      readonly act: string
      readonly meaning: Meaning
    }

export interface ModelQuestion {
  readonly purpose: 'phrase' | 'command'
  readonly language: string
  readonly promptVersion: string
  readonly messages: readonly ChatMessage[]
  readonly articles: readonly Pick<ArticleInForce, 'articleId' | 'version'>[]
  /** Judges what came back; anything but a suggestion is the codes of what was wrong with it. */
  readonly read: (content: string, now: number) => Suggested | readonly string[]
}

type Turn = Pick<Question, 'release' | 'session' | 'text' | 'language' | 'now' | 'today'>

/** Done only because nothing better was understood. */
const NOT_UNDERSTOOD: readonly string[] = ['clarify', 'rephrase']

/**
 * What to ask the model about a turn the bot has thought through; undefined where the bot needs no help and wherever a
 * person, a feeling or a risk comes in: there the model has no part.
 */
export async function questionFor(
  knowledge: KnowledgeQuestions,
  db: Queryable,
  turn: Turn,
  thought: Thought,
): Promise<ModelQuestion | undefined> {
  const { reading, cited, next } = thought
  if (!reading || next.kind !== 'go-on' || reading.isUpset || reading.cues.length > 0) return undefined
  if (thought.act === 'answer' && cited) {
    const article = await knowledge.article(db, cited.articleId, turn.now)
    return article?.version === cited.version ? toPhrase(turn, thought, article) : undefined
  }
  const asksInFlow = thought.act === 'ask' && reading.slots.length === 0 && isWaiting(turn)
  return asksInFlow || NOT_UNDERSTOOD.includes(thought.act) ? toUnderstand(turn, thought) : undefined
}

const isWaiting = ({ session }: Turn): boolean => session.state?.dialogue.active?.waiting?.for === 'slot'

function toPhrase({ text }: Turn, { language }: Thought, article: ArticleInForce): ModelQuestion | undefined {
  const own = article.words[language]
  if (!own) return undefined
  const asked: ToPhrase = { language, text, articles: [article] }
  const { messages, hidden } = phraseRequest(asked)
  return {
    purpose: 'phrase',
    language,
    promptVersion: PHRASE_VERSION,
    messages,
    articles: [{ articleId: article.articleId, version: article.version }],
    read(content, now) {
      const phrased = readPhrase(content, asked, hidden, now)
      if (!phrased.ok) return phrased.why
      return {
        kind: 'phrase',
        embedded: articleSaid(own, article.version, language),
        text: `${phrased.text}\n\n${citationOf(own.title, article.version, language)}`,
      }
    },
  }
}

function toUnderstand({ release, session, text, language, today }: Turn, { act }: Thought): ModelQuestion {
  const { dialogue } = session.state ?? noState()
  const asked: ToUnderstand = { language, text, release, dialogue, today }
  return {
    purpose: 'command',
    language,
    promptVersion: COMMAND_VERSION,
    messages: commandRequest(asked),
    articles: [],
    read(content) {
      const meaning = readCommand(content, asked)
      return meaning ? { kind: 'command', act, meaning } : ['no-command']
    },
  }
}
