import { articleInForce, articlesInForce } from '#modules/knowledge/articles/in-force.ts'
import type { SearchIndex } from '#modules/knowledge/articles/search-index.ts'
import { addArticleIn, WHOLE_HOUSE } from '#modules/knowledge/articles/write.ts'
import { cannedReply } from '#modules/knowledge/canned-replies.ts'
import { filesByIds } from '#modules/knowledge/files/keep-file.ts'
import { fileForCustomers } from '#modules/knowledge/files/open-file.ts'
import { recordSearch, recordUnanswered, recordUse } from '#modules/knowledge/lookups/record.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import { viewScript } from '#modules/knowledge/scripts.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

const TITLE_LENGTH = 200
const QUESTION_LENGTH = 300

/** What others may ask of the articles. */
export function knowledgeAnswers(platform: Platform, index: SearchIndex): KnowledgeQuestions {
  return {
    articlesInForce,
    article: articleInForce,
    search: index.search,
    articleFiles: filesByIds,
    fileForCustomers,
    cannedReply,
    script: (db, scriptId, version) => viewScript(db, scriptId, version, platform.clock.now()),
    recordUse: (tx, cause, use) => recordUse(platform, tx, cause, use),
    recordSearch: (db, search) => recordSearch(db, { ...search, askedBy: 'agent' }, undefined),
    recordUnanswered,
    async draftFrom(tx, { personId }, draft) {
      const { question, answer, locale, topic, audience, writers = [] } = draft
      const code = `draft-${newId(platform.clock.now()).slice(-12)}`
      const variant = {
        title: question.slice(0, TITLE_LENGTH),
        questions: [question.slice(0, QUESTION_LENGTH)],
        answer,
      }
      const body = { ...WHOLE_HOUSE, code, topic, audience, words: { [locale]: variant } }
      const made = await addArticleIn(platform, tx, personId, body, writers)
      if (!made.ok) throw new Error(`a draft of a code of its own: ${made.refusal}`)
      return { articleId: made.value.articleId }
    },
  }
}
