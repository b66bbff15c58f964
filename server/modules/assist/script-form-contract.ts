import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { formField, words } from '#modules/knowledge/contract.ts'

const person = z.object({ personId: z.uuid(), name: z.string() })

export const scriptFormParams = z.object({ contactId: z.uuid(), scriptId: z.uuid() })

/** What was found out for a script in one contact. */
export const scriptForm = z
  .object({
    scriptId: z.uuid(),
    name: words.describe('Of the script'),
    fields: z.array(formField).describe('What it asks for'),
    scriptVersion: z.int().describe('The version of the script that asked for it'),
    revision: z.int().describe('Grows by one with each field that is kept'),
    values: z
      .record(z.string(), z.string())
      .describe('By field, as kept: amounts in minor units, identity numbers masked; an empty field is not there'),
    savedAt: z.number(),
    savedBy: person.nullable(),
    handedInAt: z.number().nullable().describe('When the contact was wrapped up'),
  })
  .meta({ id: 'ScriptForm' })
export type ScriptForm = z.infer<typeof scriptForm>
export const scriptFormList = z.object({ asOf: z.number(), forms: z.array(scriptForm) })

/** One field at a time, as it is left. */
export const scriptFormBody = z.strictObject({
  scriptVersion: z.int().min(1).max(LAST_NUMBER),
  revision: z.int().min(0).max(LAST_NUMBER).describe('The one on the screen, 0 before there is one; another refuses'),
  field: formField.shape.field,
  value: z.string().max(1_000).describe('As typed; empty takes it away'),
})
export type ScriptFormBody = z.infer<typeof scriptFormBody>
