import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Flow } from '#libs/dialogue/flow.ts'
import type { FlowView } from '#modules/bot/editor-contract.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { flowOf } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { TryPanel } from './TryPanel.tsx'
import { flowsQuery } from './use-bot.ts'
import { useBotNames } from './use-names.ts'

const FlowPanel = lazy(() => import('./FlowPanel.tsx').then((file) => ({ default: file.FlowPanel })))
const AddFlow = lazy(() => import('./FlowPanel.tsx').then((file) => ({ default: file.AddFlow })))
const TRY = 'try'

interface Row {
  readonly view: FlowView
  readonly flow: Flow
}

/** Flows of the working copy; one open beside the list as steps to be read and changed. */
export function FlowsPage() {
  const say = useWords(flowWords)
  const locale = useLocale()
  const [open, setOpen] = useOpen()
  const list = useQuery(flowsQuery)
  const rows = (list.data ?? []).flatMap((view): Row[] => {
    const flow = flowOf(view.flow)
    return flow ? [{ view, flow }] : []
  })
  const opened = rows.find(({ view }) => view.code === open)
  const columns = useColumns(open, setOpen)
  const close = () => setOpen(null)
  const add = (
    <button type="button" className="btn s" onClick={() => setOpen('new')}>
      {say('add')}
    </button>
  )
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          <button type="button" className="btn s" onClick={() => setOpen(TRY)}>
            {say('try')}
          </button>
          {add}
        </>
      }
      beside={
        open === TRY ? (
          <Beside title={say('try')} onClose={close}>
            <TryPanel />
          </Beside>
        ) : (
          <Suspense
            key={open}
            fallback={
              <section className="panel">
                <Skeleton />
              </section>
            }
          >
            {open === 'new' && (
              <Beside title={say('add')} onClose={close}>
                <AddFlow all={rows.map(({ flow }) => flow)} onAdded={setOpen} />
              </Beside>
            )}
            {opened && (
              <FlowPanel
                key={opened.view.code}
                title={opened.flow.name[locale]}
                saved={opened.view}
                flow={opened.flow}
                onClose={close}
              />
            )}
          </Suspense>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ view }) => view.code}
          rowClass={({ view }) => (view.code === open ? 'on' : undefined)}
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

function useColumns(open: string | null, onOpen: (code: string) => void): readonly Column<Row>[] {
  const say = useWords(flowWords)
  const locale = useLocale()
  const { topicName } = useBotNames()
  const first: Column<Row>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ flow }) => flow.name[locale],
      cell: ({ view, flow }) => (
        <>
          <button
            type="button"
            className="open"
            aria-current={view.code === open ? 'true' : undefined}
            onClick={() => onOpen(view.code)}
          >
            {flow.name[locale]}
          </button>{' '}
          {view.isRemoved && <span className="tag">{say('removed')}</span>}
        </>
      ),
    },
    {
      key: 'topic',
      title: say('topic'),
      value: ({ flow }) => (flow.topic === null ? null : topicName(flow.topic)),
    },
    { key: 'steps', title: say('steps'), numeric: true, value: ({ flow }) => flow.steps.length },
  ]
  if (open !== null) return first
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    ...first,
    { key: 'slots', title: say('slots'), numeric: true, value: ({ flow }) => Object.keys(flow.slots).length },
    { key: 'rules', title: say('rules'), numeric: true, value: ({ flow }) => flow.handOff.length },
    {
      key: 'changed',
      title: say('changed'),
      value: ({ view }) => view.changedAt,
      text: ({ view }) => `${time(view.changedAt)} ${view.changedBy ?? ''}`,
    },
  ]
}
