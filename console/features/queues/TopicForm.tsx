import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { topicCode, type topicList, topic as topicSettings } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { type Queue, type Topic, topicsQuery } from '../../queries/queues.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ANY, channelChoices, languageChoices } from './choices.ts'
import { queueWords } from './words.ts'

interface Props {
  /** Null for a new one. */
  readonly topic: Topic | null
  readonly topics: readonly Topic[]
  readonly queues: readonly Queue[]
  readonly onAdded: (code: string) => void
  readonly onRemoved: () => void
}

const request = topicSettings.extend({ code: topicCode })
const REFUSALS = {
  'topic-code-taken': 'code',
  'queue-unknown': 'routes',
  'route-twice': 'routes',
  'fallback-missing': 'routes',
}
const FRESH = { active: true, routes: [{ channel: ANY, language: ANY }] }

/** A topic with its rows; they are written whole. */
export function TopicForm({ topic, topics, queues, onAdded, onRemoved }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const leading = topic?.routes.map(({ queueId }) => queueId) ?? []
  const queueChoices = queues
    .filter(({ active, queueId }) => active || leading.includes(queueId))
    .map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))
  return (
    <EditorForm
      schema={request}
      initial={topic === null ? FRESH : { ...topic }}
      onSave={async ({ code, ...body }) => {
        if (topic === null && topics.some((one) => one.code === code)) throw codeTaken()
        const { topics: now } = await call<z.infer<typeof topicList>>('PUT', `/api/routing/topics/${code}`, { body })
        queries.setQueryData(topicsQuery.queryKey, now)
        return topic === null ? () => onAdded(code) : undefined
      }}
      refusals={REFUSALS}
      {...(topic === null ? { saveWords: say('addTopic') } : {})}
      foot={topic !== null && topic.code !== ANY && <Removing code={topic.code} onRemoved={onRemoved} />}
    >
      <NamesItem at="name" label={say('name')} />
      <TextItem at="code" label={say('code')} hint={say(codeHint(topic))} disabled={topic !== null} />
      <ListItem
        at="routes"
        label={say('leadsTo')}
        hint={say('routesHint')}
        fresh={{ channel: ANY, language: ANY }}
        addWords={say('addRoute')}
        most={50}
      >
        {(place) => (
          <>
            <PickItem
              at={[place, 'channel']}
              label={say('channel')}
              choices={[{ value: ANY, label: say('anyChannel') }, ...channelChoices(queues, locale, topics)]}
            />
            <PickItem
              at={[place, 'language']}
              label={say('language')}
              choices={[{ value: ANY, label: say('anyLanguage') }, ...languageChoices(queues, locale, topics)]}
            />
            <PickItem at={[place, 'queueId']} label={say('queue')} choices={queueChoices} />
          </>
        )}
      </ListItem>
      <SwitchItem at="active" label={say('inUse')} disabled={topic?.code === ANY} />
    </EditorForm>
  )
}

function codeHint(topic: Topic | null) {
  if (topic === null) return 'codeHint'
  return topic.code === ANY ? 'fallbackHint' : 'codeFixed'
}

/** Writing a topic replaces it: a new one must not take the place of one that is there. */
const codeTaken = () =>
  new ProblemError({
    type: '/problems/topic-code-taken',
    title: 'topic code taken',
    status: 409,
    refusal: 'topic-code-taken',
  })

function Removing({ code, onRemoved }: { readonly code: string; readonly onRemoved: () => void }) {
  const say = useWords(queueWords)
  const queries = useQueryClient()
  const removal = useMutation({
    mutationFn: () => call<z.infer<typeof topicList>>('DELETE', `/api/routing/topics/${code}`),
    onSuccess: ({ topics }) => {
      queries.setQueryData(topicsQuery.queryKey, topics)
      onRemoved()
    },
  })
  return (
    <>
      <ProblemLine problem={removal.error} onDismiss={removal.reset} />
      <ConfirmButton words={say('removeTopic')} question={say('removeTopicAsk')} onConfirm={() => removal.mutate()} />
    </>
  )
}
