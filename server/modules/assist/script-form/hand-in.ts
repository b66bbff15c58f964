import type { AssistDeps } from '#modules/assist/deps.ts'
import { scriptFormHandedIn } from '#modules/assist/events.ts'
import { handIn, openForms } from '#modules/assist/script-form/store.ts'
import { wrapUpFinished } from '#modules/conversations/events.ts'
import { missingOf } from '#modules/knowledge/form-contract.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Forms are handed in with their contact; what is required and was left empty is written down for quality. */
export function handInForms({ platform, asks }: AssistDeps): Reaction {
  return async (tx, fact) => {
    if (!wrapUpFinished.is(fact)) return
    const { contactId } = fact.data
    for (const form of await openForms(tx, contactId)) {
      const script = await asks.knowledge.script(tx, form.scriptId, form.scriptVersion)
      if (!script) continue
      const { formFields } = script
      const missing = missingOf(formFields, form.values).map(({ field, name }) => ({ field, name }))
      await handIn(tx, form, fact.at, formFields.length, missing)
      await platform.log.announce(tx, { kind: 'system', id: 'assist' }, [
        scriptFormHandedIn.of(contactId, fact.at, {
          contactId,
          agentId: form.savedBy,
          scriptId: form.scriptId,
          code: script.code,
          version: form.scriptVersion,
          filled: Object.keys(form.values).length,
          missing: missing.map(({ field }) => field),
        }),
      ])
    }
  }
}
