import { describe, expect, it } from 'vitest'
import { forbiddenIn } from '#libs/language/guard/forbidden.ts'
import { sentencesOf } from '#libs/language/guard/sentences.ts'
import { starterPack } from './index.ts'

const pack = starterPack()
const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
const LAST_LINE = { 'zh-CN': '下一步：', 'zh-TW': '下一步：', en: 'Next step:' }

/** Every figure of a text, sorted and once each: `50,000`, `08:00`, `0.05`. */
const figuresOf = (text: string) => [...new Set(text.match(/\d+(?:[.,:]\d+)*/g))].toSorted()
const answersOf = ({ words }: (typeof pack)[number]) => LOCALES.map((locale) => words[locale]?.answer ?? '')
const codesOf = (articles: typeof pack) => articles.map(({ code }) => code)

describe('the articles of the starter pack', () => {
  it('tell the same figures in all three languages', () => {
    const differ = pack.filter((article) => new Set(answersOf(article).map((text) => figuresOf(text).join())).size > 1)
    expect(codesOf(differ)).toEqual([])
  })

  it('have the same paragraphs in all three languages', () => {
    const differ = pack.filter(
      (article) => new Set(answersOf(article).map((text) => text.split('\n\n').length)).size > 1,
    )
    expect(codesOf(differ)).toEqual([])
  })

  it('end with what comes next', () => {
    const without = pack.filter(({ words }) =>
      LOCALES.some((locale) => !words[locale]?.answer.split('\n\n').at(-1)?.startsWith(LAST_LINE[locale])),
    )
    expect(codesOf(without)).toEqual([])
  })

  it('are no longer than is read on a telephone', () => {
    const long = pack.filter(({ words }) => (words.en?.answer.split(/\s+/).length ?? 0) > 250)
    expect(codesOf(long)).toEqual([])
  })

  it('ask each question in one article only', () => {
    const asked = LOCALES.flatMap((locale) =>
      pack.flatMap(({ words }) => (words[locale]?.questions ?? []).map((question) => `${locale} ${question}`)),
    )
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([])
  })

  it('name identity levels to agents only', () => {
    const told = pack.filter((article) => article.audience !== 'agent' && /L[0-4]/.test(answersOf(article).join()))
    expect(codesOf(told)).toEqual([])
  })

  it('may be quoted to a customer word for word: nothing in them stops the guard of written answers', () => {
    const stopped = pack
      .filter(({ audience }) => audience !== 'agent')
      .flatMap((article) =>
        sentencesOf(answersOf(article).join('\n'))
          .flatMap(({ text }) => forbiddenIn(text))
          .map(({ rule, text }) => `${article.code} ${rule}: ${text}`),
      )
    expect(stopped).toEqual([])
  })

  it('write Taiwan with its own words', () => {
    const mainland = /短信|信息|賬|網點|手機銀行|取款機|身份|屏幕|軟件|默認|視頻|打印|公安|數據|退保人|投保人/
    const mixed = pack.filter(({ words }) => mainland.test(JSON.stringify(words['zh-TW'])))
    expect(codesOf(mixed)).toEqual([])
  })
})
