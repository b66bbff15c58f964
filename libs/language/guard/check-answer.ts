import type { AnswerContext, Citation, CitedArticle, GuardFault, GuardVerdict } from './answer.ts'
import { forbiddenIn } from './forbidden.ts'
import { isCourtesy, type Sentence, sentencesOf, tighten } from './sentences.ts'
import { isSupported } from './support.ts'
import { holdsValue, type Values, valuesOf } from './values.ts'

/**
 * Whether an answer a model wrote may go to a customer. It may when every sentence carries a citation of an approved,
 * in-date article that was retrieved; when every number, rate, date, phone number, product and quoted name stands in an
 * article the sentence cites, in whatever form; when its words come from there; and when it gives no advice, promises
 * nothing, links nowhere, asks for no secret, obeys no stranger and claims no act.
 * @param articles those retrieved for this question, in the language of the answer
 * @returns all faults, in the order of the sentences; an answer with any must not be shown
 */
export function checkAnswer(
  answer: string,
  citations: readonly Citation[],
  articles: readonly CitedArticle[],
  context: AnswerContext,
): GuardVerdict {
  const sentences = sentencesOf(answer)
  const faults = sentences.flatMap((sentence) => faultsOf(sentence, citations, articles, context))
  // A forbidden phrase may reach across a full stop or hide in a mark.
  const whole = forbiddenIn(tighten(answer)).filter(({ rule }) => !faults.some((fault) => fault.rule === rule))
  if (sentences.every(isCourtesy)) faults.push({ rule: 'empty', text: answer })
  return faults.length + whole.length === 0 ? { ok: true } : { ok: false, faults: [...faults, ...whole] }
}

function faultsOf(
  sentence: Sentence,
  citations: readonly Citation[],
  articles: readonly CitedArticle[],
  context: AnswerContext,
): GuardFault[] {
  const forbidden = forbiddenIn(sentence.text)
  if (isCourtesy(sentence)) return sentence.marks.length === 0 ? forbidden : []
  const { cited, faults } = resolve(sentence, citations, articles, context.now)
  if (cited.length === 0) return [...faults, ...forbidden]
  return [...faults, ...forbidden, ...factFaults(sentence, cited, articles, context)]
}

function resolve(sentence: Sentence, citations: readonly Citation[], articles: readonly CitedArticle[], now: number) {
  const faults: GuardFault[] = []
  const cited: CitedArticle[] = []
  if (sentence.marks.length === 0) faults.push({ rule: 'citation-missing', text: sentence.raw })
  for (const mark of sentence.marks) {
    const code = citations.find((citation) => citation.mark === mark)?.article
    const article = articles.find((one) => one.code === code)
    if (!article) faults.push({ rule: 'citation-unknown', text: mark })
    else if (!article.isApproved) faults.push({ rule: 'article-not-approved', text: article.code })
    else if (now < article.effectiveAt || (article.expiresAt !== null && now >= article.expiresAt))
      faults.push({ rule: 'article-not-in-date', text: article.code })
    else cited.push(article)
  }
  return { cited, faults }
}

function factFaults(
  sentence: Sentence,
  cited: readonly CitedArticle[],
  articles: readonly CitedArticle[],
  { products = [] }: AnswerContext,
): GuardFault[] {
  const sources = cited.map(({ text }) => tighten(text))
  const known = sources.map(sourceValues)
  const { values, runs } = valuesOf(sentence.text)
  const strangers = [
    ...values.filter((value) => !known.some((source) => holdsValue(source.values, value))),
    ...runs.filter((run) => !known.some((source) => source.runs.includes(run))).map((text) => ({ text })),
  ]
  const names = [...products, ...articles.flatMap((article) => article.products ?? [])]
  const allowed = cited.flatMap((article) => article.products ?? []).map(tighten)
  const foreign = [...namesIn(sentence.text, names.map(tighten)), ...quotedIn(sentence.raw)].filter(
    (name) => !allowed.includes(name) && !sources.some((source) => source.includes(name)),
  )
  const isFromThere = isSupported(sentence.text, sources)
  return [
    ...strangers.map(({ text }) => ({ rule: 'number-not-in-article' as const, text })),
    ...foreign.map((text) => ({ rule: 'product-not-in-article' as const, text })),
    ...(isFromThere ? [] : [{ rule: 'words-not-in-article' as const, text: sentence.raw }]),
  ]
}

/** Sentence by sentence, so that the end of one number does not join the start of the next. */
function sourceValues(text: string): Values {
  const parts = text.split(/(?<=[。!?;；])|(?<=\.)\s/).map(valuesOf)
  return { values: parts.flatMap(({ values }) => values), runs: parts.flatMap(({ runs }) => runs) }
}

/** The longest names that stand in the text; one inside another is not counted. */
function namesIn(text: string, names: readonly string[]): string[] {
  const found: string[] = []
  let rest = text
  for (const name of [...new Set(names)].sort((one, other) => other.length - one.length)) {
    if (name.length < 2 || !rest.includes(name)) continue
    found.push(name)
    rest = rest.replaceAll(name, '\n')
  }
  return found
}

/** Names in quotation marks or book-title marks. */
function quotedIn(raw: string): string[] {
  return [...raw.matchAll(/[《「『“"]([^《》「」『』“”"]{2,40})[》」』”"]/g)].map(([, name = '']) => tighten(name))
}
