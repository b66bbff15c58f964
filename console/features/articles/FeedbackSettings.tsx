import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KnowledgeSettings, knowledgeSettingsBody } from '#modules/knowledge/feedback-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { calendarsQuery } from '../../queries/calendars.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NumberItem, PickItem } from '../../ui/form/items.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ownerWords } from './owner-words.ts'

const PATH = '/api/articles/settings'
const KEY = ['article-settings']

/** How long feedback may wait for its answer, and by which calendar its days are counted. */
export function FeedbackSettings() {
  const say = useWords(ownerWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const mayChange = useMay('knowledge.review-articles')
  const read = useQuery({ queryKey: KEY, queryFn: () => call<KnowledgeSettings>('GET', PATH) })
  const calendars = useQuery(calendarsQuery)
  if (read.isPending) return <Skeleton lines={3} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  const { version } = read.data
  const choices = (calendars.data ?? []).map(({ key, name }) => ({ value: key, label: name[locale] }))
  return (
    <EditorForm
      key={version}
      schema={knowledgeSettingsBody}
      initial={{ ...read.data, feedbackCalendar: read.data.feedbackCalendar ?? undefined }}
      toBody={({ feedbackDays, feedbackCalendar }) => ({
        feedbackDays,
        feedbackCalendar: feedbackCalendar ?? null,
        version,
      })}
      onSave={async (body) => {
        const saved = await call<KnowledgeSettings>('PUT', PATH, { body })
        return () => queries.setQueryData(KEY, saved)
      }}
    >
      {!mayChange && <p className="note-i">{say('readOnly')}</p>}
      <NumberItem at="feedbackDays" label={say('days')} unit={say('daysUnit')} min={1} max={60} disabled={!mayChange} />
      <PickItem
        at="feedbackCalendar"
        label={say('calendar')}
        hint={say('calendarHint')}
        choices={choices}
        none={say('noCalendar')}
        disabled={!mayChange}
      />
    </EditorForm>
  )
}
