import type { Script } from '#modules/knowledge/contract.ts'
import { useTopics } from '../../queries/use-topics.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { reviewWords } from './review-words.ts'
import { scriptWords } from './words.ts'

const SEARCH = ['state'] as const

interface Props {
  readonly scripts: readonly Script[]
  readonly open: string | null
  readonly onOpen: (scriptId: string) => void
}

/** The scripts in use, or those that were retired; with one open beside it the list says less of each. */
export function ScriptsList({ scripts, open, onOpen }: Props) {
  const say = useWords(scriptWords)
  const [{ state }, change] = useSearchText(SEARCH)
  const wantsRetired = state === 'retired'
  const shown = scripts.filter(
    ({ retiredAt, review }) =>
      (retiredAt !== null) === wantsRetired && (state !== 'submitted' || review?.state === 'submitted'),
  )
  const columns = useColumns(open, onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={shown}
      rowKey={({ scriptId }) => scriptId}
      rowClass={({ scriptId }) => (scriptId === open ? 'on' : undefined)}
      exportAs={say('title')}
      tools={<StateChoice value={state} onChoose={(chosen) => change({ state: chosen })} />}
      empty={
        wantsRetired ? (
          <EmptyState what={say('noneRetired')}>
            <button type="button" className="btn" onClick={() => change({ state: null })}>
              {say('inUse')}
            </button>
          </EmptyState>
        ) : (
          <EmptyState what={say('none')} todo={say('noneTodo')}>
            <StateChoice value={state} onChoose={(chosen) => change({ state: chosen })} />
          </EmptyState>
        )
      }
    />
  )
}

function StateChoice({ value, onChoose }: { readonly value: string; readonly onChoose: (state: string) => void }) {
  const say = useWords(scriptWords)
  return (
    <Choose
      label={say('state')}
      all={say('inUse')}
      value={value}
      choices={[
        { value: 'submitted', label: say('waits') },
        { value: 'retired', label: say('retired') },
      ]}
      onChoose={onChoose}
    />
  )
}

/** Where the newest version of a script stands. */
function standingOf({ version, review }: Script) {
  if (review?.state === 'submitted' || review?.state === 'returned') return `state-${review.state}` as const
  if (review === null || review.inForce === version) return 'state-in-force'
  return review.effectiveAt !== null && review.effectiveAt > serverNow() ? 'state-scheduled' : 'state-over'
}

function useColumns(open: string | null, onOpen: Props['onOpen']): readonly Column<Script>[] {
  const say = useWords(scriptWords)
  const sayReview = useWords(reviewWords)
  const locale = useLocale()
  const { topicName } = useTopics()
  const mandatory = ({ steps }: Script) => steps.filter(({ isMandatory }) => isMandatory).length
  const stepsText = (script: Script) => say('stepCount', { count: script.steps.length, mandatory: mandatory(script) })
  const first: Column<Script>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ scriptId, name }) => (
        <button
          type="button"
          className="open"
          aria-current={scriptId === open ? 'true' : undefined}
          onClick={() => onOpen(scriptId)}
        >
          {name[locale]}
        </button>
      ),
    },
    {
      key: 'steps',
      title: say('steps'),
      value: ({ steps }) => steps.length,
      text: stepsText,
      cell: (script) => <span className="nw">{stepsText(script)}</span>,
    },
  ]
  const more: Column<Script>[] = [
    {
      key: 'topics',
      title: say('topics'),
      value: ({ topics }) => topics.map(topicName).join(locale === 'en' ? ', ' : '、') || null,
    },
    { key: 'level', title: say('level'), value: ({ minIdentityLevel }) => `L${minIdentityLevel}` },
    { key: 'standing', title: say('state'), value: (script) => sayReview(standingOf(script)) },
    { key: 'version', title: say('version'), numeric: true, value: ({ version }) => version },
    { key: 'by', title: say('changedBy'), value: ({ madeBy }) => madeBy?.name ?? null },
  ]
  const changed: Column<Script> = {
    key: 'changed',
    title: say('changed'),
    value: ({ madeAt }) => madeAt,
    text: ({ madeAt }) => dayAndTime(madeAt, serverNow()),
    cell: ({ madeAt }) => <span className="nw">{dayAndTime(madeAt, serverNow())}</span>,
  }
  return [...first, ...(open === null ? more : []), changed]
}
