import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type { EndpointView, endpointSecret } from '#modules/webhooks/contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { Secret } from './Secret.tsx'
import { useRemove } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

interface Props {
  readonly endpoint: EndpointView
  readonly onRemoved: () => void
}

/** A new secret, and the end of the endpoint. */
export function Keys({ endpoint, onRemoved }: Props) {
  const say = useWords(webhookWords)
  const { endpointId, createdAt } = endpoint
  const rotate = useMutation({
    mutationFn: () => call<z.infer<typeof endpointSecret>>('POST', `/api/webhooks/${endpointId}/secret`),
    gcTime: 0,
  })
  const remove = useRemove(endpointId)
  return (
    <div className="scroll">
      <section className="sec">
        <h3>{say('secret')}</h3>
        <ProblemLine problem={rotate.error} />
        {rotate.data ? (
          <Secret secret={rotate.data.secret} />
        ) : (
          <div className="row wrap">
            <span className="t2">{say('secretHidden')}</span>
            <span className="sp" />
            <ConfirmButton words={say('rotate')} question={say('rotateAsk')} onConfirm={() => rotate.mutate()} />
          </div>
        )}
      </section>
      <section className="sec">
        <h3>{say('remove')}</h3>
        <ProblemLine problem={remove.error} />
        <div className="row wrap">
          <span className="t2">{say('since', { time: dayAndTime(createdAt, serverNow()) })}</span>
          <span className="sp" />
          <ConfirmButton
            words={say('remove')}
            question={say('removeAsk')}
            onConfirm={() => remove.mutate(undefined, { onSuccess: onRemoved })}
          />
        </div>
      </section>
    </div>
  )
}
