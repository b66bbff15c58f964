import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/** The languages of the house; each may be missing in an article, and is then shown as a gap. */
export const ARTICLE_LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
export const articleLocale = z.enum(ARTICLE_LOCALES)
export type ArticleLocale = z.infer<typeof articleLocale>

const code = (most: number) =>
  z
    .string()
    .regex(new RegExp(`^[a-z0-9-]{1,${most}}$`), `lower-case letters, digits and -, at most ${most}`)
    .refine(holdsNoNumber, NO_NUMBER)
export const articleCode = code(60)

/** An article in one language. */
export const articleVariant = z.strictObject({
  title: z.string().trim().min(1).max(200).overwrite(masked),
  questions: z
    .array(z.string().trim().min(1).max(300).overwrite(masked))
    .max(30)
    .describe('Ways in which people ask for it; searched like the title'),
  answer: z.string().trim().min(1).max(12_000).overwrite(masked).describe('Plain text; an empty line parts paragraphs'),
})
export type ArticleVariant = z.infer<typeof articleVariant>

export const articleWords = z.strictObject({
  'zh-CN': articleVariant.optional(),
  'zh-TW': articleVariant.optional(),
  en: articleVariant.optional(),
})
export type ArticleWords = z.infer<typeof articleWords>

export const articleAudience = z
  .enum(['customer', 'agent', 'both'])
  .describe('Who may be told: customers only ever get `customer` and `both`; agents read all that is in force')
const instant = z.int().min(0).max(LAST_INSTANT)

const content = {
  topic: code(40),
  audience: articleAudience,
  channels: z.array(code(40)).max(20).describe('Where it answers; empty: everywhere'),
  products: z.array(code(40)).max(30).describe('What it is about; empty: no product of its own'),
  unitIds: z.array(z.uuid()).max(50).describe('The units it holds for, with those below; empty: the whole house'),
  words: articleWords,
  fileIds: z.array(z.uuid()).max(10).default([]).describe('What hangs on it, uploaded for this article before'),
  effectiveAt: instant.nullable().describe('From this instant it answers; null: as soon as it is approved'),
  expiresAt: instant.nullable().describe('From this instant it answers no more; null: until another version does'),
}
const HAS_WORDS = { path: ['words'], message: 'Write it in one language at least' }
const ENDS_LATER = { path: ['expiresAt'], message: 'It must end after it begins' }
interface Content {
  readonly words: ArticleWords
  readonly effectiveAt: number | null
  readonly expiresAt: number | null
}
const hasWords = ({ words }: Content) => ARTICLE_LOCALES.some((locale) => words[locale] !== undefined)
const endsLater = ({ effectiveAt, expiresAt }: Content) =>
  expiresAt === null || effectiveAt === null || effectiveAt < expiresAt

export const articleBody = z
  .strictObject({ code: articleCode, ...content })
  .refine(hasWords, HAS_WORDS)
  .refine(endsLater, ENDS_LATER)
export type ArticleBody = z.infer<typeof articleBody>

const version = z.int().min(1).max(LAST_NUMBER)
const revision = version.describe('The writing that was read; a newer one refuses')
export const draftBody = z
  .strictObject({ ...content, version, revision })
  .refine(hasWords, HAS_WORDS)
  .refine(endsLater, ENDS_LATER)
export type DraftBody = z.infer<typeof draftBody>

export const beginDraftBody = z.strictObject({
  fromVersion: version.describe('The version whose words it begins with'),
})
export const submissionBody = z.strictObject({ version, revision })
export const reviewBody = z.strictObject({
  version,
  revision,
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(1_000).overwrite(masked).nullable().describe('Why; must be said when it is returned'),
})
export const goBackBody = z.strictObject({
  toVersion: version,
  insteadOf: version.describe('The newest version known'),
})
export const ownerBody = z.strictObject({ ownerId: z.uuid().nullable() })
/** Who may be asked to answer for an article. */
export const articleWriters = z.object({ writers: z.array(z.object({ personId: z.uuid(), name: z.string() })) })
export type ArticleWriters = z.infer<typeof articleWriters>

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()

export const articleFile = z
  .object({ fileId: z.uuid(), name: z.string(), mediaType: z.string(), byteCount: z.int() })
  .meta({ id: 'ArticleFile' })
export type ArticleFile = z.infer<typeof articleFile>
/** Where one version stands. `superseded`: another one answers instead. */
export const versionStates = [
  'draft',
  'submitted',
  'discarded',
  'scheduled',
  'in-force',
  'superseded',
  'expired',
  'withdrawn',
] as const

export const versionHead = z
  .object({
    version: z.int(),
    revision: z.int(),
    state: z.enum(versionStates),
    effectiveAt: z.number().nullable(),
    expiresAt: z.number().nullable(),
    changedAt: z.number(),
    changedBy: person,
    submittedBy: person,
    reviewedBy: person,
    reviewedAt: z.number().nullable(),
    reviewNote: z.string().nullable(),
    goesBackTo: z.int().nullable(),
    mayReview: z.boolean().describe('Whether this reader wrote none of it, and may review'),
  })
  .meta({ id: 'ArticleVersionHead' })
export type VersionHead = z.infer<typeof versionHead>

export const articleVersion = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    head: versionHead,
    topic: z.string(),
    audience: articleAudience,
    channels: z.array(z.string()),
    products: z.array(z.string()),
    unitIds: z.array(z.uuid()),
    words: articleWords,
    files: z.array(articleFile).describe('What hangs on it'),
    gaps: z.array(articleLocale).describe('Languages it lacks'),
  })
  .meta({ id: 'ArticleVersion' })
export type ArticleVersion = z.infer<typeof articleVersion>

/** Where an article stands as a whole. */
export const articleStates = ['new', 'scheduled', 'in-force', 'expired', 'withdrawn', 'discarded'] as const
export const articleSummary = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    state: z.enum(articleStates),
    open: z.enum(['draft', 'submitted']).nullable().describe('A version that is being written or reviewed'),
    mayReview: z.boolean().describe('It waits for a review that this reader may give'),
    version: z.int().describe('Of what is listed: the one in force, else the newest'),
    newestVersion: z.int(),
    titles: z.partialRecord(articleLocale, z.string()),
    gaps: z.array(articleLocale),
    topic: z.string(),
    audience: articleAudience,
    channels: z.array(z.string()),
    products: z.array(z.string()),
    unitIds: z.array(z.uuid()),
    effectiveAt: z.number().nullable(),
    expiresAt: z.number().nullable(),
    changedAt: z.number(),
    changedBy: person,
    owner: person,
    openFeedback: z.int(),
    uses: z.int().describe('Opened, copied or answered with in the last 30 days'),
  })
  .meta({ id: 'ArticleSummary' })
export type ArticleSummary = z.infer<typeof articleSummary>
export const articleList = z.object({ asOf: z.number(), articles: z.array(articleSummary) })
export type ArticleList = z.infer<typeof articleList>

export const articleView = z
  .object({
    articleId: z.uuid(),
    code: z.string(),
    state: z.enum(articleStates),
    owner: person,
    versions: z.array(versionHead).describe('Newest first'),
    newest: articleVersion,
  })
  .meta({ id: 'Article' })
export type ArticleView = z.infer<typeof articleView>

export const articleChanges = [
  'begun',
  'saved',
  'submitted',
  'taken-back',
  'returned',
  'discarded',
  'owner-changed',
  'approved',
  'went-back',
  'imported',
  'withdrawn',
] as const
export const articleHistory = z.object({
  changes: z.array(
    z.object({ change: z.enum(articleChanges), version: z.int().nullable(), at: z.number(), by: person }),
  ),
})
export type ArticleHistory = z.infer<typeof articleHistory>

export const importReply = z.object({
  imported: z.int().describe('Drafts made; each waits to be submitted and reviewed'),
  known: z.int().describe('Left alone: an article of that code is there already'),
})
