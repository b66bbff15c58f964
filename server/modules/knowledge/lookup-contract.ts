import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { articleAudience, articleFile, articleLocale, articleVariant } from '#modules/knowledge/article-contract.ts'

const code = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
const instant = z.int().min(0).max(LAST_INSTANT)
const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()

export const articleSearchBody = z.strictObject({
  query: z.string().trim().min(1).max(300).overwrite(masked),
  locale: articleLocale,
  channel: code.optional().describe('Only what answers on this channel'),
  topic: code.optional(),
  product: code.optional(),
  contactId: z.uuid().optional().describe('The contact it is asked for'),
  searchId: z
    .uuid()
    .optional()
    .describe('The search this one refines: typing on counts as one question, not as one a letter'),
})

/** Where words of the question stand: offsets into the text beside it, the end not in it. */
const spans = z.array(z.tuple([z.int(), z.int()]))
export const foundArticle = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    version: z.int(),
    audience: articleAudience,
    topic: z.string(),
    locale: articleLocale.describe('The language it is told in'),
    isOtherLanguage: z.boolean().describe('It lacks the language asked for'),
    title: z.string(),
    titleMarks: spans,
    excerpt: z.string(),
    excerptMarks: spans,
    score: z.number(),
    expiresAt: z.number().nullable(),
  })
  .meta({ id: 'FoundArticle' })
export type FoundArticle = z.infer<typeof foundArticle>
export const articleSearchReply = z.object({ asOf: z.number(), searchId: z.uuid(), found: z.array(foundArticle) })
export type ArticleSearchReply = z.infer<typeof articleSearchReply>

/** An article as who serves reads it: what is in force, in one language. */
export const articleReading = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    version: z.int(),
    audience: articleAudience,
    topic: z.string(),
    channels: z.array(z.string()),
    products: z.array(z.string()),
    locale: articleLocale,
    isOtherLanguage: z.boolean(),
    variant: articleVariant,
    files: z.array(articleFile),
    gaps: z.array(articleLocale),
    effectiveAt: z.number(),
    expiresAt: z.number().nullable(),
    asOf: z.number(),
  })
  .meta({ id: 'ArticleReading' })
export type ArticleReading = z.infer<typeof articleReading>
export const readingQuery = z.object({ locale: articleLocale.default('zh-CN') })

export const articleUseBody = z.strictObject({
  version: z.int().min(1).max(LAST_NUMBER),
  locale: articleLocale,
  how: z.enum(['opened', 'copied']),
  searchId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  channel: code.optional(),
})

/** Questions nobody answered, the most asked first. */
export const unansweredQuestion = z
  .object({
    key: z.string(),
    question: z.string().describe('As it was last asked, masked'),
    locale: articleLocale,
    asked: z.int(),
    byAgents: z.int(),
    byCustomers: z.int(),
    firstAt: z.number(),
    lastAt: z.number(),
    outcome: z.enum(['open', 'drafted', 'dismissed']),
    articleId: z.uuid().nullable(),
  })
  .meta({ id: 'UnansweredQuestion' })
export type UnansweredQuestionView = z.infer<typeof unansweredQuestion>
export const unansweredSearch = z.object({ outcome: z.enum(['open', 'drafted', 'dismissed']).default('open') })
export const unansweredList = z.object({ asOf: z.number(), questions: z.array(unansweredQuestion) })

const key = z.string().min(1).max(300).overwrite(masked).describe('The key of the list')
export const questionDismissal = z.strictObject({ key })
export const questionDraft = z.strictObject({
  key,
  code,
  topic: code,
  audience: articleAudience,
  locale: articleLocale,
  title: z.string().trim().min(1).max(200).overwrite(masked),
  answer: z.string().trim().min(1).max(12_000).overwrite(masked),
})
export const draftedReply = z.object({ articleId: z.uuid() })

/** Articles in force that nobody opened, copied or was answered with. */
export const unusedArticle = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    titles: z.partialRecord(articleLocale, z.string()),
    topic: z.string(),
    inForceSince: z.number(),
    lastUsedAt: z.number().nullable(),
    shown: z.int().describe('Times it stood among results in these days, and nobody took it'),
    owner: person,
  })
  .meta({ id: 'UnusedArticle' })
export type UnusedArticle = z.infer<typeof unusedArticle>
export const unusedSearch = z.object({
  days: z.coerce.number().int().min(1).max(730).default(30).describe('In force for so long, and not used since'),
})
export const unusedList = z.object({ asOf: z.number(), days: z.int(), articles: z.array(unusedArticle) })

/** KPI 44 `knowledge_hit`: searches with a used article / searches. */
export const knowledgeFigures = z
  .object({
    asOf: z.number(),
    from: z.number(),
    before: z.number(),
    searches: z.int(),
    withUse: z.int(),
    nothingFound: z.int(),
    knowledgeHit: z.number().nullable().describe('0..1; null when nobody searched'),
    byAgents: z.object({ searches: z.int(), withUse: z.int() }),
    byCustomers: z.object({ searches: z.int(), withUse: z.int() }),
  })
  .meta({ id: 'KnowledgeFigures' })
export type KnowledgeFigures = z.infer<typeof knowledgeFigures>
export const figuresQuery = z.object({
  from: z.coerce.number().pipe(instant),
  before: z.coerce.number().pipe(instant),
})
