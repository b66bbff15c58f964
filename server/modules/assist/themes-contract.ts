import { z } from 'zod'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'

/** Themes that come up among the words of customers, and what their comments are for. */
const instant = z.number().int().describe('UTC milliseconds')
export const VOICES = ['praise', 'problem', 'suggestion'] as const
const voice = z.enum(VOICES)
const counts = z.object({ praise: z.int(), problem: z.int(), suggestion: z.int() })

export const themesQuery = z.object({
  week: z.iso
    .date()
    .refine(isLocalDate, 'a date from 1900 to 2199')
    .optional()
    .describe('Monday of a week that was looked at; left out: the newest'),
})

const example = z.object({
  conversationId: z.uuid(),
  seq: z.int(),
  at: instant,
  text: z.string().describe('Masked'),
  contactId: z.uuid().nullable().describe('To open; null: it stayed with the bot, or is out of reach'),
})
export const themeView = z
  .object({
    terms: z.array(z.string()).describe('The words that set its texts apart, the most telling first'),
    names: z.array(z.string()).describe('What it is called: at most four of them, grown to whole words'),
    weeks: z.int().min(1).max(2).describe('It stands out in the last week alone, or in the last two together'),
    count: z.int(),
    expected: z.number().describe('Of this kind by what came before'),
    isNew: z.boolean().describe('Hardly there before; else one that grows'),
    chance: z.number().describe('That a quiet week raises any alarm as strong, 0..1'),
    byWeek: z.array(z.int()).describe('Texts with at least two of its terms, in each week, oldest first'),
    examples: z.array(example).describe('Those within the reader’s reach, the most typical first'),
    unseen: z.int().describe('Examples out of reach'),
  })
  .meta({ id: 'Theme' })
export type ThemeView = z.infer<typeof themeView>

const remark = z.object({
  contactId: z.uuid(),
  at: instant,
  score: z.int().nullable(),
  voice,
  probability: z.number(),
  comment: z.string().describe('Masked'),
})
export const themesReply = z
  .object({
    asOf: instant,
    week: z.iso.date().nullable().describe('Null: nothing was looked at yet'),
    state: z.enum(['looking', 'done', 'too-little', 'failed']).nullable(),
    until: instant.nullable().describe('Words up to here were read'),
    looks: z.array(z.iso.date()).describe('Weeks that were looked at, newest first'),
    weeks: z.array(z.object({ week: z.iso.date(), texts: z.int(), voices: counts })).describe('Oldest first'),
    themes: z.array(themeView).describe('Most surprising first'),
    remarks: z.array(remark).describe('Comments of the last week within the reader’s reach, newest first'),
  })
  .meta({ id: 'Themes' })
export type ThemesReply = z.infer<typeof themesReply>
