import '../../ui/problems/case-problems.ts'
import './promises.css'
import { useQuery } from '@tanstack/react-query'
import type { PromiseList, PromiseView } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { KINDS, promiseKind } from '../../ui/promise/kinds.ts'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { promiseTitle } from '../../ui/promise/title.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { AboutPromise } from './AboutPromise.tsx'
import { HandOverAll } from './HandOverAll.tsx'
import { KeptReport } from './KeptReport.tsx'
import { owedWords } from './words.ts'

const VIEW = ['show', 'state', 'kind', 'unit', 'panel'] as const
const SHOWS = ['mine', 'unit', 'all'] as const
const STATES = ['unfinished', 'due', 'broken', 'kept', 'all'] as const
const MOST = 500

/** What is owed by when, and to whom it goes when somebody leaves. */
export function OwedPage() {
  const say = useWords(owedWords)
  const locale = useLocale()
  const [text, change] = useSearchText(VIEW)
  const mayMove = useMay('promises.hand-over')
  const show = SHOWS.find((one) => one === text.show) ?? 'mine'
  const state = STATES.find((one) => one === text.state) ?? 'unfinished'
  const query = {
    show,
    state: state === 'all' ? undefined : state,
    kind: text.kind || undefined,
    unitId: text.unit || undefined,
    limit: MOST,
  }
  const list = useQuery({
    queryKey: ['promises', query],
    queryFn: ({ signal }) => call<PromiseList>('GET', '/api/promises', { query, signal }),
    placeholderData: (before) => before,
    refetchInterval: 15_000,
  })
  const columns = useColumns(text.panel !== '', list.data?.owners ?? [])
  const units = useQuery(unitsQuery).data ?? []
  const toggle = (panel: string) => change({ panel: text.panel === panel ? null : panel }, true)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          <button type="button" className="btn s" onClick={() => toggle('report')}>
            {say('report')}
          </button>
          {mayMove && (
            <button type="button" className="btn s" onClick={() => toggle('hand-over')}>
              {say('handOver')}
            </button>
          )}
        </>
      }
      beside={
        text.panel === 'report' ? (
          <Beside title={say('report')} onClose={() => change({ panel: null })}>
            <KeptReport onOpen={(wanted) => change({ show: 'all', state: 'all', kind: null, unit: null, ...wanted })} />
          </Beside>
        ) : (
          text.panel === 'hand-over' &&
          mayMove && (
            <Beside title={say('handOver')} onClose={() => change({ panel: null })}>
              <HandOverAll />
            </Beside>
          )
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      <div className="row wrap pb">
        <Choose
          label={say('show')}
          value={show}
          choices={SHOWS.map((value) => ({ value, label: say(`show-${value}`) }))}
          onChoose={(value) => change({ show: value }, true)}
        />
        <Choose
          label={say('state')}
          value={state}
          choices={STATES.map((value) => ({ value, label: say(`state-${value}`) }))}
          onChoose={(value) => change({ state: value }, true)}
        />
        <Choose
          label={say('kind')}
          all={say('allKinds')}
          value={text.kind}
          choices={KINDS.map((value) => ({ value, label: promiseKind(value, locale) }))}
          onChoose={(value) => change({ kind: value }, true)}
        />
        <Choose
          label={say('unit')}
          all={say('allUnits')}
          value={text.unit}
          choices={unitChoices(units)}
          onChoose={(value) => change({ unit: value }, true)}
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.data && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={list.data.promises}
          rowKey={({ promiseId }) => promiseId}
          exportAs={say('title')}
          empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
        />
      )}
    </Split>
  )
}

function useColumns(isParted: boolean, owners: PromiseList['owners']): readonly Column<PromiseView>[] {
  const say = useWords(owedWords)
  const locale = useLocale()
  const time = (at: number) => dayAndTime(at, serverNow())
  const all: Column<PromiseView>[] = [
    {
      key: 'about',
      title: say('about'),
      value: (promise) => promiseTitle(promise, locale),
      cell: (promise) => <AboutPromise promise={promise} />,
    },
    { key: 'kind', title: say('kind'), value: ({ kind }) => promiseKind(kind, locale) },
    {
      key: 'due',
      title: say('due'),
      value: ({ dueAt }) => dueAt,
      text: ({ dueAt }) => time(dueAt),
      cell: (promise) => <PromiseTag clock={promise} withTime />,
    },
    {
      key: 'owner',
      title: say('owner'),
      value: ({ ownerId }) =>
        ownerId === null ? say('nobody') : (owners.find(({ personId }) => personId === ownerId)?.name ?? null),
    },
  ]
  return isParted ? all.filter(({ key }) => key !== 'owner') : all
}
