import type { ReactNode } from 'react'
import type { EndpointView } from '#modules/webhooks/contract.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { EndpointState } from './EndpointState.tsx'
import { hostOf, stateOf } from './endpoint-state.ts'
import { webhookWords } from './words.ts'

interface Props {
  readonly endpoints: readonly EndpointView[]
  readonly open: string | null
  readonly onOpen: (endpointId: string) => void
  readonly empty: ReactNode
}

/** The endpoints with what waits in their lines; with one open beside it the list says less of each. */
export function EndpointList({ endpoints, open, onOpen, empty }: Props) {
  const say = useWords(webhookWords)
  const columns = useColumns(open, onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={endpoints}
      rowKey={({ endpointId }) => endpointId}
      rowClass={({ endpointId }) => (endpointId === open ? 'on' : undefined)}
      exportAs={say('title')}
      empty={empty}
    />
  )
}

function useColumns(open: string | null, onOpen: Props['onOpen']): readonly Column<EndpointView>[] {
  const say = useWords(webhookWords)
  const first: Column<EndpointView>[] = [
    {
      key: 'name',
      title: say('receiver'),
      value: ({ description, url }) => description || hostOf(url),
      cell: ({ endpointId, description, url }) => (
        <button
          type="button"
          className="open"
          aria-current={endpointId === open ? 'true' : undefined}
          onClick={() => onOpen(endpointId)}
        >
          {description || hostOf(url)}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: (endpoint) => say(`state-${stateOf(endpoint)}`),
      cell: (endpoint) => <EndpointState endpoint={endpoint} />,
    },
    { key: 'waiting', title: say('waiting'), numeric: true, value: ({ waiting }) => waiting },
    {
      key: 'dead',
      title: say('dead'),
      numeric: true,
      value: ({ dead }) => dead,
      cell: ({ dead }) => (dead === 0 ? dead : <b>{dead}</b>),
    },
  ]
  const more: Column<EndpointView>[] = [
    { key: 'url', title: say('url'), value: ({ url }) => url },
    { key: 'types', title: say('types'), value: ({ types }) => types.join(' ') },
    {
      key: 'last',
      title: say('lastDelivered'),
      value: ({ lastDeliveredAt }) => lastDeliveredAt,
      text: ({ lastDeliveredAt }) => (lastDeliveredAt === null ? '—' : dayAndTime(lastDeliveredAt, serverNow())),
    },
  ]
  return open === null ? [...first.slice(0, 1), ...more.slice(0, 2), ...first.slice(1), ...more.slice(2)] : first
}
