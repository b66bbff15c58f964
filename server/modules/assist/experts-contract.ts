import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { skillCode } from '#modules/identity/contract.ts'
import { articleAudience, articleLocale } from '#modules/knowledge/article-contract.ts'

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()

export const expertStates = ['waiting', 'taken', 'answered', 'withdrawn'] as const
const clock = z.object({
  state: z.enum(['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn']),
  madeAt: z.number(),
  dueAt: z.number(),
  warnAt: z.number().nullable(),
  keptAt: z.number().nullable(),
})

/** What an agent asked those who know, beside a conversation. */
export const expertQuestion = z
  .object({
    questionId: z.uuid(),
    contactId: z.uuid(),
    reference: z.string().describe('Of the contact'),
    topic: z.string().nullable(),
    skill: z.string(),
    locale: articleLocale,
    question: z.string(),
    askedBy: person,
    askedAt: z.number(),
    state: z.enum(expertStates),
    expert: person.describe('Who took it, or answered'),
    sentBack: z.object({ by: person, note: z.string() }).nullable().describe('The last one who gave it back, and why'),
    answer: z.string().nullable(),
    answeredAt: z.number().nullable(),
    isUsed: z.boolean().describe('The agent put the answer into a reply'),
    articleId: z.uuid().nullable().describe('The draft that was made of it'),
    promise: clock.nullable(),
  })
  .meta({ id: 'ExpertQuestion' })
export type ExpertQuestion = z.infer<typeof expertQuestion>
export const expertQuestionList = z.object({ asOf: z.number(), questions: z.array(expertQuestion) })
export type ExpertQuestionList = z.infer<typeof expertQuestionList>

/** `skill`: open ones in my skills that others did not take; `overdue`: those of them, and mine, past their time. */
export const expertShows = ['skill', 'mine', 'overdue', 'answered'] as const
export const expertSearch = z.object({ show: z.enum(expertShows).default('skill') })

/** Whom one may ask about a contact. */
export const expertSkills = z
  .object({
    answerWithinSeconds: z.int(),
    suggested: z.string().nullable().describe('The skill that goes with the topic of the contact'),
    skills: z.array(z.object({ skill: z.string(), experts: z.int().describe('Active, others than oneself') })),
  })
  .meta({ id: 'ExpertSkills' })
export type ExpertSkills = z.infer<typeof expertSkills>

export const expertAskBody = z.strictObject({
  skill: skillCode,
  locale: articleLocale,
  question: z.string().trim().min(1).max(1_000).overwrite(masked),
})
export const expertSendBackBody = z.strictObject({
  note: z.string().trim().min(1).max(300).overwrite(masked).describe('Why; the agent and the next expert read it'),
})
export const expertAnswerBody = z.strictObject({ answer: z.string().trim().min(1).max(4_000).overwrite(masked) })
const topicCode = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and -, at most 40')
  .refine(holdsNoNumber, NO_NUMBER)
export const expertDraftBody = z.strictObject({ topic: topicCode, audience: articleAudience })
export const expertDraftReply = z.object({ articleId: z.uuid() })

export const expertSettings = z
  .object({
    answerWithinSeconds: z.int().min(30).max(86_400).describe('Elapsed; a customer waits meanwhile'),
    leastLevel: z.int().min(1).max(5).describe('From this level of a skill on somebody counts as an expert in it'),
    skillOfTopic: z.array(z.strictObject({ topic: topicCode, skill: skillCode })).max(100),
    version: z.int(),
  })
  .meta({ id: 'ExpertSettings' })
export type ExpertSettings = z.infer<typeof expertSettings>
export const expertSettingsBody = z.strictObject({
  ...expertSettings.shape,
  version: z.int().min(1).max(LAST_NUMBER).describe('The version that was edited; a newer one refuses the change'),
})
