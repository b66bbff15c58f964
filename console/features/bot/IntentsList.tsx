import type { IntentView } from '#modules/bot/editor-contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { intentWords } from './intent-words.ts'
import { useBotNames } from './use-names.ts'

interface Props {
  readonly intents: readonly IntentView[]
  readonly open: string | null
  readonly onOpen: (code: string) => void
  readonly onAdd: () => void
}

const SEARCH = ['topic', 'does', 'gone'] as const
const DOES = ['article', 'flow', 'hand-over'] as const

/** Intents by topic and by what the bot does; the address keeps both. Those taken out are one choice away. */
export function IntentsList({ intents, open, onOpen, onAdd }: Props) {
  const say = useWords(intentWords)
  const { topicName } = useBotNames()
  const [{ topic, does, gone }, change] = useSearchText(SEARCH)
  const isGone = gone === 'yes'
  const rows = intents.filter(
    (one) =>
      one.isRemoved === isGone &&
      (topic === '' || (one.topic ?? '-') === topic) &&
      (does === '' || one.does.kind === does),
  )
  const columns = useColumns(open, onOpen)
  const topics = [...new Set(intents.map((one) => one.topic ?? '-'))].toSorted()
  const removed = intents.filter((one) => one.isRemoved).length
  const tools = (
    <>
      <Choose
        label={say('topic')}
        all={say('allTopics')}
        value={topic}
        choices={topics.map((value) => ({ value, label: value === '-' ? say('noTopic') : topicName(value) }))}
        onChoose={(value) => change({ topic: value })}
      />
      <Choose
        label={say('does')}
        all={say('allDoes')}
        value={does}
        choices={DOES.map((value) => ({ value, label: say(`does-${value}`) }))}
        onChoose={(value) => change({ does: value })}
      />
      {(removed > 0 || isGone) && (
        <Choose
          label={say('inUse')}
          all={say('inUse')}
          value={isGone ? 'yes' : ''}
          choices={[{ value: 'yes', label: `${say('removed')} (${removed})` }]}
          onChoose={(value) => change({ gone: value })}
        />
      )}
    </>
  )
  const isEmpty = intents.length === 0
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      rowClass={({ code }) => (code === open ? 'on' : undefined)}
      exportAs={say('title')}
      tools={tools}
      empty={
        <EmptyState what={say(isEmpty ? 'none' : 'noneShown')} {...(isEmpty ? { todo: say('noneTodo') } : {})}>
          <button
            type="button"
            className="btn s"
            onClick={isEmpty ? onAdd : () => change({ topic: null, does: null, gone: null })}
          >
            {say(isEmpty ? 'add' : 'showAll')}
          </button>
        </EmptyState>
      }
    />
  )
}

function useColumns(open: string | null, onOpen: Props['onOpen']): readonly Column<IntentView>[] {
  const say = useWords(intentWords)
  const locale = useLocale()
  const { topicName, target } = useBotNames()
  const first: Column<IntentView>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ code, name }) => (
        <button
          type="button"
          className="open"
          aria-current={code === open ? 'true' : undefined}
          onClick={() => onOpen(code)}
        >
          {name[locale]}
        </button>
      ),
    },
    { key: 'topic', title: say('topic'), value: ({ topic }) => (topic === null ? null : topicName(topic)) },
    { key: 'zh', title: say('zh'), numeric: true, value: ({ utterances }) => utterances.zh.length },
    { key: 'en', title: say('en'), numeric: true, value: ({ utterances }) => utterances.en.length },
  ]
  if (open !== null) return first
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    ...first,
    { key: 'does', title: say('does'), value: ({ does }) => `${say(`does-${does.kind}`)} · ${target(does)}` },
    {
      key: 'said',
      title: say('utterances'),
      // Found by what customers say, too; shown as an example.
      value: ({ utterances }) => [...utterances.zh, ...utterances.en].join(' '),
      cell: ({ utterances }) => (
        <span className="t2 f12 bot-example">{locale === 'en' ? utterances.en[0] : utterances.zh[0]}</span>
      ),
    },
    {
      key: 'changed',
      title: say('changed'),
      value: ({ changedAt }) => changedAt,
      text: ({ changedAt, changedBy }) => `${time(changedAt)} ${changedBy ?? ''}`,
      cell: ({ changedAt, changedBy }) => (
        <span className="nw">
          {time(changedAt)} <span className="t3">{changedBy}</span>
        </span>
      ),
    },
  ]
}
