import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { useRef } from 'react'
import { useMe } from '../../app/session/me.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { useTopics } from '../../queries/use-topics.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { formWords } from '../../ui/form/words.ts'
import { CrossingNote } from '../../ui/red-lines/CrossingNote.tsx'
import { useTextLocale, VariableButtons } from '../../ui/reply/VariableButtons.tsx'
import { sampleOf } from '../../ui/reply/variables.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'
import { unitsBelow } from './reply-draft.ts'
import { replyWords } from './words.ts'

/** What a reply is called, says, and for whom; a variable goes where the caret was last. */
export function ReplyFields({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(replyWords)
  const place = useRef<HTMLDivElement>(null)
  const locale = useTextLocale(place)
  const topics = useTopics()
  return (
    <>
      <TextItem at="shortcut" label={say('shortcut')} hint={say('shortcutHint')} />
      <NamesItem at="title" label={say('titleField')} />
      <div ref={place}>
        <NamesItem at="text" label={say('text')} rows={3} hint={say('textHint')} />
      </div>
      <VariableButtons place={place} locale={locale} />
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

function Preview({ form, locale }: { readonly form: FormInstance<Draft>; readonly locale: Locale }) {
  const say = useWords(replyWords)
  const sayForm = useWords(formWords)
  const template: unknown = Form.useWatch(['text', locale], form)
  const me = useMe()
  if (typeof template !== 'string' || template.trim() === '') return null
  return (
    <section className="note-i reply-preview" aria-label={say('preview')}>
      <div className="t3 f12">
        {say('preview')} · {sayForm(`language-${locale}`)}
      </div>
      <p className="reply-text" lang={locale}>
        {sampleOf(template, locale, me)}
      </p>
      <CrossingNote text={template} />
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
