import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { ARTICLE_LOCALES, type ArticleVersion, type ArticleWords } from '#modules/knowledge/article-contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { instantAt, wallClock } from '../../ui/time/wall-clock.ts'

export const freshDraft = (): Draft => ({
  audience: 'both',
  channels: [],
  products: [],
  unitIds: [],
  words: {},
  fileIds: [],
  effectiveAt: '',
  expiresAt: '',
})

/** What the fields show: questions one a line, instants by the bank's clock. */
export const draftOf = (version: ArticleVersion, zone: CompiledZone): Draft => ({
  topic: version.topic,
  audience: version.audience,
  channels: version.channels,
  products: version.products,
  unitIds: version.unitIds,
  fileIds: version.files.map(({ fileId }) => fileId),
  words: Object.fromEntries(
    ARTICLE_LOCALES.map((locale) => {
      const { title = '', questions = [], answer = '' } = version.words[locale] ?? {}
      return [locale, { title, questions: questions.join('\n'), answer }]
    }),
  ),
  effectiveAt: wallClock(version.head.effectiveAt, zone),
  expiresAt: wallClock(version.head.expiresAt, zone),
})

/** The body from the fields; a language in which nothing stands is left out. */
export const bodyOf = (draft: Draft, zone: CompiledZone): Record<string, unknown> => ({
  ...draft,
  channels: draft.channels ?? [],
  products: draft.products ?? [],
  unitIds: draft.unitIds ?? [],
  fileIds: draft.fileIds ?? [],
  words: wordsOf(draft.words),
  effectiveAt: instantAt(draft.effectiveAt, zone),
  expiresAt: instantAt(draft.expiresAt, zone),
})

/** What is written so far, in the languages in which anything is. */
export function wordsOf(value: unknown): ArticleWords {
  const words = isRecord(value) ? value : {}
  return Object.fromEntries(
    ARTICLE_LOCALES.flatMap((locale) => {
      const one = words[locale]
      const [title, answer, questions] = ['title', 'answer', 'questions'].map((name) => text(one, name))
      const asked = (questions ?? '').split('\n').map((line) => line.trim())
      if (`${title}${answer}${questions}`.trim() === '') return []
      return [[locale, { title, questions: asked.filter((line) => line !== ''), answer }]]
    }),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const text = (value: unknown, name: string): string => {
  const found = isRecord(value) ? value[name] : undefined
  return typeof found === 'string' ? found : ''
}
