import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { contactParams } from '#modules/assist/help-contract.ts'
import { handInForms } from '#modules/assist/script-form/hand-in.ts'
import { type FormRefusal, saveField } from '#modules/assist/script-form/save-field.ts'
import { formsOf, type KeptForm } from '#modules/assist/script-form/store.ts'
import {
  type ScriptForm,
  scriptForm,
  scriptFormBody,
  scriptFormList,
  scriptFormParams,
} from '#modules/assist/script-form-contract.ts'
import { wrapUpFinished } from '#modules/conversations/events.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const SAVE: Statuses<FormRefusal> = {
  'contact-not-found': 404,
  'not-the-owner': 403,
  'wrap-up-finished': 409,
  'script-not-found': 404,
  'field-not-found': 404,
  'value-not-fitting': 422,
  'edited-meanwhile': 409,
}
const tags = ['Scripts']

/** What a script asks for, filled in beside the conversation and handed in with the contact. */
export function scriptFormPart(deps: AssistDeps): AssistPart {
  const { platform, asks } = deps
  const needVisible = async (actor: Actor, contactId: string) => {
    if (!(await asks.conversations.maySeeContact(platform.db, actor, contactId)))
      throw new Problem(404, 'contact-not-found')
  }
  const shown = async (forms: readonly KeptForm[]): Promise<ScriptForm[]> => {
    const people = await asks.identity.people(platform.db, [...new Set(forms.map(({ savedBy }) => savedBy))])
    const nameOf = new Map(people.map(({ personId, displayName }) => [personId, displayName]))
    const answers = forms.map(async ({ contactId: _, savedBy, ...form }): Promise<ScriptForm | undefined> => {
      const script = await asks.knowledge.script(platform.db, form.scriptId, form.scriptVersion)
      const name = nameOf.get(savedBy)
      return (
        script && {
          ...form,
          ...{ name: script.name, fields: script.formFields, values: { ...form.values } },
          savedBy: name === undefined ? null : { personId: savedBy, name },
        }
      )
    })
    return (await Promise.all(answers)).filter((form) => form !== undefined)
  }
  return {
    reactions: { [wrapUpFinished.type]: handInForms(deps) },
    routes(app) {
      app.get(
        '/api/assist/contacts/:contactId/script-forms',
        {
          config: { access: { permission: 'conversations.read' } },
          schema: {
            tags,
            summary: 'What was found out for the scripts of a contact',
            params: contactParams,
            response: { 200: scriptFormList },
          },
        },
        async (request) => {
          const { contactId } = request.params
          await needVisible(actorOf(request), contactId)
          return { asOf: platform.clock.now(), forms: await shown(await formsOf(platform.db, contactId)) }
        },
      )
      app.put(
        '/api/assist/contacts/:contactId/script-forms/:scriptId',
        {
          config: { access: { permission: 'conversations.serve' } },
          schema: {
            tags,
            summary: 'Keep what was typed into one field of a script’s form',
            params: scriptFormParams,
            body: scriptFormBody,
            response: { 200: scriptForm },
          },
        },
        async (request) => {
          const actor = actorOf(request)
          await needVisible(actor, request.params.contactId)
          const kept = answer(await saveField(deps, actor.personId, request.params, request.body), SAVE)
          const [form] = await shown([kept])
          if (!form) throw new Problem(404, 'contact-not-found')
          return form
        },
      )
    },
  }
}
