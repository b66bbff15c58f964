import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type ReplyVariable, renderReply } from '#libs/reply-template/reply-template.ts'
import { useMe } from '../../app/session/me.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { formWords } from '../../ui/form/words.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { LOCALES, type Locale } from '../../ui/words/locale.ts'
import { sayIn, useLocale, useWords } from '../../ui/words/words.ts'
import { placeOf, unitsBelow, VARIABLES } from './reply-draft.ts'
import { useTopics } from './use-topics.ts'
import { replyWords } from './words.ts'

/** What a reply is called, says, and for whom; a variable goes where the caret was last. */
export function ReplyFields({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(replyWords)
  const [locale, setLocale] = useState<Locale>(useLocale())
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const known = LOCALES.find((one) => target instanceof HTMLTextAreaElement && one === target.lang)
      if (known) setLocale(known)
    }
    const texts = place.current
    texts?.addEventListener('focusin', note)
    return () => texts?.removeEventListener('focusin', note)
  }, [])
  const insert = (variable: ReplyVariable) => {
    const fields = [...(place.current?.querySelectorAll('textarea') ?? [])]
    const field = fields.find(({ lang }) => lang === locale)
    if (field) typeInto(field, placeOf(variable))
  }
  const topics = useTopics()
  return (
    <>
      <TextItem at="shortcut" label={say('shortcut')} hint={say('shortcutHint')} />
      <NamesItem at="title" label={say('titleField')} />
      <div ref={place}>
        <NamesItem at="text" label={say('text')} rows={3} hint={say('textHint')} />
      </div>
      <div className="reply-variables">
        {VARIABLES.map((variable) => (
          <button
            key={variable}
            type="button"
            className="btn s"
            title={placeOf(variable)}
            onClick={() => insert(variable)}
          >
            {say(`variable-${variable}`)}
          </button>
        ))}
      </div>
      <Preview form={form} locale={locale} />
      {topics.mayRead && (
        <PickItem
          at="topic"
          label={say('topic')}
          hint={say('topicHint')}
          none={say('noTopic')}
          choices={topics.choices}
        />
      )}
      {!topics.mayRead && <TextItem at="topic" label={say('topic')} disabled />}
      <Audience form={form} />
    </>
  )
}

/** As if typed: the form hears of it. */
function typeInto(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function Preview({ form, locale }: { readonly form: FormInstance<Draft>; readonly locale: Locale }) {
  const say = useWords(replyWords)
  const sayForm = useWords(formWords)
  const template: unknown = Form.useWatch(['text', locale], form)
  const me = useMe()
  const sample = sayIn(replyWords, locale)
  if (typeof template !== 'string' || template.trim() === '') return null
  const now = serverNow()
  const { text } = renderReply(template, {
    'customer.name': sample('sampleCustomer'),
    'agent.name': me.displayName,
    'agent.no': me.agentNo,
    'contact.reference': 'S1121-000123',
    'bank.name': sample('sampleBank'),
    today: dayOf(now),
    time: timeOfDay(now),
  })
  return (
    <section className="note-i reply-preview" aria-label={say('preview')}>
      <div className="t3 f12">
        {say('preview')} · {sayForm(`language-${locale}`)}
      </div>
      <p className="reply-text" lang={locale}>
        {text}
      </p>
    </section>
  )
}

/** Who may use it; those who lead share with their units, and those who keep the house's words with everyone. */
function Audience({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(replyWords)
  const me = useMe()
  const reach = me.permissions['knowledge.share-replies']
  const units = useQuery(unitsQuery).data ?? []
  const audience: unknown = Form.useWatch('audience', form)
  const audiences = (['own', 'unit', 'everyone'] as const).filter(
    (one) => one === 'own' || reach === 'all' || (reach === 'units' && one === 'unit'),
  )
  const reached =
    reach === 'all'
      ? units
      : unitsBelow(
          units,
          me.roles.map(({ unitId }) => unitId),
        )
  return (
    <div className="pair">
      <PickItem
        at="audience"
        label={say('audience')}
        hint={say('audienceHint')}
        choices={audiences.map((one) => ({ value: one, label: say(`audience-${one}`) }))}
      />
      {audience === 'unit' && (
        <PickItem at="unitId" label={say('unit')} hint={say('unitHint')} choices={unitChoices(reached)} />
      )}
    </div>
  )
}
