import { ProblemLine } from '../problems/ProblemLine.tsx'
import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { shownValue } from './form-values.ts'
import { formFieldWords } from './form-words.ts'
import { useScriptForms } from './use-script-forms.ts'

/** What was found out in a contact, as it was kept; nothing where no form was begun. */
export function FilledForms({ contactId }: { readonly contactId: string }) {
  const say = useWords(formFieldWords)
  const locale = useLocale()
  const forms = useScriptForms(contactId)
  if (forms.error) return <ProblemLine problem={forms.error} />
  return (forms.data?.forms ?? []).map((form) => (
    <section key={form.scriptId} className="sec" aria-label={`${say('title')} ${form.name[locale]}`}>
      <h3>
        {say('title')} <span className="t3 f12">{form.name[locale]}</span>
      </h3>
      <dl className="facts">
        {form.fields.map((field) => (
          <div key={field.field}>
            <dt>
              {field.name[locale]}
              {field.isRequired && say('required')}
            </dt>
            <dd>{shownValue(field, form.values, locale)}</dd>
          </div>
        ))}
      </dl>
      {form.savedBy && (
        <p className="t3 f12">
          {say('keptBy', { person: form.savedBy.name, time: dayAndTime(form.savedAt, serverNow()) })}
        </p>
      )}
    </section>
  ))
}
