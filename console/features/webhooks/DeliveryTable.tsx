import type { DeliveryView } from '#modules/webhooks/contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime, timeWithSeconds } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { webhookWords } from './words.ts'

const TAGS = { delivered: 'kept', waiting: 'running', dead: 'broken' } as const

export function DeliveryState({ delivery }: { readonly delivery: DeliveryView }) {
  const say = useWords(webhookWords)
  const isTriedAgain = delivery.state === 'waiting' && delivery.attempts > 0
  return (
    <StateTag state={isTriedAgain ? 'endangered' : TAGS[delivery.state]}>
      {say(isTriedAgain ? 'delivery-again' : `delivery-${delivery.state}`)}
    </StateTag>
  )
}

interface Props {
  readonly rows: readonly DeliveryView[]
  readonly onOpen: (delivery: DeliveryView) => void
}

export function DeliveryTable({ rows, onOpen }: Props) {
  const say = useWords(webhookWords)
  const answer = ({ lastStatus, lastError }: DeliveryView) => (lastStatus === null ? lastError : String(lastStatus))
  const columns: readonly Column<DeliveryView>[] = [
    {
      key: 'type',
      title: say('type'),
      value: ({ type }) => type,
      cell: (delivery) => (
        <button type="button" className="open" onClick={() => onOpen(delivery)}>
          <code>{delivery.type}</code>
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: ({ state }) => say(`delivery-${state}`),
      cell: (delivery) => <DeliveryState delivery={delivery} />,
    },
    { key: 'attempts', title: say('attempts'), numeric: true, value: ({ attempts }) => attempts },
    { key: 'answer', title: say('answer'), value: answer },
    {
      key: 'at',
      title: say('created'),
      value: ({ createdAt }) => createdAt,
      text: ({ createdAt }) =>
        `${dayAndTime(createdAt, serverNow()).replace(/\d\d:\d\d$/, '')}${timeWithSeconds(createdAt)}`,
      cell: ({ createdAt }) => <span className="nw">{timeWithSeconds(createdAt)}</span>,
    },
    { key: 'position', title: say('position'), numeric: true, value: ({ position }) => position },
  ]
  return (
    <PageTable
      caption={say('tab-deliveries')}
      columns={columns}
      rows={rows}
      rowKey={({ deliveryId }) => deliveryId}
      prefix="d-"
      exportAs={say('tab-deliveries')}
      empty={null}
    />
  )
}
