import type { ArticleView } from '#modules/knowledge/article-contract.ts'
import type { KnowledgeSettings } from '#modules/knowledge/feedback-contract.ts'
import type { UnansweredQuestionView } from '#modules/knowledge/lookup-contract.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'
import { articleBody } from '../access/policy-articles.ts'
import { shareArticle } from '../access/things.ts'

/** Articles that are being written or wait for a review, feedback that waits, a question nobody answered. */
export function articleScenes(app: FloorApplication, boss: SignedInPerson) {
  const post = <T>(who: SignedInPerson, path: string, body?: unknown) =>
    ok<T>(who.api(path, { method: 'POST', ...(body === undefined ? {} : { body }) }))
  const content = () => {
    const { code: _, ...rest } = articleBody()
    return rest
  }
  const question = async () => {
    await post(boss, '/api/article-searches', { query: `q ${crypto.randomUUID()}`, locale: 'en' })
    const { questions } = await ok<{ questions: UnansweredQuestionView[] }>(boss.api('/api/unanswered-questions'))
    return questions[0]?.key
  }
  return {
    'POST /api/articles': async () => ({ body: articleBody() }),
    'PUT /api/articles/{articleId}/draft': async () => {
      const { articleId } = await post<ArticleView>(boss, '/api/articles', articleBody())
      return { outside: { articleId }, body: { ...content(), topic: 'other', version: 1, revision: 1 } }
    },
    'POST /api/articles/{articleId}/review': async () => {
      const writer = await signedInAs(app, { roles: ['trainer'] })
      const { articleId } = await post<ArticleView>(writer, '/api/articles', articleBody())
      const named = { version: 1, revision: 1 }
      await post(writer, `/api/articles/${articleId}/submission`, named)
      return { outside: { articleId }, body: { ...named, decision: 'return', note: 'x' } }
    },
    'POST /api/articles/{articleId}/feedback': async () => ({
      outside: { articleId: await shareArticle(app) },
      body: { version: 1, locale: 'en', kind: 'wrong', note: 'x' },
    }),
    'PUT /api/article-feedback/{feedbackId}/answer': async () => {
      const said = { version: 1, locale: 'en', kind: 'wrong', note: 'x' }
      const path = `/api/articles/${await shareArticle(app)}/feedback`
      const { feedbackId } = await post<{ feedbackId: string }>(boss, path, said)
      return { outside: { feedbackId }, body: { outcome: 'changed', answer: 'x' } }
    },
    'PUT /api/articles/settings': async () => {
      const { version } = await ok<KnowledgeSettings>(boss.api('/api/articles/settings'))
      return { body: { feedbackDays: 3, feedbackCalendar: null, version } }
    },
    'POST /api/unanswered-questions/dismissals': async () => ({ body: { key: await question() } }),
    'POST /api/unanswered-questions/drafts': async () => {
      const { code, topic, audience } = articleBody()
      return { body: { key: await question(), code, topic, audience, locale: 'en', title: 'x', answer: 'x' } }
    },
  }
}
