import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { type CaseTemplate, caseTemplateBody, templateCode } from '#modules/cases/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { calendarsQuery } from '../../queries/calendars.ts'
import { topicsQuery } from '../../queries/queues.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, NumberItem, PickItem, PickManyItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { templateWords } from './words.ts'

const withCode = caseTemplateBody.extend({ code: templateCode })
const FRESH = { fields: [], dueDays: 3, topics: [], isOffered: true }

interface Props {
  /** Left out: a new one. */
  readonly template: CaseTemplate | undefined
  readonly onSaved: (code: string) => void
}

/** A kind of case, written whole; cases that are open keep the deadline they were given. */
export function TemplateForm({ template, onSaved }: Props) {
  const say = useWords(templateWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const units = useQuery(unitsQuery)
  const calendars = useQuery(calendarsQuery)
  const topics = useQuery({ ...topicsQuery, enabled: useMay('routing.read-queues') })
  const topicChoices = (topics.data ?? [])
    .filter(({ code }) => code !== '*')
    .map(({ code, name }) => ({ value: code, label: name[locale] }))
  return (
    <EditorForm
      key={template?.version}
      schema={withCode}
      initial={template ? { ...template, hint: template.hint ?? {} } : FRESH}
      toBody={(draft) => ({ ...asBody(draft), code: draft.code ?? template?.code, version: template?.version ?? 0 })}
      onSave={async ({ code, ...body }) => {
        await call<null>('PUT', `/api/case-templates/${code}`, { body })
        await queries.invalidateQueries({ queryKey: ['case-templates'] })
        return () => onSaved(code)
      }}
      refusals={{ 'calendar-unknown': 'calendar', 'unit-not-found': 'unitId', 'general-stays': 'isOffered' }}
    >
      <NamesItem at="name" label={say('name')} />
      {template === undefined && <TextItem at="code" label={say('code')} hint={say('codeHint')} />}
      <PickItem at="unitId" label={say('unit')} choices={unitChoices(units.data ?? [])} none={say('unitOfOpener')} />
      <NumberItem at="dueDays" label={say('days')} min={1} max={365} />
      <PickItem
        at="calendar"
        label={say('calendar')}
        choices={(calendars.data ?? []).map(({ key, name }) => ({ value: key, label: name[locale] }))}
        none={say('noCalendar')}
      />
      <PickManyItem at="topics" label={say('topics')} hint={say('topicsHint')} choices={topicChoices} />
      <NamesItem at="hint" label={say('hint')} hint={say('hintHint')} rows={2} />
      <ListItem at="fields" label={say('fields')} fresh={{ isNeeded: false }} most={20}>
        {(place) => (
          <>
            <TextItem at={[place, 'code']} label={say('code')} />
            <NamesItem at={[place, 'name']} label={say('field')} />
            <SwitchItem at={[place, 'isNeeded']} label={say('needed')} />
          </>
        )}
      </ListItem>
      <SwitchItem at="isOffered" label={say('offered')} />
    </EditorForm>
  )
}

/** What was left empty is nothing; of the words for agents all or none. */
function asBody({ name, hint, unitId, fields, dueDays, calendar, topics, isOffered }: Draft) {
  const words = z
    .record(z.string(), z.string().nullish())
    .catch({})
    .parse(hint ?? {})
  const hasHint = Object.values(words).some((text) => (text ?? '').trim() !== '')
  return {
    name,
    hint: hasHint ? words : null,
    unitId: unitId ?? null,
    fields: fields ?? [],
    dueDays,
    calendar: calendar ?? null,
    topics: topics ?? [],
    isOffered: isOffered ?? false,
  }
}
