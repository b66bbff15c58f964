import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { Instant } from '#libs/facts/event.ts'
import type { RosterHead } from '#modules/rosters/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import type { PromiseState } from '../../ui/promise/read-clock.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { runText } from './run-text.ts'
import { inOrderOfWork, lastDayOf, type Standing, standingOf } from './standing.ts'
import { rosterListWords } from './words.ts'

interface Props {
  readonly rosters: readonly RosterHead[]
  readonly asOf: Instant
  readonly onDiscard: ((rosterId: string) => void) | undefined
  readonly empty: ReactNode
}

export function RosterTable({ rosters, asOf, onDiscard, empty }: Props) {
  const say = useWords(rosterListWords)
  const today = bankToday()
  const columns = useColumns({ today, asOf, onDiscard })
  const rows = useMemo(() => inOrderOfWork(rosters, today), [rosters, today])
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ rosterId }) => rosterId}
      exportAs={say('title')}
      empty={empty}
    />
  )
}

const STATES: Readonly<Record<Standing['kind'], PromiseState>> = {
  due: 'running',
  late: 'endangered',
  ahead: 'kept',
  current: 'kept',
  over: 'withdrawn',
  unused: 'withdrawn',
}

function useColumns(of: { today: string } & Pick<Props, 'asOf' | 'onDiscard'>): readonly Column<RosterHead>[] {
  const { today, asOf, onDiscard } = of
  const say = useWords(rosterListWords)
  const locale = useLocale()
  const mayReadQueues = useMay('routing.read-queues')
  const queues = useQuery({ ...queuesQuery, enabled: mayReadQueues }).data ?? []
  const queueName = (id: string) => queues.find(({ queueId }) => queueId === id)?.name[locale] ?? '—'
  const queueText = ({ queueIds }: RosterHead) => queueIds.map(queueName).join(locale === 'en' ? ', ' : '、')
  const standingText = (head: RosterHead) => {
    const standing = standingOf(head, today)
    const date = 'publishBy' in standing ? standing.publishBy : ''
    return say(`standing-${standing.kind}`, { date })
  }
  const spanText = (head: RosterHead) => say('span', { from: head.from, to: lastDayOf(head) })
  const versionText = ({ version, publishedAt }: RosterHead) =>
    version === 0
      ? say('draft')
      : say('version', { version, at: publishedAt === null ? '—' : dayAndTime(publishedAt, asOf) })
  const listed: readonly Column<RosterHead>[] = [
    {
      key: 'unit',
      title: say('unit'),
      value: ({ unitName }) => unitName,
      cell: ({ rosterId, unitName, from }) => (
        <Link
          className="nw"
          to="/schedule"
          search={{ roster: rosterId }}
          aria-label={say('openOne', { unit: unitName, from })}
        >
          {unitName}
        </Link>
      ),
    },
    {
      key: 'days',
      title: say('days'),
      value: ({ from }) => from,
      text: (head) => spanText(head),
      cell: (head) => <span className="nw">{spanText(head)}</span>,
    },
    {
      key: 'standing',
      title: say('standing'),
      value: standingText,
      cell: (head) => <StateTag state={STATES[standingOf(head, today).kind]}>{standingText(head)}</StateTag>,
    },
    { key: 'version', title: say('versionHead'), value: ({ version }) => version, text: versionText },
    { key: 'people', title: say('people'), numeric: true, value: ({ people }) => people },
    {
      key: 'queues',
      title: say('queues'),
      value: queueText,
      cell: (head) => <div className="rosters-queues">{queueText(head)}</div>,
    },
    {
      key: 'run',
      title: say('run'),
      value: ({ run }) => run?.startedAt ?? null,
      text: ({ run }) => (run ? runText(run, locale) : say('noRun')),
    },
    {
      key: 'made',
      title: say('made'),
      value: ({ madeAt }) => madeAt,
      text: ({ madeAt, madeBy }) => `${dayAndTime(madeAt, asOf)} ${madeBy}`,
    },
  ]
  if (!onDiscard) return listed
  const acts: Column<RosterHead> = {
    key: 'acts',
    title: say('acts'),
    value: () => null,
    text: () => '',
    cell: ({ rosterId, version, unitName, from }) =>
      version === 0 && (
        <ConfirmButton
          words={say('discard')}
          question={say('discardAsk', { unit: unitName, from })}
          onConfirm={() => onDiscard(rosterId)}
        />
      ),
  }
  return [...listed, acts]
}
