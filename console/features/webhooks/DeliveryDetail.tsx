import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DeliveryDetail as Detail } from '#modules/webhooks/contract.ts'
import { Icon } from '../../ui/icons.tsx'
import { CopyText } from '../../ui/parts/CopyText.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime, timeWithSeconds } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { DeliveryState } from './DeliveryTable.tsx'
import { deliveryQuery, useReplay } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

interface Props {
  readonly endpointId: string
  readonly deliveryId: string
  readonly onBack: () => void
}

/** One delivery: every try with what came back, and the body as it is sent. */
export function DeliveryDetail({ endpointId, deliveryId, onBack }: Props) {
  const say = useWords(webhookWords)
  const read = useQuery(deliveryQuery(endpointId, deliveryId))
  const replay = useReplay(endpointId)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className="scroll">
      <div className="row wrap pb">
        <button ref={back} type="button" className="btn s" onClick={onBack}>
          <Icon name="back" small />
          {say('backToList')}
        </button>
        {read.data && <code>{read.data.type}</code>}
        <span className="sp" />
        {read.data && read.data.state !== 'waiting' && (
          <button type="button" className="btn s" disabled={replay.isPending} onClick={() => replay.mutate(deliveryId)}>
            {say('replay')}
          </button>
        )}
      </div>
      <ProblemLine problem={replay.error} onDismiss={replay.reset} />
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={6} />}
      {read.data && <Facts delivery={read.data} />}
      {read.data && <Tries tries={read.data.tries} />}
      {read.data && (
        <section className="sec">
          <h3>{say('payload')}</h3>
          <CopyText label={say('payload')} text={JSON.stringify(read.data.payload, null, 2)} block />
        </section>
      )}
    </div>
  )
}

function Facts({ delivery }: { readonly delivery: Detail }) {
  const say = useWords(webhookWords)
  const { position, createdAt, deliveryId } = delivery
  return (
    <section className="sec">
      <dl className="facts">
        <div>
          <dt>{say('state')}</dt>
          <dd>
            <DeliveryState delivery={delivery} />
          </dd>
        </div>
        <div>
          <dt>{say('created')}</dt>
          <dd>{dayAndTime(createdAt, serverNow())}</dd>
        </div>
        <div>
          <dt>{say('position')}</dt>
          <dd>{position}</dd>
        </div>
        <div>
          <dt>webhook-id</dt>
          <dd>
            <code className="f12">{deliveryId}</code>
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Tries({ tries }: { readonly tries: Detail['tries'] }) {
  const say = useWords(webhookWords)
  return (
    <section className="sec">
      <h3>{say('tries', { count: tries.length })}</h3>
      {tries.length === 0 && <p className="t2">{say('noTries')}</p>}
      <ol>
        {tries.map(({ at, tookMs, status, error }) => (
          <li key={at} className="row">
            <StateTag state={error === null ? 'kept' : 'endangered'}>{status ?? say('noAnswer')}</StateTag>
            {status === null && <span className="t2 f12">{error}</span>}
            <span className="sp" />
            <span className="t3 f12">
              {dayAndTime(at, serverNow()).replace(/\d\d:\d\d$/, '')}
              {timeWithSeconds(at)} · {tookMs} ms
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
