import { describe, expect, it } from 'vitest'
import { buildIndex, replaceEntry, search } from '#libs/language/retrieve/index.ts'
import offTopic from '#modules/bot/pack/out-of-scope.json' with { type: 'json' }
import { ARTICLE_LOCALES, type ArticleLocale } from '#modules/knowledge/article-contract.ts'
import { foundOrNothing } from '#modules/knowledge/lookups/nothing-found.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'

const SHOWN = 8
/** One article in so many: the whole pack takes a quarter of a minute. */
const EVERY = 6
const articles = starterPack()
const index = buildIndex(articles.map((article) => entryOf(article)))
const shownFor = (question: string) => foundOrNothing(search(index, question, { limit: SHOWN }))

type Article = (typeof articles)[number]

/** An article without its first question, which stands in both Chinese scripts: what is asked for is in no text. */
function entryOf({ code, words }: Article, without?: ArticleLocale) {
  const isGone = (locale: ArticleLocale, place: number) =>
    without !== undefined && place === 0 && (locale === 'en') === (without === 'en')
  const texts = ARTICLE_LOCALES.flatMap((locale) => {
    const { title = '', questions = [] } = words[locale] ?? {}
    return [title, ...questions.filter((_, place) => !isGone(locale, place))]
  })
  return { id: code, texts, body: ARTICLE_LOCALES.map((locale) => words[locale]?.answer ?? '').join('\n') }
}

function heldOut(locale: ArticleLocale) {
  const tried = articles.filter((_, place) => place % EVERY === 0)
  const shown = tried.map((article) => {
    replaceEntry(index, entryOf(article, locale))
    const codes = shownFor(article.words[locale]?.questions[0] ?? '').map(({ id }) => id)
    replaceEntry(index, entryOf(article))
    return codes.includes(article.code)
  })
  return shown.filter((isThere) => isThere).length / tried.length
}

describe('the score from which something was found, on the pack and on what no bank answers', () => {
  it.each(['zh', 'en'] as const)('four of five questions about anything else find nothing: %s', (language) => {
    const nothing = offTopic[language].filter((question) => shownFor(question).length === 0)
    expect(nothing.length / offTopic[language].length).toBeGreaterThan(0.8)
  })

  it.each([
    ['zh-CN', 0.55],
    ['zh-TW', 0.55],
    ['en', 0.15],
  ] as const)('a question nobody has written down finds its article among those shown: %s', (locale, least) => {
    expect(heldOut(locale)).toBeGreaterThan(least)
  })

  it('what the pack asks word for word is always found first', () => {
    const missed = articles.filter(({ code, words }) => {
      const [question = ''] = words['zh-CN']?.questions ?? []
      return shownFor(question)[0]?.id !== code
    })
    expect(missed.length).toBeLessThan(articles.length * 0.03)
  })

  it('the best hit decides, and the others stand with it', () => {
    expect(foundOrNothing([{ score: 0.31 }, { score: 0.1 }])).toHaveLength(2)
    expect(foundOrNothing([{ score: 0.29 }, { score: 0.28 }])).toEqual([])
    expect(foundOrNothing([])).toEqual([])
  })
})
