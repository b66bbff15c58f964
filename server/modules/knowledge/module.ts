import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { knowledgeAnswers } from '#modules/knowledge/answers.ts'
import { createSearchIndex } from '#modules/knowledge/articles/search-index.ts'
import { articleDeps } from '#modules/knowledge/articles-deps.ts'
import { FEEDBACK_PROMISE, moveFeedback } from '#modules/knowledge/feedback/feedback.ts'
import { knowledgePermissions } from '#modules/knowledge/permissions.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import { knowledgeRoutes } from '#modules/knowledge/routes.ts'
import { articleRoutes } from '#modules/knowledge/routes-articles.ts'
import { articleFileRoutes } from '#modules/knowledge/routes-files.ts'
import { readingRoutes } from '#modules/knowledge/routes-reading.ts'
import { upkeepRoutes } from '#modules/knowledge/routes-upkeep.ts'
import { knowledgeWaiting } from '#modules/knowledge/waiting.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Module, Platform } from '#platform/module.ts'

/** What agents say and do, and what the house knows: canned replies, the scripts of each scenario, articles. */
export function knowledgeModule(
  platform: Platform,
  asks: { readonly identity: IdentityQuestions; readonly promises: PromiseQuestions },
): Module & { readonly questions: KnowledgeQuestions } {
  const index = createSearchIndex(platform)
  const deps = articleDeps(platform, asks, index)
  platform.log.listen(index.hear)
  asks.promises.movedBy(FEEDBACK_PROMISE, moveFeedback(deps))
  return {
    name: 'knowledge',
    permissions: knowledgePermissions,
    waiting: knowledgeWaiting,
    questions: knowledgeAnswers(platform, index),
    routes: (app) => {
      knowledgeRoutes(app, platform, asks.identity)
      articleRoutes(app, deps)
      readingRoutes(app, deps)
      upkeepRoutes(app, deps)
      articleFileRoutes(app, deps)
    },
    start: index.start,
    stop: index.stop,
  }
}
