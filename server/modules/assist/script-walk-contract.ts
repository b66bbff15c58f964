import { z } from 'zod'

const person = z.object({ personId: z.uuid(), name: z.string() })
const words = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })

export const scriptWalkQuery = z.object({
  skipped: z.enum(['some', 'none', 'all']).default('some').describe('Whether mandatory steps were left out'),
  scriptId: z.uuid().optional(),
  personId: z.uuid().optional().describe('Who served the customer'),
  before: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const scriptWalk = z
  .object({
    walkId: z.uuid(),
    at: z.number().describe('When the contact was wrapped up'),
    contactId: z.uuid(),
    scriptId: z.uuid(),
    code: z.string(),
    version: z.int(),
    name: words,
    person: person.nullable(),
    ticked: z.int(),
    steps: z.int(),
    form: z
      .object({
        filled: z.int().describe('Fields that held something when it was handed in'),
        fields: z.int(),
        missing: z.array(z.object({ field: z.string(), name: words })).describe('Required and left empty'),
      })
      .nullable()
      .describe('Null: nothing of it was filled in'),
    skipped: z.array(z.object({ stepId: z.string(), title: words })).describe('Mandatory steps that nobody ticked'),
  })
  .meta({ id: 'ScriptWalk' })
export type ScriptWalk = z.infer<typeof scriptWalk>
export const scriptWalkList = z.object({ asOf: z.number(), walks: z.array(scriptWalk), next: z.uuid().nullable() })
