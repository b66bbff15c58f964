import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { VisitAct, VisitView } from '#modules/branches/contract.ts'
import { PAPERS, papersOf, SERVICES } from '#modules/branches/services-contract.ts'
import { BookVisitSheet } from '../../ui/branches/BookVisitSheet.tsx'
import { ChangeVisitSheet } from '../../ui/branches/ChangeVisitSheet.tsx'
import { useVisitAct } from '../../ui/branches/use-visits.ts'
import { visitWords } from '../../ui/branches/visit-words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CustomerFinder } from './CustomerFinder.tsx'
import { IdentifyForm } from './IdentifyForm.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { Story } from './Story.tsx'
import { VisitEnd } from './VisitEnd.tsx'
import { branchWords } from './words.ts'

/** What is done by one press, and what asks for more first. */
const AT_ONCE: Readonly<Partial<Record<VisitAct, string>>> = { 'check-in': 'check-in', serve: 'service' }
const UNDER_WAY: ReadonlySet<string> = new Set(['booked', 'checked-in', 'in-service'])

/** One visit: where it stands, what may be done, and the customer's story as long as it is not over. */
export function VisitPanel({ visit }: { readonly visit: VisitView | undefined }) {
  const say = useWords(branchWords)
  const [doing, setDoing] = useState<VisitAct | null>(null)
  const act = useVisitAct(() => setDoing(null))
  if (!visit) return <p className="visit-panel t3">{say('gone')}</p>
  const { visitId, acts, state } = visit
  const legal = doing !== null && acts.includes(doing) ? doing : null
  const done = () => setDoing(null)
  return (
    <div className="scroll">
      <div className="visit-panel">
        <ProblemLine problem={act.error} onDismiss={act.reset} />
        <div className="row wrap">
          {acts.map((name, at) => (
            <button
              key={name}
              type="button"
              className={at === 0 ? 'btn p' : 'btn'}
              aria-expanded={AT_ONCE[name] === undefined ? name === legal : undefined}
              disabled={act.isPending}
              onClick={() => {
                const path = AT_ONCE[name]
                if (path === undefined) setDoing(name === doing ? null : name)
                else act.mutate({ path: `/api/visits/${visitId}/${path}` })
              }}
            >
              {say(`act-${name}`)}
            </button>
          ))}
        </div>
        {legal === 'leave' && <LeaveForm visitId={visitId} onDone={done} />}
        {legal === 'finish' && <OutcomeForm visit={visit} onDone={done} />}
        {legal === 'identify' && <IdentifyForm visit={visit} onDone={done} />}
        {acts.includes('name') && visit.numberTriesLeft === 0 && <p className="t2 f12">{say('numbersOut')}</p>}
        {legal === 'name' && (
          <CustomerFinder
            choose={(name) => say('isThem', { name })}
            isBusy={act.isPending}
            onChoose={(customerId) =>
              act.mutate({ path: `/api/visits/${visitId}/customer`, body: { customerId }, method: 'PUT' })
            }
          />
        )}
        {(legal === 'move' || legal === 'cancel') && <ChangeVisitSheet visit={visit} act={legal} onClose={done} />}
        {legal === 'rebook' && (
          <BookVisitSheet
            of={{ afterVisitId: visitId, unitId: visit.branch.unitId, service: visit.service }}
            onClose={done}
          />
        )}
        <Facts visit={visit} />
        {UNDER_WAY.has(state) ? visit.customer && <Story visit={visit} /> : <VisitEnd visit={visit} />}
      </div>
    </div>
  )
}

function Facts({ visit }: { readonly visit: VisitView }) {
  const say = useWords(branchWords)
  const sayVisit = useWords(visitWords)
  const locale = useLocale()
  const time = (at: number) => dayAndTime(at, serverNow())
  const { plannedFrom, customer, wish, promise } = visit
  const papers = papersOf(visit.service).map((paper) => PAPERS[paper][locale])
  const from = [visit.madeBy?.name, visit.isReferral ? sayVisit('referral') : ''].filter(Boolean).join(' · ')
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('state'), sayVisit(`state-${visit.state}`)],
    ...(promise ? [[say('waiting'), <PromiseTag key="clock" clock={promise} withTime />] as const] : []),
    [say('planned'), plannedFrom === null ? say('walkedIn') : time(plannedFrom)],
    [say('customer'), customer === null ? say('unknown') : customer.maskedName || say('visitor')],
    [say('service'), SERVICES[visit.service].name[locale]],
    [say('bring'), papers.join(locale === 'en' ? '; ' : '；')],
    ...(wish === '' ? [] : [[say('wish'), wish] as const]),
    ...(from === '' ? [] : [[say('from'), from] as const]),
    ...(visit.servedBy ? [[say('clerk'), visit.servedBy.name] as const] : []),
  ]
  return (
    <dl className="visit-facts">
      {facts.map(([word, value]) => (
        <div key={word} style={{ display: 'contents' }}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function LeaveForm({ visitId, onDone }: { readonly visitId: string; readonly onDone: () => void }) {
  const say = useWords(branchWords)
  const id = useId()
  const [reason, setReason] = useState('')
  const leave = useVisitAct(onDone)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') leave.mutate({ path: `/api/visits/${visitId}/leaving`, body: { reason: reason.trim() } })
  }
  return (
    <form className="row wrap" onSubmit={onSubmit} aria-label={say('act-leave')}>
      <ProblemLine problem={leave.error} onDismiss={leave.reset} />
      <label className="label" htmlFor={id}>
        {say('reason')}
      </label>
      <input
        id={id}
        className="field"
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={reason.trim() === '' || leave.isPending}>
        {say('confirm')}
      </button>
    </form>
  )
}
