import { useInfiniteQuery } from '@tanstack/react-query'
import type { DeliveryView, EndpointView } from '#modules/webhooks/contract.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { DeliveryDetail } from './DeliveryDetail.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { ReplaySpan } from './ReplaySpan.tsx'
import { type DeliveryState, deliveriesQuery, useReplayDead } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

const STATES: readonly DeliveryState[] = ['waiting', 'delivered', 'dead']

/** What was sent, waits or was given up, the newest first; one opens to every try of it. */
export function Deliveries({ endpoint }: { readonly endpoint: EndpointView }) {
  const { endpointId } = endpoint
  const say = useWords(webhookWords)
  const [text, change] = useSearchText(['deliveries', 'delivery'])
  const state = STATES.find((one) => one === text.deliveries)
  const list = useInfiniteQuery(deliveriesQuery(endpointId, state))
  const rows = list.data?.pages.flatMap(({ deliveries }) => deliveries) ?? []
  if (text.delivery !== '') {
    return (
      <DeliveryDetail
        endpointId={endpointId}
        deliveryId={text.delivery}
        onBack={() => change({ delivery: null }, true)}
      />
    )
  }
  return (
    <div className="scroll">
      <div className="row wrap pb">
        <StateChoice endpoint={endpoint} state={state} onState={(one) => change({ deliveries: one ?? null })} />
        <span className="sp" />
        {state === 'dead' && endpoint.dead > 0 && <ReplayAll endpoint={endpoint} />}
        {state === undefined && <ReplaySpan endpointId={endpointId} newest={rows[0]?.position} />}
      </div>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          what={say(state ? `none-${state}` : 'none-all')}
          todo={state ? undefined : say('noDeliveriesTodo')}
        />
      )}
      {rows.length > 0 && (
        <DeliveryTable rows={rows} onOpen={({ deliveryId }: DeliveryView) => change({ delivery: deliveryId }, true)} />
      )}
      <MoreRows list={list} words={say('more')} />
    </div>
  )
}

function StateChoice(props: {
  readonly endpoint: EndpointView
  readonly state: DeliveryState | undefined
  readonly onState: (state: DeliveryState | undefined) => void
}) {
  const say = useWords(webhookWords)
  const { waiting, dead } = props.endpoint
  const counts: Readonly<Partial<Record<DeliveryState, number>>> = { waiting, dead }
  return (
    <fieldset className="segments" aria-label={say('deliveryState')}>
      {[undefined, ...STATES].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          className="btn s"
          aria-pressed={one === props.state}
          onClick={() => props.onState(one)}
        >
          {say(one ? `delivery-${one}` : 'delivery-all')} {one && counts[one]}
        </button>
      ))}
    </fieldset>
  )
}

function ReplayAll({ endpoint }: { readonly endpoint: EndpointView }) {
  const say = useWords(webhookWords)
  const replay = useReplayDead(endpoint.endpointId)
  return (
    <>
      <ProblemLine problem={replay.error} onDismiss={replay.reset} />
      <ConfirmButton
        words={say('replayAll', { count: endpoint.dead })}
        question={say('replayAllAsk')}
        onConfirm={() => replay.mutate(undefined)}
      />
    </>
  )
}
