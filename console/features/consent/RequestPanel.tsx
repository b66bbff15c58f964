import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { DataRequest, dataRequestCheck, Holding } from '#modules/consent/requests-contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { REQUESTS_KEY } from './RequestsPage.tsx'
import { kindWords, requestWords, retentionSource } from './request-words.ts'

/** One request: what is asked, what there is and may be removed, and the answer. */
export function RequestPanel({ request }: { readonly request: DataRequest }) {
  const say = useWords(requestWords)
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const { requestId, kind, state, outcome } = request
  const isOpen = state === 'open'
  const check = useQuery({
    queryKey: ['data-request-check', requestId],
    queryFn: ({ signal }) =>
      call<z.infer<typeof dataRequestCheck>>('GET', `/api/data-requests/${requestId}/check`, { signal }),
    enabled: isOpen && kind === 'deletion',
  })
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body?: object }) =>
      call('POST', `/api/data-requests/${requestId}/${path}`, body === undefined ? {} : { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: [REQUESTS_KEY] }),
  })
  const hold = useMutation({
    mutationFn: () => call('POST', `/api/customers/${request.customerId}/legal-holds`, { body: { reason: words } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['data-request-check', requestId] }),
  })
  const answer = (decision: 'do' | 'refuse') => act.mutate({ path: 'answer', body: { decision, answer: words } })
  const told = words.trim() !== ''
  return (
    <div className="sec">
      <p>{request.wish}</p>
      <p className="t2 f12">
        {say('taken', { time: dayAndTime(request.receivedAt, serverNow()), by: request.receivedBy.name })}
      </p>
      <ProblemLine problem={check.error ?? act.error ?? hold.error} />
      {check.data && check.data.customers > 1 && (
        <p className="note-i">{say('severalCustomers', { count: check.data.customers })}</p>
      )}
      {check.data && <Holdings holdings={check.data.holdings} />}
      {outcome && <Holdings holdings={outcome.kinds} removed={outcome.kinds.map(({ removed }) => removed)} />}
      {request.answer !== null && (
        <div className="note-i mt8">
          {say('answered', { by: request.answeredBy?.name ?? '' })} {request.answer}
        </div>
      )}
      {isOpen && (
        <>
          <div className="row wrap mt8">
            <button type="button" className="btn" onClick={() => act.mutate({ path: 'taking' })}>
              {say('take')}
            </button>
          </div>
          <textarea
            className="field mt8"
            rows={3}
            aria-label={say('tell')}
            placeholder={say('tell')}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {told && (
            <div className="row wrap mt8">
              {kind === 'deletion' ? (
                <ConfirmButton words={say('delete')} question={say('deleteAsk')} onConfirm={() => answer('do')} />
              ) : (
                <button type="button" className="btn p" onClick={() => answer('do')}>
                  {say('done')}
                </button>
              )}
              <button type="button" className="btn" onClick={() => answer('refuse')}>
                {say('refuse')}
              </button>
              {kind === 'deletion' && (
                <ConfirmButton words={say('hold')} question={say('holdAsk')} onConfirm={() => hold.mutate()} />
              )}
            </div>
          )}
        </>
      )}
    </div>
  )
}

function Holdings({
  holdings,
  removed,
}: {
  readonly holdings: readonly Holding[]
  readonly removed?: readonly number[]
}) {
  const say = useWords(requestWords)
  const locale = useLocale()
  return (
    <ul className="mt8 f12">
      {holdings.map(({ kind, count, keepUntil, keptBecause, source }, at) => (
        <li key={kind}>
          {kindWords(kind, say)} · {say('count', { count })}
          {removed && ` · ${say('removed', { count: removed[at] ?? 0 })}`}
          {keptBecause !== null && ` · ${say(`kept-${keptBecause}`)}`}
          {keepUntil !== null && ` · ${say('until', { time: dayAndTime(keepUntil, serverNow()) })}`}
          {keptBecause !== null && source !== null && <span className="t3"> · {retentionSource(source, locale)}</span>}
        </li>
      ))}
    </ul>
  )
}
