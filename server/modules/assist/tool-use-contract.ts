import { z } from 'zod'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'

/**
 * KPI 43 `tool_adoption`: people with at least `LEAST_USES` meaningful uses in a week / people who had contacts in hand
 * that week; beside it the contacts in which a tool was used / the contacts they had in hand.
 */
export const LEAST_USES = 5
/** Until the house sets another one. */
export const FIRST_TOOL_USE_GOAL = 0.7

/** What counts: acts that stand in the log of facts. Signing in, and being shown something, are none. */
export const TOOL_ACTS = [
  'suggestion-used',
  'article-read',
  'article-copied',
  'draft-confirmed',
  'expert-asked',
  'reply-sent',
  'script-followed',
] as const
export const toolAct = z.enum(TOOL_ACTS)
export type ToolAct = z.infer<typeof toolAct>

const day = z.iso.date().refine(isLocalDate, 'a date from 1900 to 2199')
const week = z.iso.date().describe('The Monday of the week, by the clock of the house')

export const toolUseQuery = z.object({
  week: day.optional().describe('Any day of the week; left out: the week that runs'),
})
export const toolUser = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    agentNo: z.string(),
    unitName: z.string(),
    uses: z.int(),
    isUser: z.boolean().describe('At least five uses: counts in the numerator'),
    contacts: z.int().describe('Had in hand that week'),
    contactsWithUse: z.int(),
    acts: z.partialRecord(toolAct, z.int()),
  })
  .meta({ id: 'ToolUser' })
export type ToolUser = z.infer<typeof toolUser>
export const toolUseReply = z
  .object({
    asOf: z.number(),
    week,
    goal: z.number(),
    leastUses: z.int(),
    users: z.int(),
    eligible: z.int(),
    share: z.number().nullable().describe('0..1; null when nobody had a contact'),
    contacts: z.int(),
    contactsWithUse: z.int(),
    people: z.array(toolUser).describe('Everyone eligible within reach; together they are the figure'),
  })
  .meta({ id: 'ToolUse' })
export type ToolUseReply = z.infer<typeof toolUseReply>

export const toolActsQuery = z.object({ week: day.optional(), personId: z.uuid() })
export const toolActRow = z
  .object({
    act: toolAct,
    at: z.number(),
    subject: z.string(),
    contactId: z.uuid().nullable(),
  })
  .meta({ id: 'ToolActRow' })
export type ToolActRow = z.infer<typeof toolActRow>
export const toolActsReply = z
  .object({ asOf: z.number(), week, name: z.string(), acts: z.array(toolActRow).describe('Oldest first, all of them') })
  .meta({ id: 'ToolActs' })
export type ToolActsReply = z.infer<typeof toolActsReply>
