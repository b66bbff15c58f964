import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { type ArticleSummary, type ArticleVersion, draftBody } from '#modules/knowledge/article-contract.ts'
import { instantAt, wallClock } from '../../ui/time/wall-clock.ts'
import { bodyOf, draftOf, wordsOf } from './article-draft.ts'
import { showsArticle, titleIn } from './article-list.ts'

const zone = compileZone('Asia/Shanghai')!
const FILE_ID = '0190f000-0000-7000-8000-000000000001'
const version = {
  topic: 'card',
  audience: 'both',
  channels: ['web'],
  products: [],
  unitIds: [],
  files: [{ fileId: FILE_ID, name: 'a.pdf', mediaType: 'application/pdf', byteCount: 9 }],
  words: { 'zh-CN': { title: '挂失', questions: ['卡丢了', '卡找不到'], answer: '请立即挂失。' } },
  head: { effectiveAt: Date.parse('2026-12-01T01:30:00Z'), expiresAt: null },
} as unknown as ArticleVersion

it('what is opened and saved untouched is what it was', () => {
  const body = { ...bodyOf(draftOf(version, zone), zone), version: 1, revision: 2 }
  const { topic, audience, channels, products, unitIds, words, head } = version
  expect(draftBody.parse(body)).toEqual({
    ...{ topic, audience, channels, products, unitIds, words, fileIds: [FILE_ID] },
    ...{ effectiveAt: head.effectiveAt, expiresAt: null, version: 1, revision: 2 },
  })
})

it('instants are written and read by the clock of the bank, wherever the browser is', () => {
  expect(wallClock(Date.parse('2026-12-01T01:30:00Z'), zone)).toBe('2026-12-01T09:30')
  expect(instantAt('2026-12-01T09:30', zone)).toBe(Date.parse('2026-12-01T01:30:00Z'))
  expect(instantAt('', zone)).toBeNull()
  expect(instantAt('soon', zone)).toBe('soon')
})

it('a language in which nothing stands is left out; one half written is kept, to be refused by its field', () => {
  expect(wordsOf({ en: { title: ' ', answer: '' }, 'zh-TW': { title: '掛失' } })).toEqual({
    'zh-TW': { title: '掛失', questions: [], answer: '' },
  })
})

const article = (more: Partial<ArticleSummary>) =>
  ({ state: 'in-force', open: null, gaps: [], expiresAt: null, titles: {}, code: 'c', ...more }) as ArticleSummary

it('an article is shown among those that expire only within thirty days, and while it is in force', () => {
  const now = 1_800_000_000_000
  const day = 86_400_000
  expect(showsArticle(article({ expiresAt: now + 30 * day }), 'expiring', now)).toBe(true)
  expect(showsArticle(article({ expiresAt: now + 30 * day + 1 }), 'expiring', now)).toBe(false)
  expect(showsArticle(article({ expiresAt: now, state: 'expired' }), 'expiring', now)).toBe(false)
  expect(showsArticle(article({ gaps: ['en'] }), 'gaps', now)).toBe(true)
  expect(showsArticle(article({ state: 'discarded' }), 'all', now)).toBe(false)
})

it('a title that is missing in the reader’s language is told in another', () => {
  expect(titleIn(article({ titles: { 'zh-CN': '挂失' } }), 'en')).toBe('挂失')
  expect(titleIn(article({}), 'en')).toBe('c')
})
