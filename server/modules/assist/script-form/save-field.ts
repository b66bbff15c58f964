import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { beginWalk, type KeptForm, lockForm, writeForm } from '#modules/assist/script-form/store.ts'
import type { ScriptFormBody } from '#modules/assist/script-form-contract.ts'
import { keptValue } from '#modules/knowledge/form-contract.ts'

export type FormRefusal =
  | 'contact-not-found'
  | 'not-the-owner'
  | 'wrap-up-finished'
  | 'script-not-found'
  | 'field-not-found'
  | 'value-not-fitting'
  | 'edited-meanwhile'

/** Keeps what was typed into one field, masked; the owner of the contact does, until it is wrapped up. */
export function saveField(
  { platform, asks }: AssistDeps,
  by: string,
  { contactId, scriptId }: { readonly contactId: string; readonly scriptId: string },
  { scriptVersion, revision, field, value }: ScriptFormBody,
): Promise<Outcome<KeptForm, FormRefusal>> {
  return platform.db.transaction(async (tx) => {
    const contact = await asks.conversations.contactInHand(tx, contactId)
    if (!contact) return refused('contact-not-found')
    if (contact.ownerId !== by) return refused('not-the-owner')
    if (contact.wrapUpFinishedAt !== null) return refused('wrap-up-finished')
    const script = await asks.knowledge.script(tx, scriptId, scriptVersion)
    if (!script) return refused('script-not-found')
    const asked = script.formFields.find((one) => one.field === field)
    if (!asked) return refused('field-not-found')
    const kept = keptValue(asked, value)
    if (kept === undefined && value.trim() !== '')
      return refused('value-not-fitting', `It does not fit a field of the kind ${asked.kind}.`)
    const form = await lockForm(tx, contactId, scriptId)
    if (form?.handedInAt) return refused('wrap-up-finished')
    if ((form?.revision ?? 0) !== revision)
      return refused('edited-meanwhile', 'Somebody filled in the form meanwhile: load it again.')
    const { [field]: _, ...others } = form?.values ?? {}
    const next: KeptForm = {
      ...{ contactId, scriptId, scriptVersion, revision: revision + 1 },
      values: kept === undefined ? others : { ...others, [field]: kept },
      ...{ savedAt: platform.clock.now(), savedBy: by, handedInAt: null },
    }
    await writeForm(tx, contact, next)
    const [person] = await asks.identity.people(tx, [by])
    await beginWalk(tx, next, person?.unitId ?? null)
    return done(next)
  })
}
