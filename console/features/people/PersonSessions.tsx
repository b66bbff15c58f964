import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { sessionList } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { deviceWords } from '../../ui/words/device-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { peopleWords } from './words.ts'

/** Where the person is signed in now; ended from here, sockets included, at once. */
export function PersonSessions({ personId }: { readonly personId: string }) {
  const say = useWords(peopleWords)
  const queries = useQueryClient()
  const path = `/api/people/${personId}/sessions`
  const queryKey = ['person', personId, 'sessions']
  const list = useQuery({ queryKey, queryFn: () => call<z.infer<typeof sessionList>>('GET', path) })
  const end = useMutation({
    mutationFn: (sessionId: string | null) => call('DELETE', sessionId === null ? path : `${path}/${sessionId}`),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  const sessions = list.data?.sessions ?? []
  const now = serverNow()
  return (
    <section className="sec" aria-label={say('sessions')}>
      <h3>{say('sessions')}</h3>
      <ProblemLine problem={list.error ?? end.error} onRetry={list.isError ? () => void list.refetch() : undefined} />
      {list.isPending && <Skeleton lines={2} />}
      {list.isSuccess && sessions.length === 0 && <p className="t2">{say('sessionsNone')}</p>}
      <ul className="held">
        {sessions.map((one) => (
          <li key={one.sessionId} className="row">
            <span className="ell" title={one.userAgent}>
              {deviceWords(one.userAgent) ?? say('unknownDevice')} <span className="t3 f12">{one.address}</span>
            </span>
            <span className="sp" />
            <span className="t3 f12 nw">
              {say('seen')} {dayAndTime(one.seenAt, now)}
            </span>
            {one.isThisOne ? (
              <span className="tag f">{say('thisOne')}</span>
            ) : (
              <button
                type="button"
                className="btn s"
                disabled={end.isPending}
                onClick={() => end.mutate(one.sessionId)}
              >
                {say('endSession')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt8">
          <ConfirmButton words={say('endAll')} question={say('endAllAsk')} onConfirm={() => end.mutate(null)} />
        </div>
      )}
    </section>
  )
}
