import './consent-pages.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RetentionView } from '#modules/consent/requests-contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { kindWords, requestWords, retentionSource } from './request-words.ts'

const KEY = ['retention']
type Rule = RetentionView['rules'][number]

/** How long each kind is kept, what the next run removes, who is under a hold, and what was removed. */
export function RetentionPage() {
  const say = useWords(requestWords)
  const queries = useQueryClient()
  const read = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call<RetentionView>('GET', '/api/retention', { signal }),
  })
  const act = useMutation({
    mutationFn: ({ method, path, body }: { method: 'PUT' | 'DELETE'; path: string; body?: object }) =>
      call<RetentionView>(method, path, body === undefined ? {} : { body }),
    onSuccess: (view) => queries.setQueryData(KEY, view),
  })
  const view = read.data
  const asOf = view?.asOf ?? 0
  return (
    <div className="consent-page">
      <div className="ph">
        <h1>{say('retention')}</h1>
        <span className="t3 f12">{say('dryRun')}</span>
        <span className="sp" />
        <AsOf at={view?.asOf ?? null} />
      </div>
      <section className="panel" aria-label={say('retention')}>
        <div className="scroll">
          <ProblemLine problem={read.error ?? act.error} onRetry={() => void read.refetch()} />
          {read.isPending && <Skeleton lines={6} />}
          {view?.rules.map((rule) => (
            <RuleRow
              key={`${rule.kind} ${rule.version}`}
              rule={rule}
              asOf={asOf}
              onSave={(body) => act.mutate({ method: 'PUT', path: `/api/retention/rules/${rule.kind}`, body })}
            />
          ))}
          {view && (
            <div className="sec">
              <h2>{say('holds')}</h2>
              {view.holds.length === 0 && <EmptyState what={say('noHolds')} todo={say('noHoldsTodo')} />}
              {view.holds.map(({ holdId, customerId, maskedName, reason, placedAt, placedBy }) => (
                <div key={holdId} className="row wrap">
                  <Link className="open nw" to="/customers" search={{ open: customerId }}>
                    {maskedName || '—'}
                  </Link>
                  <span>{reason}</span>
                  <span className="t3 f12">
                    {dayAndTime(placedAt, asOf)} · {placedBy.name}
                  </span>
                  <span className="sp" />
                  <ConfirmButton
                    words={say('lift')}
                    question={say('liftAsk')}
                    onConfirm={() => act.mutate({ method: 'DELETE', path: `/api/legal-holds/${holdId}` })}
                  />
                </div>
              ))}
            </div>
          )}
          {view && view.runs.length > 0 && (
            <div className="sec">
              <h2>{say('runs')}</h2>
              <ul className="f12">
                {view.runs.map(({ at, removed }) => (
                  <li key={at}>
                    {dayAndTime(at, asOf)}
                    {Object.entries(removed).map(
                      ([kind, count]) => ` · ${kindWords(kind, say)} ${say('removed', { count })}`,
                    )}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </section>
    </div>
  )
}

function RuleRow(props: {
  readonly rule: Rule
  readonly asOf: number
  readonly onSave: (body: { months: number; source: string; version: number }) => void
}) {
  const say = useWords(requestWords)
  const locale = useLocale()
  const { kind, months, version, dueCount, before, kept } = props.rule
  const source = retentionSource(props.rule.source, locale)
  const [draft, setDraft] = useState({ months: String(months), source })
  const chosen = Number(draft.months)
  const isSound = Number.isInteger(chosen) && chosen >= 6 && chosen <= 600 && draft.source.trim() !== ''
  const isChanged = chosen !== months || draft.source !== source
  return (
    <div className="sec">
      <h2>{kindWords(kind, say)}</h2>
      <p>{say('due', { count: dueCount, time: dayAndTime(before, props.asOf) })}</p>
      {kept.map(({ reason, count }) => (
        <p key={reason} className="t2 f12">
          {say('kept', { reason: say(`kept-${reason}`), count })}
        </p>
      ))}
      <div className="row wrap mt8">
        <input
          className="field"
          type="number"
          min={6}
          max={600}
          aria-label={`${kindWords(kind, say)} · ${say('months')}`}
          value={draft.months}
          onChange={(event) => setDraft({ ...draft, months: event.target.value })}
        />
        <span>{say('months')}</span>
        <input
          className="field"
          aria-label={`${kindWords(kind, say)} · ${say('source')}`}
          maxLength={200}
          value={draft.source}
          onChange={(event) => setDraft({ ...draft, source: event.target.value })}
        />
        <button
          type="button"
          className="btn"
          disabled={!isSound || !isChanged}
          onClick={() =>
            props.onSave({
              months: chosen,
              source: draft.source === source ? props.rule.source : draft.source,
              version,
            })
          }
        >
          {say('save')}
        </button>
      </div>
    </div>
  )
}
