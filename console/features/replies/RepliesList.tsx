import { useQuery } from '@tanstack/react-query'
import type { CannedReply } from '#modules/knowledge/contract.ts'
import { unitsQuery } from '../../queries/units.ts'
import { useTopics } from '../../queries/use-topics.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { replyWords } from './words.ts'

const AUDIENCES = ['own', 'unit', 'everyone'] as const
const SEARCH = ['audience'] as const

interface Props {
  readonly replies: readonly CannedReply[]
  readonly open: string | null
  readonly onOpen: (replyId: string) => void
}

/** The replies with their words: the filter looks in titles and texts alike. */
export function RepliesList({ replies, open, onOpen }: Props) {
  const say = useWords(replyWords)
  const [{ audience }, change] = useSearchText(SEARCH)
  const shown = audience === '' ? replies : replies.filter((reply) => reply.audience === audience)
  const columns = useColumns(onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={shown}
      rowKey={({ replyId }) => replyId}
      rowClass={({ replyId }) => (replyId === open ? 'on' : undefined)}
      exportAs={say('title')}
      tools={
        <Choose
          label={say('audience')}
          all={say('allAudiences')}
          value={audience}
          choices={AUDIENCES.map((one) => ({ value: one, label: say(`audience-${one}`) }))}
          onChoose={(chosen) => change({ audience: chosen })}
        />
      }
      empty={
        audience === '' ? (
          <EmptyState what={say('none')} todo={say('noneTodo')} />
        ) : (
          <EmptyState what={say('noneHere')}>
            <button type="button" className="btn" onClick={() => change({ audience: null })}>
              {say('allAudiences')}
            </button>
          </EmptyState>
        )
      }
    />
  )
}

function useColumns(onOpen: (replyId: string) => void): readonly Column<CannedReply>[] {
  const say = useWords(replyWords)
  const locale = useLocale()
  const units = useQuery(unitsQuery).data ?? []
  const { topicName } = useTopics()
  const audienceOf = ({ audience, unitId }: CannedReply) =>
    audience === 'unit'
      ? (units.find((unit) => unit.unitId === unitId)?.name ?? say('audience-unit'))
      : say(`audience-${audience}`)
  return [
    {
      key: 'shortcut',
      title: say('shortcut'),
      value: ({ shortcut }) => `/${shortcut}`,
      cell: (reply) => (
        <button type="button" className="open nw" onClick={() => onOpen(reply.replyId)}>
          /{reply.shortcut}
        </button>
      ),
    },
    { key: 'title', title: say('titleField'), value: ({ title }) => title[locale] },
    {
      key: 'text',
      title: say('text'),
      value: ({ text }) => text[locale],
      cell: ({ text }) => <span className="reply-line t2">{text[locale]}</span>,
    },
    { key: 'topic', title: say('topic'), value: ({ topic }) => (topic === null ? null : topicName(topic)) },
    { key: 'audience', title: say('audience'), value: audienceOf },
    {
      key: 'changed',
      title: say('changed'),
      value: ({ changedAt }) => changedAt,
      text: ({ changedAt }) => dayAndTime(changedAt, serverNow()),
      cell: ({ changedAt }) => <span className="nw">{dayAndTime(changedAt, serverNow())}</span>,
    },
  ]
}
