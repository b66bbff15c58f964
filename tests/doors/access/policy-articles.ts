import { existing, filter, grant, type Named, type Policy } from './words.ts'

/** Articles are the whole house's: those who serve read what is in force, some write, fewer review, two bring in packs. */
const READ = grant(
  'agent all, team-leader all, supervisor all, quality-inspector all, trainer all, complaint-officer all, compliance all, care-manager all, branch-staff all, administrator all',
)
const WRITE = grant('trainer all, compliance all, administrator all, supervisor all, team-leader all')
const REVIEW = grant('trainer all, compliance all, administrator all, supervisor all')
const IMPORT = grant('trainer all, administrator all')

const article: Named = { kind: 'article', answer: existing }
const feedback: Named = { kind: 'article-feedback', answer: () => 'absent', only: ['absent'] }
const noOwner = (into: Named['into']): Named => ({
  kind: 'person',
  answer: () => 'no',
  only: ['absent'],
  ...(into ? { into } : {}),
})
const noUnit = (into: NonNullable<Named['into']>): Named => ({
  kind: 'unit',
  answer: () => 'no',
  only: ['absent'],
  into,
})
const noFile: Named = {
  kind: 'article-file',
  answer: () => 'no',
  only: ['absent'],
  into: (body, fileId) => ({ ...(body as object), fileIds: [fileId] }),
}
const passing = {
  'body.contactId': { kind: 'contact', answer: filter },
  'body.searchId': { kind: 'article-search', answer: filter },
} as const

const variant = { title: 'One', questions: ['One?'], answer: 'One' }
const content = () => ({
  topic: 'card',
  audience: 'both',
  channels: [],
  products: [],
  unitIds: [] as string[],
  effectiveAt: null,
  expiresAt: null,
  words: { 'zh-CN': variant, 'zh-TW': variant, en: variant },
})
export const articleBody = () => ({ code: `a-${crypto.randomUUID().slice(0, 13)}`, ...content() })
const draft = () => ({ ...content(), version: 1, revision: 1 })
const inUnit = (body: unknown, unitId: string) => ({ ...(body as object), unitIds: [unitId] })
const named = () => ({ version: 1, revision: 1 })

export const articlePolicy: Policy = {
  'GET /api/articles': { may: WRITE },
  'POST /api/articles': {
    may: WRITE,
    names: { 'body.unitIds[]': noUnit(inUnit), 'body.fileIds[]': noFile },
    body: articleBody,
  },
  'GET /api/articles/writers': { may: WRITE },
  'GET /api/articles/{articleId}': { may: WRITE, names: { articleId: article } },
  'DELETE /api/articles/{articleId}': { may: REVIEW, names: { articleId: article } },
  'GET /api/articles/{articleId}/versions/{version}': {
    may: WRITE,
    names: { articleId: article },
    fixed: { version: '1' },
  },
  'POST /api/articles/{articleId}/files': { may: WRITE, names: { articleId: article }, form: true },
  'GET /api/article-files/{fileId}': {
    may: READ,
    names: { fileId: { kind: 'article-file', answer: () => 'absent', only: ['absent'] } },
  },
  'GET /api/articles/{articleId}/history': {
    may: WRITE,
    names: { articleId: { kind: 'article', answer: () => 'absent', only: ['absent'] } },
  },
  'POST /api/articles/{articleId}/draft': {
    may: WRITE,
    names: { articleId: article },
    body: () => ({ fromVersion: 1 }),
  },
  'PUT /api/articles/{articleId}/draft': {
    may: WRITE,
    names: { articleId: article, 'body.unitIds[]': noUnit(inUnit), 'body.fileIds[]': noFile },
    body: draft,
  },
  'DELETE /api/articles/{articleId}/draft': { may: WRITE, names: { articleId: article } },
  'POST /api/articles/{articleId}/submission': { may: WRITE, names: { articleId: article }, body: named },
  'POST /api/articles/{articleId}/taking-back': { may: WRITE, names: { articleId: article }, body: named },
  'PUT /api/articles/{articleId}/owner': {
    may: WRITE,
    names: { articleId: article, 'body.ownerId': noOwner((_body, ownerId) => ({ ownerId })) },
    body: () => ({ ownerId: null }),
  },
  'POST /api/articles/{articleId}/review': {
    may: REVIEW,
    names: { articleId: article },
    body: () => ({ ...named(), decision: 'approve', note: null }),
  },
  'POST /api/articles/{articleId}/going-back': {
    may: REVIEW,
    names: { articleId: article },
    body: () => ({ toVersion: 1, insteadOf: 1 }),
  },
  'POST /api/articles/starter-pack': { may: IMPORT },
  'POST /api/article-searches': {
    may: READ,
    names: passing,
    body: () => ({ query: 'card', locale: 'en' }),
  },
  'GET /api/articles/{articleId}/reading': { may: READ, names: { articleId: article } },
  'POST /api/articles/{articleId}/uses': {
    may: READ,
    names: { articleId: article, ...passing },
    body: () => ({ version: 1, locale: 'en', how: 'opened' }),
  },
  'POST /api/articles/{articleId}/feedback': {
    may: READ,
    names: { articleId: article },
    body: () => ({ version: 1, locale: 'en', kind: 'wrong', note: 'x' }),
  },
  'GET /api/article-feedback': { may: READ, names: { articleId: { kind: 'article', answer: filter } } },
  'PUT /api/article-feedback/{feedbackId}/answer': {
    may: WRITE,
    names: { feedbackId: feedback },
    body: () => ({ outcome: 'changed', answer: 'x' }),
  },
  'PUT /api/article-feedback/{feedbackId}/owner': {
    may: WRITE,
    names: { feedbackId: feedback, 'body.ownerId': noOwner(undefined) },
    body: () => ({ ownerId: crypto.randomUUID() }),
  },
  'GET /api/articles/settings': { may: WRITE },
  'PUT /api/articles/settings': {
    may: REVIEW,
    body: () => ({ feedbackDays: 3, feedbackCalendar: null, version: 1 }),
  },
  'GET /api/unanswered-questions': { may: WRITE },
  'POST /api/unanswered-questions/dismissals': { may: WRITE, also: ['question-not-found'] },
  'POST /api/unanswered-questions/drafts': { may: WRITE, also: ['question-not-found'] },
  'GET /api/articles/unused': { may: WRITE },
  'GET /api/articles/figures': { may: WRITE, query: { from: '0', before: '1' } },
}
