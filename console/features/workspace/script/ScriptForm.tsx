import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { ScriptForm as KeptForm, ScriptFormBody, scriptFormList } from '#modules/assist/script-form-contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { call } from '../../../api/call.ts'
import { problemOf } from '../../../api/problem.ts'
import { useMay } from '../../../app/session/me.ts'
import { NewCaseSheet } from '../../../ui/cases/NewCaseSheet.tsx'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { type BotAnswer, botAnswers } from '../../../ui/script/bot-answers.ts'
import { carriedOver } from '../../../ui/script/form-values.ts'
import { formFieldWords } from '../../../ui/script/form-words.ts'
import { scriptFormsKey, useScriptForms } from '../../../ui/script/use-script-forms.ts'
import { dayAndTime } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import type { Locale } from '../../../ui/words/locale.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { useHandOver } from '../hand-over/use-hand-over.ts'
import { FormField } from './FormField.tsx'

interface Props {
  readonly desk: DeskContact
  readonly script: Script
}

/** What the script asks for: each field is kept as it is left, and handed in with the contact. */
export function ScriptForm({ desk, script }: Props) {
  const say = useWords(formFieldWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const { contactId } = desk.contact
  const forms = useScriptForms(contactId)
  const card = useHandOver(contactId)
  const mayOpenCase = useMay('cases.work')
  const [isOpening, setOpening] = useState(false)
  const key = scriptFormsKey(contactId)
  const form = forms.data?.forms.find(({ scriptId }) => scriptId === script.scriptId)
  const save = useMutation({
    // One field after the other: each goes out with the revision that the one before it made.
    scope: { id: `script-form ${contactId} ${script.scriptId}` },
    mutationFn: ({ field, value }: { readonly field: string; readonly value: string }) => {
      const known = queries
        .getQueryData<z.infer<typeof scriptFormList>>(key)
        ?.forms.find(({ scriptId }) => scriptId === script.scriptId)
      const body: ScriptFormBody = { scriptVersion: script.version, revision: known?.revision ?? 0, field, value }
      return call<KeptForm>('PUT', `/api/assist/contacts/${contactId}/script-forms/${script.scriptId}`, { body })
    },
    onSuccess: (kept) =>
      queries.setQueryData<z.infer<typeof scriptFormList>>(key, (known) => {
        const others = (known?.forms ?? []).filter(({ scriptId }) => scriptId !== kept.scriptId)
        return { asOf: known?.asOf ?? serverNow(), forms: [...others, kept] }
      }),
  })
  if (forms.isPending) return <Skeleton lines={3} />
  const values = form?.values ?? {}
  const filled = script.formFields.filter(({ field }) => values[field] !== undefined).length
  const isReadOnly = desk.role !== 'owner' || (form?.handedInAt ?? null) !== null
  const offered = botAnswers(script.formFields, values, card?.form ?? {}, locale)
  const take = ({ field, value }: BotAnswer) => save.mutate({ field: field.field, value })
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: key })
    save.reset()
  }
  const isStale = save.error !== null && problemOf(save.error).refusal === 'edited-meanwhile'
  return (
    <section className="sec script-form" aria-label={say('title')}>
      <div className="row">
        <h3>{say('title')}</h3>
        <span className="sp" />
        <span className="t3 f12">{say('filled', { filled, fields: script.formFields.length })}</span>
      </div>
      <ProblemLine problem={forms.error ?? save.error} />
      {isStale && (
        <button type="button" className="btn s" onClick={() => void reload()}>
          {say('reload')}
        </button>
      )}
      {!isReadOnly && offered.length > 0 && (
        <FromBot answers={offered} isBusy={save.isPending} onTake={(answers) => answers.forEach(take)} />
      )}
      {script.formFields.map((field) => (
        <FormField
          key={field.field}
          field={field}
          kept={values[field.field]}
          isReadOnly={isReadOnly}
          onLeave={(value) => save.mutate({ field: field.field, value })}
        />
      ))}
      <p className="t3 f12" role="status">
        {form?.savedBy && say('keptBy', { person: form.savedBy.name, time: dayAndTime(form.savedAt, serverNow()) })}
      </p>
      {mayOpenCase && filled > 0 && (
        <button type="button" className="btn s" onClick={() => setOpening(true)}>
          {say('openCase')}
        </button>
      )}
      {isOpening && (
        <NewCaseSheet
          of={desk.contact}
          known={carriedOver(script.formFields, values, locale)}
          onClose={() => setOpening(false)}
        />
      )}
    </section>
  )
}

interface FromBotProps {
  readonly answers: readonly BotAnswer[]
  readonly isBusy: boolean
  readonly onTake: (answers: readonly BotAnswer[]) => void
}

/** What the bot found out already: taken over in one press, then as if it had been typed. */
function FromBot({ answers, isBusy, onTake }: FromBotProps) {
  const say = useWords(formFieldWords)
  const locale = useLocale()
  const told = answers.map(({ field, value }) => `${field.name[locale]} ${toldValue(field, value, locale)}`).join(' · ')
  return (
    <div className="note-i row wrap" role="note">
      <span>{say('fromBot', { told })}</span>
      <span className="sp" />
      <button type="button" className="btn s" disabled={isBusy} onClick={() => onTake(answers)}>
        {say('takeFromBot')}
      </button>
    </div>
  )
}

const toldValue = ({ options }: BotAnswer['field'], value: string, locale: Locale): string =>
  options.find(({ option }) => option === value)?.name[locale] ?? value
