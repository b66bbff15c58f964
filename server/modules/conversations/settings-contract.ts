import { z } from 'zod'

/** How long things may take; what an administrator sets for the whole house. */
const seconds = z.int().min(1).max(86_400)
export const conversationSettings = z
  .strictObject({
    firstResponseSeconds: seconds.describe('The promise of a first human response'),
    firstResponseWarnSeconds: z.int().min(0).max(3_600).describe('Endangered with this much left'),
    wrapUpSeconds: seconds.describe('Wrap-up finishes by itself after this'),
    idleSeconds: seconds.describe('A customer silent for this long after the agent’s last words ends the contact'),
    idleWarnSeconds: seconds.describe('The warning comes this long before that end'),
    lastAgentDays: z.int().min(0).max(365).describe('Who served last is known for this long'),
    ratingHours: z
      .int()
      .min(0)
      .max(720)
      .default(24)
      .describe('A contact may be rated for this long; 0: nobody is asked'),
  })
  .refine(
    (settings) =>
      settings.idleWarnSeconds < settings.idleSeconds &&
      settings.firstResponseWarnSeconds < settings.firstResponseSeconds,
    'A warning comes before what it warns of',
  )
  .meta({ id: 'ConversationSettings' })
export type ConversationSettings = z.infer<typeof conversationSettings>
