import { queryOptions, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { z } from 'zod'
import type { ChannelView, channelList } from '#channels/web/contract.ts'
import { call } from '../../api/call.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { channelWords } from './words.ts'

const ChannelForm = lazy(() => import('./ChannelForm.tsx').then((file) => ({ default: file.ChannelForm })))
const OnThePage = lazy(() => import('./OnThePage.tsx').then((file) => ({ default: file.OnThePage })))

export const channelsQuery = queryOptions({
  queryKey: ['web-channels'],
  queryFn: async () => (await call<z.infer<typeof channelList>>('GET', '/api/web-channels')).channels,
})

/** The chats on the bank's pages; one open beside the list. */
export function WebChannelsPage() {
  const say = useWords(channelWords)
  const locale = useLocale()
  const [open, setOpen] = useOpen()
  const read = useQuery(channelsQuery)
  const opened = read.data?.find(({ key }) => key === open)
  const columns = useColumns(open, setOpen)
  const add = (
    <button type="button" className="btn s" onClick={() => setOpen('new')}>
      {say('add')}
    </button>
  )
  return (
    <Split
      title={say('title')}
      tools={add}
      beside={
        (opened || open === 'new') && (
          <Beside title={opened ? opened.name[locale] : say('newTitle')} onClose={() => setOpen(null)}>
            <Suspense fallback={<Skeleton />}>
              {opened && <OnThePage channel={opened} />}
              <ChannelForm key={`${open} ${opened?.version}`} channel={opened} onAdded={setOpen} />
            </Suspense>
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending ? (
        <Skeleton lines={4} />
      ) : (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={read.data ?? []}
          rowKey={({ key }) => key}
          rowClass={({ key }) => (key === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={
            <EmptyState what={say('none')} todo={say('noneTodo')}>
              {add}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}

function useColumns(open: string | null, onOpen: (key: string) => void): readonly Column<ChannelView>[] {
  const say = useWords(channelWords)
  const locale = useLocale()
  return [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ key, name }) => (
        <button
          type="button"
          className="open"
          aria-current={key === open ? 'true' : undefined}
          onClick={() => onOpen(key)}
        >
          {name[locale]}
        </button>
      ),
    },
    { key: 'key', title: say('key'), value: ({ key }) => key },
    { key: 'topics', title: say('topics'), numeric: true, value: ({ topics }) => topics.length },
    { key: 'origins', title: say('origins'), value: ({ allowedOrigins }) => allowedOrigins.join(' ') || null },
    { key: 'state', title: say('state'), value: ({ isActive }) => say(isActive ? 'active' : 'inactive') },
  ]
}
