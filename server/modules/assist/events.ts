import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

const suggestion = {
  suggestionId: z.string(),
  contactId: z.string(),
  conversationId: z.string(),
  personId: z.string(),
  articleId: z.string(),
  version: z.number(),
}

/** Answers stood beside the composer for a message of the customer; once for each message and person. */
export const suggestionsShown = factKind(
  'assist.suggestions-shown',
  1,
  z.object({
    contactId: z.string(),
    conversationId: z.string(),
    personId: z.string(),
    seq: z.number().describe('The customer’s message'),
    articles: z.array(z.object({ articleId: z.string(), version: z.number() })),
  }),
)
/** Somebody put one into the composer: not a use yet. */
export const suggestionPutIn = factKind('assist.suggestion-put-in', 1, z.object(suggestion))
/** A message was sent that still held it. */
export const suggestionUsed = factKind(
  'assist.suggestion-used',
  1,
  z.object({ ...suggestion, seq: z.number(), kept: z.number().describe('Share of its words still in the message') }),
)

/** What became of a question to those who know. Its words stand with it, never in the log. */
export const expertQuestionChanged = factKind(
  'assist.expert-question-changed',
  1,
  z.object({
    questionId: z.string(),
    contactId: z.string(),
    change: z.enum(['asked', 'taken', 'sent-back', 'answered', 'used', 'drafted', 'withdrawn']),
    skill: z.string(),
    askedBy: z.string(),
    expertId: z.string().nullable(),
    articleId: z.string().nullable(),
  }),
)
/** An expert read the contact because of the question; written before the words leave. */
export const expertRead = factKind(
  'assist.expert-read',
  1,
  z.object({ questionId: z.string(), contactId: z.string(), personId: z.string() }),
)
export const expertSettingsChanged = factKind(
  'assist.expert-settings-changed',
  1,
  z.object({ answerWithinSeconds: z.number(), leastLevel: z.number(), version: z.number() }),
)

/** Somebody looked at words that were sent against the warning of a red line. */
export const redLineLookedAt = factKind(
  'assist.red-line-looked-at',
  1,
  z.object({
    entryId: z.string(),
    contactId: z.string().nullable(),
    agentId: z.string().describe('Who wrote them'),
    personId: z.string(),
  }),
)
/** A contact's wrap-up was finished by somebody who had put the draft into it: what became of the draft. */
export const draftConfirmed = factKind(
  'assist.draft-confirmed',
  1,
  z.object({
    contactId: z.string(),
    personId: z.string(),
    summary: z.enum(['as-drafted', 'changed', 'dropped']),
    reason: z.enum(['as-drafted', 'changed', 'none-drafted']),
  }),
)

/** A message went to the customer that still held a canned reply put in before. */
export const replySent = factKind(
  'assist.reply-sent',
  1,
  z.object({
    contactId: z.string(),
    conversationId: z.string(),
    personId: z.string(),
    replyId: z.string(),
    shortcut: z.string(),
    seq: z.number(),
  }),
)

/** The words of a week were looked through. About the week. */
export const themesLooked = factKind(
  'assist.themes-looked',
  1,
  z.object({
    week: z.string().describe('Its Monday'),
    state: z.enum(['done', 'too-little', 'failed']),
    themes: z.number().describe('How many came up'),
  }),
)

/** The contact in which a script was begun is wrapped up. About the contact. */
export const scriptWalked = factKind(
  'assist.script-walked',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string(),
    scriptId: z.string(),
    code: z.string(),
    version: z.number(),
    ticked: z.number(),
    skipped: z.array(z.string()).describe('Mandatory steps that nobody ticked'),
  }),
)

/** The contact in which a script's form was filled in is wrapped up. About the contact. */
export const scriptFormHandedIn = factKind(
  'assist.script-form-handed-in',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string().describe('Who filled in the last field'),
    scriptId: z.string(),
    code: z.string(),
    version: z.number(),
    filled: z.number().describe('Fields that hold something'),
    missing: z.array(z.string()).describe('Required fields that hold nothing'),
  }),
)
