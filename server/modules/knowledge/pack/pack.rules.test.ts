import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleCode, articleVariant } from '#modules/knowledge/article-contract.ts'
import { starterPack } from './index.ts'

const folder = join(import.meta.dirname, 'articles')
const written = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly code: string }[],
)

const pack = starterPack()

describe('the starter pack', () => {
  it('holds every article that was written for it, each code once', () => {
    const codes = pack.map(({ code }) => code)
    expect(codes.toSorted()).toEqual(written.map(({ code }) => code).toSorted())
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('says everything in all three languages, with ways to ask for it', () => {
    const poor = pack.filter(({ words }) =>
      (['zh-CN', 'zh-TW', 'en'] as const).some((locale) => (words[locale]?.questions.length ?? 0) < 3),
    )
    expect(poor.map(({ code }) => code)).toEqual([])
  })

  it('keeps to what the door of articles takes', () => {
    const wrong = pack.filter(
      ({ code, words }) =>
        !articleCode.safeParse(code).success ||
        Object.values(words).some((one) => {
          const bare = articleVariant.safeParse({ ...one, answer: one?.answer.slice(0, 20) })
          return !bare.success || (one?.answer.length ?? 0) > 12_000
        }),
    )
    expect(wrong.map(({ code }) => code)).toEqual([])
  }, 60_000)
})
