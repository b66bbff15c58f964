import { z } from 'zod'
import type { RecordedFact } from '#libs/facts/event.ts'
import { expertQuestionChanged } from '#modules/assist/events.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { EXPERT_PROMISE } from '#modules/assist/experts/store.ts'
import { questionsAbout, questionsFor } from '#modules/assist/experts/view.ts'
import { type Actor, may } from '#platform/access.ts'
import type { Topic } from '#platform/realtime/topics.ts'

/** What the staff door offers: the questions about one contact, and how much is asked of oneself. */
export const expertTopics = (deps: ExpertDeps): Readonly<Record<string, Topic<Actor>>> => ({
  'expert-questions': {
    kind: 'view',
    async refuse(actor, key) {
      if (!z.uuid().safeParse(key).success) return 'contact-not-found'
      const { conversations } = deps.asks
      return (await conversations.maySeeContact(deps.platform.db, actor, key)) ? undefined : 'contact-not-found'
    },
    state: async (_actor, key) => ({ questions: await questionsAbout(deps, deps.platform.db, key) }),
    shareBy: (_actor, key) => key,
    touchedBy: (fact) => (expertQuestionChanged.is(fact) ? [fact.data.contactId] : []),
    minGapMs: 100,
  },
  'expert-desk': {
    kind: 'view',
    refuse: async (actor, key) =>
      key === actor.personId && may(actor, 'assist.answer-experts') ? undefined : 'not-permitted',
    async state({ personId }) {
      const { platform } = deps
      const now = platform.clock.now()
      const [waiting, mine] = await Promise.all([
        questionsFor(deps, platform.db, personId, 'skill', now),
        questionsFor(deps, platform.db, personId, 'mine', now),
      ])
      return { asOf: now, waiting, mine }
    },
    shareBy: (actor) => actor.personId,
    touchedBy: (fact) => (expertQuestionChanged.is(fact) || isOurPromise(fact) ? ['*'] : []),
    minGapMs: 500,
  },
})

const isOurPromise = ({ type, data }: RecordedFact): boolean =>
  type.startsWith('promises.') && (data as { readonly kind?: unknown }).kind === EXPERT_PROMISE
