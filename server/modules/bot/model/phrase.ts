import { z } from 'zod'
import type { Locale } from '#libs/dialogue/flow.ts'
import type { CitedArticle, GuardFault } from '#libs/language/guard/answer.ts'
import { checkAnswer } from '#libs/language/guard/check-answer.ts'
import { forbiddenIn } from '#libs/language/guard/forbidden.ts'
import { isCourtesy, sentencesOf, tighten } from '#libs/language/guard/sentences.ts'
import { type ChatMessage, parsed } from '#modules/bot/model/client.ts'
import { type Outgoing, outgoing, restored } from '#modules/bot/model/outgoing.ts'
import { phrasePrompt } from '#modules/bot/model/prompts/phrase-1.ts'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'

/** A question that the bot can answer from these articles, each in force and with words in this language. */
export interface ToPhrase {
  readonly language: Locale
  readonly text: string
  readonly articles: readonly ArticleInForce[]
}

export type Phrased =
  | { readonly ok: true; readonly text: string }
  /** Rules of libs/language/guard, or `no-json` for what is no answer of the form asked for. */
  | { readonly ok: false; readonly why: readonly string[] }

/** What is sent, and the numbers that stayed in the house. */
export function phraseRequest({ language, text, articles }: ToPhrase): {
  readonly messages: readonly ChatMessage[]
  readonly hidden: ReadonlyMap<string, string>
} {
  const hidden = new Map<string, string>()
  const hide = (plain: string): string => {
    const away: Outgoing = outgoing(plain, hidden.size)
    for (const [name, value] of away.hidden) hidden.set(name, value)
    return away.text
  }
  const told = articles.map((article, place) => {
    const words = article.words[language]
    return { id: String(place + 1), title: hide(words?.title ?? ''), text: hide(words?.answer ?? '') }
  })
  // What a customer wrote is never put back into anything.
  const customer_words = outgoing(text, 900).text
  const messages = [
    { role: 'system', content: phrasePrompt(language) },
    { role: 'user', content: JSON.stringify({ language, articles: told, customer_words }) },
  ] as const
  return { messages, hidden }
}

/** More was never needed to answer from one article. */
const MOST_CHARACTERS = 1_200
const sentence = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(400)
    // Marks are set here, by what is cited, and nowhere else.
    .regex(/^[^[\]【】［］\p{Cc}]*$/u),
  cites: z
    .array(z.string().regex(/^\d{1,2}$/))
    .min(1)
    .max(3),
})
const phrasedAnswer = z.strictObject({ sentences: z.array(sentence).min(1).max(6) })

/**
 * Reads what the model wrote, puts hidden numbers back and has it judged sentence by sentence; whatever is not wholly in
 * order is refused whole.
 */
export function readPhrase(
  content: string,
  { language, articles }: ToPhrase,
  hidden: ReadonlyMap<string, string>,
  now: number,
): Phrased {
  const read = phrasedAnswer.safeParse(parsed(withoutFence(content)))
  if (!read.success) return { ok: false, why: ['no-json'] }
  const sentences: { readonly text: string; readonly cites: readonly string[] }[] = []
  for (const { text, cites } of read.data.sentences) {
    const back = restored(text, hidden)
    if (back === undefined) return { ok: false, why: ['number-not-in-article'] }
    sentences.push({ text: ended(back, language), cites })
  }
  const shown = sentences.map(({ text }) => text).join(language === 'en' ? ' ' : '')
  if (shown.length > MOST_CHARACTERS) return { ok: false, why: ['too-long'] }
  const checked = sentences.map(({ text, cites }) => text + cites.map((mark) => `[${mark}]`).join('')).join('\n')
  const citations = articles.map(({ code }, place) => ({ mark: String(place + 1), article: code }))
  const cited = articles.map((article) => citable(article, language))
  const sources = cited.map(({ text }) => tighten(text))
  const verdict = checkAnswer(checked, citations, cited, { now, locale: language })
  const faults: readonly Pick<GuardFault, 'rule'>[] = [
    ...(verdict.ok ? [] : verdict.faults),
    // Once more as the customer would read it: without marks, and across the full stops.
    ...forbiddenIn(tighten(shown)),
    ...forbiddenIn(tighten(shown.replace(/[。！？，、；!?,;\s]+/g, language === 'en' ? ' ' : ''))),
    ...(sentences.every(({ text }) => isLongEnough(text, sources)) ? [] : [{ rule: 'words-not-in-article' as const }]),
  ]
  return faults.length === 0
    ? { ok: true, text: shown }
    : { ok: false, why: [...new Set(faults.map(({ rule }) => rule))] }
}

/** The sentences a model wrote with the marks it set, as far as they have the form asked for; judged by nobody yet. */
export function sentencesWritten(content: string): { text: string; cites: string[] }[] {
  const read = phrasedAnswer.safeParse(parsed(withoutFence(content)))
  return read.success ? read.data.sentences : []
}

function citable({ code, words, effectiveAt, expiresAt }: ArticleInForce, language: Locale): CitedArticle {
  const own = words[language]
  return { code, text: `${own?.title ?? ''}\n${own?.answer ?? ''}`, isApproved: true, effectiveAt, expiresAt }
}

/** So few letters or words say "yes" as well as "no": they stand in the article as they are, or are a greeting. */
const SHORT_ZH = 6
const SHORT_EN = 3

function isLongEnough(text: string, sources: readonly string[]): boolean {
  const bare = tighten(text).replace(/[^\p{L}\p{N}%]+$/u, '')
  const isShort = /\p{Script=Han}/u.test(bare) ? [...bare].length <= SHORT_ZH : bare.split(/\s+/).length <= SHORT_EN
  return !isShort || sources.some((source) => source.includes(bare)) || sentencesOf(text).every(isCourtesy)
}

const ended = (text: string, language: Locale): string =>
  /[。！？.!?]$/.test(text) ? text : text + (language === 'en' ? '.' : '。')

/** Many models put JSON between three backticks whatever they are told. */
export const withoutFence = (content: string): string =>
  /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content)?.[1] ?? content
