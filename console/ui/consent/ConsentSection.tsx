import './consent.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsentCell, ConsentView } from '#modules/consent/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../overlay/ConfirmButton.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { AsOf } from '../time/AsOf.tsx'
import { dayAndTime } from '../time/instant.ts'
import { useLocale, useWords } from '../words/words.ts'
import { CellDetail } from './CellDetail.tsx'
import { TakeRequest } from './TakeRequest.tsx'
import { consentKindWords, consentWords } from './words.ts'

/** Purposes that follow from the contract have nothing to be agreed to. */
const ASKED = (cell: ConsentCell) => !['contract-service', 'security', 'collection'].includes(cell.purpose)
/** What is asked about daily; the rest is a click away. */
const isFirst = (group: string) => /^(marketing|sharing|survey|care)/.test(group)
const keyOf = ({ purpose, channel, receiver }: ConsentCell) => `${purpose}/${channel}/${receiver}`

interface Props {
  readonly customerId: string
  /** The contact in which the customer speaks, where there is one. */
  readonly contactId?: string
}

/** What a customer agreed to and whether we may contact them now; a no is one step, a yes comes with its words. */
export function ConsentSection({ customerId, contactId }: Props) {
  const say = useWords(consentWords)
  const sayKind = useWords(consentKindWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const mayRead = useMay('consent.read')
  const mayRecord = useMay('consent.record')
  const key = ['customer-consents', customerId]
  const at = `/api/customers/${customerId}`
  const read = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call<ConsentView>('GET', `${at}/consents`, { signal }),
    enabled: mayRead,
  })
  const act = useMutation({
    mutationFn: ({ method, path, body }: { method: 'POST' | 'DELETE'; path: string; body?: object }) =>
      call<ConsentView>(method, `${at}/${path}`, body === undefined ? {} : { body }),
    onSuccess: (view) => queries.setQueryData(key, view),
  })
  if (!mayRead) return null
  const view = read.data
  const cells = view?.cells.filter(ASKED) ?? []
  const groups = [...new Set(cells.map(({ purpose, receiver }) => `${purpose}/${receiver}`))]
  const opened = cells.find((cell) => keyOf(cell) === open)
  const said = { saidThrough: contactId === undefined ? 'phone' : 'web', ...(contactId ? { contactId } : {}) } as const
  const rowOf = (group: string) => {
    const row = cells.filter(({ purpose, receiver }) => `${purpose}/${receiver}` === group)
    const [first] = row
    if (!first) return null
    return (
      <div key={group} className="consent-row">
        <span className="f12 t2">
          {sayKind(`purpose-${first.purpose}`)}
          {first.receiver !== '' && ` · ${first.receiverName?.[locale] ?? first.receiver}`}
        </span>
        <span className="row wrap">
          {row.map((cell) => (
            <button
              key={keyOf(cell)}
              type="button"
              className={`consent-chip ${cell.state}`}
              aria-expanded={keyOf(cell) === open}
              onClick={() => setOpen(keyOf(cell) === open ? null : keyOf(cell))}
            >
              {cell.channel !== 'any' && `${sayKind(`channel-${cell.channel}`)} `}
              <b>{sayKind(`state-${cell.state}`)}</b>
            </button>
          ))}
        </span>
        {opened && row.includes(opened) && (
          <CellDetail
            key={keyOf(opened)}
            cell={opened}
            view={view ?? null}
            through={said.saidThrough}
            onSay={
              mayRecord ? (body) => act.mutate({ method: 'POST', path: 'consents', body: { ...said, ...body } }) : null
            }
          />
        )}
      </div>
    )
  }
  return (
    <section className="sec consent" aria-label={say('title')}>
      <div className="row">
        <h3>{say('title')}</h3>
        <span className="sp" />
        <AsOf at={view?.asOf ?? null} />
      </div>
      <ProblemLine problem={read.error ?? act.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {view && view.customers > 1 && <p className="t2 f12">{say('onePerson', { count: view.customers })}</p>}
      {view?.doNotContact.map(({ id, channel, until }) => (
        <div key={id} className="note-w row wrap">
          {say('dnc')} · {channel === null ? say('dncAll') : sayKind(`channel-${channel}`)}
          {until !== null && ` · ${say('dncUntil', { time: dayAndTime(until, view.asOf) })}`}
          <span className="sp" />
          {mayRecord && (
            <button
              type="button"
              className="btn s"
              onClick={() => act.mutate({ method: 'DELETE', path: `do-not-contact/${id}` })}
            >
              {say('dncFree')}
            </button>
          )}
        </div>
      ))}
      {view && (
        <div className="row wrap mt8">
          {mayRecord && (
            <ConfirmButton
              words={say('stop')}
              question={say('stopAsk')}
              onConfirm={() => act.mutate({ method: 'POST', path: 'marketing-refusal', body: said })}
            />
          )}
          {mayRecord && view.doNotContact.length === 0 && (
            <ConfirmButton
              words={say('dncSet')}
              question={say('dncAsk')}
              className="btn s t"
              onConfirm={() =>
                act.mutate({ method: 'POST', path: 'do-not-contact', body: { channel: null, until: null } })
              }
            />
          )}
          <span className="t3 f12">{say('month', { count: view.contactedThisMonth })}</span>
        </div>
      )}
      {groups.filter(isFirst).map(rowOf)}
      {view && (
        <details className="mt8">
          <summary className="f12 t2">{say('others')}</summary>
          {groups.filter((group) => !isFirst(group)).map(rowOf)}
        </details>
      )}
      {mayRecord && view && <TakeRequest customerId={customerId} saidThrough={said.saidThrough} />}
    </section>
  )
}
