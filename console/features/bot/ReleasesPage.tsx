import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import type { ReleaseView } from '#modules/bot/editor-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { MakeRelease } from './MakeRelease.tsx'
import { ReleasePanel } from './ReleasePanel.tsx'
import { releaseWords } from './release-words.ts'
import { useTold } from './told.ts'
import { releasesQuery } from './use-bot.ts'

/** What the bot knows, release by release: made, judged, let out, put back. */
export function ReleasesPage() {
  const say = useWords(releaseWords)
  const mayWrite = useMay('bot.write')
  const [open, setOpen] = useOpen()
  const list = useQuery(releasesQuery)
  const opened = list.data?.find(({ releaseId }) => releaseId === open)
  const columns = useColumns(open, setOpen)
  const close = () => setOpen(null)
  const make = mayWrite && (
    <button type="button" className="btn s" onClick={() => setOpen('new')}>
      {say('make')}
    </button>
  )
  return (
    <Split
      title={say('title')}
      wide
      tools={make}
      beside={
        open === 'new' && mayWrite ? (
          <Beside key="new" title={say('make')} onClose={close}>
            <MakeRelease onMade={setOpen} />
          </Beside>
        ) : (
          opened && (
            <Beside key={open} title={say('number', { number: opened.number })} onClose={close}>
              <ReleasePanel release={opened} all={list.data ?? []} />
            </Beside>
          )
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={list.data}
          rowKey={({ releaseId }) => releaseId}
          rowClass={({ releaseId }) => (releaseId === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={
            <EmptyState what={say('none')} todo={say('noneTodo')}>
              {make}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}

const TAGS: Readonly<Record<ReleaseView['state'], string>> = {
  training: 'tag nw',
  failed: 'tag w nw',
  gated: 'tag a nw',
  stopped: 'tag w nw',
  released: 'tag f nw',
  former: 'tag nw',
}

function useColumns(open: string | null, onOpen: (releaseId: string) => void): readonly Column<ReleaseView>[] {
  const say = useWords(releaseWords)
  const told = useTold()
  const time = (at: number) => dayAndTime(at, serverNow())
  const first: Column<ReleaseView>[] = [
    {
      key: 'number',
      title: say('release'),
      value: ({ number }) => number,
      text: ({ number }) => say('number', { number }),
      cell: ({ releaseId, number }) => (
        <button
          type="button"
          className="open nw"
          aria-current={releaseId === open ? 'true' : undefined}
          onClick={() => onOpen(releaseId)}
        >
          {say('number', { number })}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: ({ state }) => say(`state-${state}`),
      cell: ({ state }) => <span className={TAGS[state]}>{say(`state-${state}`)}</span>,
    },
  ]
  const made: Column<ReleaseView> = {
    key: 'made',
    title: say('made'),
    value: ({ madeAt }) => madeAt,
    text: ({ madeAt, madeByName }) => `${time(madeAt)} ${madeByName ?? told.starter}`,
    cell: ({ madeAt, madeByName }) => (
      <span className="nw">
        {time(madeAt)} <span className="t3">{madeByName ?? told.starter}</span>
      </span>
    ),
  }
  if (open !== null) return [...first, made]
  return [
    ...first,
    { key: 'note', title: say('note'), value: ({ note }) => (note === '' ? null : note) },
    { key: 'intents', title: say('intents'), numeric: true, value: ({ intents }) => intents },
    { key: 'flows', title: say('flows'), numeric: true, value: ({ flows }) => flows },
    {
      key: 'right',
      title: say('right'),
      numeric: true,
      value: ({ report }) => report?.accuracy ?? null,
      text: ({ report }) => (report ? percent(report.accuracy) : '—'),
    },
    made,
    {
      key: 'released',
      title: say('letOutAt'),
      value: ({ releasedAt }) => releasedAt,
      text: ({ releasedAt, releasedByName }) =>
        releasedAt === null ? '—' : `${time(releasedAt)} ${releasedByName ?? ''}`,
    },
  ]
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
