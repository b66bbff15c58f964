import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { sessionItem, sessionList } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { deviceWords } from '../../ui/words/device-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { accountWords } from './words.ts'

const KEY = ['sessions']

/** Every browser and program this person is signed in with; any of them can be ended from here. */
export function Sessions() {
  const say = useWords(accountWords)
  const queries = useQueryClient()
  const list = useQuery({ queryKey: KEY, queryFn: () => call<z.infer<typeof sessionList>>('GET', '/api/sessions') })
  const end = useMutation({
    mutationFn: (sessionId: string | null) =>
      call<{ readonly ended: number }>('DELETE', sessionId === null ? '/api/sessions' : `/api/sessions/${sessionId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const sessions = list.data?.sessions ?? []
  return (
    <section className="panel" aria-label={say('sessions')}>
      <div className="ph">
        <h2>{say('sessions')}</h2>
        <span className="t3 f12">{say('sessionsHint')}</span>
      </div>
      <ProblemLine problem={list.error ?? end.error} onRetry={list.isError ? () => void list.refetch() : undefined} />
      {list.isPending ? <Skeleton /> : <SessionTable sessions={sessions} onEnd={end.mutate} />}
      <div className="pb">
        {sessions.length > 1 ? (
          <ConfirmButton words={say('endOthers')} question={say('endOthersAsk')} onConfirm={() => end.mutate(null)} />
        ) : (
          <span className="t3 f12">{say('noOthers')}</span>
        )}
      </div>
    </section>
  )
}

function SessionTable(props: {
  readonly sessions: readonly z.infer<typeof sessionItem>[]
  readonly onEnd: (sessionId: string) => void
}) {
  const say = useWords(accountWords)
  const now = serverNow()
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{say('device')}</th>
          <th scope="col">{say('address')}</th>
          <th scope="col">{say('since')}</th>
          <th scope="col">{say('seen')}</th>
          <th scope="col">{say('ends')}</th>
          <th scope="col">
            <span className="for-ears">{say('end')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.sessions.map((one) => (
          <tr key={one.sessionId}>
            <td>{deviceWords(one.userAgent) ?? say('unknownDevice')}</td>
            <td>{one.address}</td>
            <td>{dayAndTime(one.createdAt, now)}</td>
            <td>{dayAndTime(one.seenAt, now)}</td>
            <td>{dayAndTime(one.endsAt, now)}</td>
            <td className="n">
              {one.isThisOne ? (
                <span className="tag f">{say('thisOne')}</span>
              ) : (
                <button type="button" className="btn s" onClick={() => props.onEnd(one.sessionId)}>
                  {say('end')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
