import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { VisitView } from '#modules/branches/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { VisitLines } from '../../ui/branches/VisitLines.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { Timeline } from '../../ui/timeline/Timeline.tsx'
import { customerKindWords, needWords } from '../../ui/words/customer-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { useStory } from './use-day.ts'
import { branchWords } from './words.ts'

/** The customer as the branch sees them until the visit is over: needs, how sure the house is, what is owed, what happened. */
export function Story({ visit }: { readonly visit: VisitView }) {
  const say = useWords(branchWords)
  const sayKind = useWords(customerKindWords)
  const mayServe = useMay('branches.serve')
  const read = useStory(visit.visitId, mayServe)
  const customer = visit.customer
  if (!customer || !mayServe) return null
  const story = read.data
  return (
    <>
      {customer.needs.length > 0 && (
        <div className="note-w row">
          <Icon name="hand" />
          {customer.needs.map((need) => needWords(need, sayKind)).join(' · ')}
        </div>
      )}
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {story && story.level !== null && (
        <Level visitId={visit.visitId} level={story.level} isKnown={customer.isKnown} />
      )}
      {story && (
        <section className="sec">
          <h3>{say('openCases')}</h3>
          {story.openCases.length === 0 && <p className="t3 f12">{say('noCases')}</p>}
          {story.openCases.map((one) => (
            <div key={one.caseId} className="row g8">
              <Link to="/cases" search={{ open: one.caseId }}>
                {one.reference}
              </Link>
              <span className="ell">{one.title}</span>
              <span className="sp" />
              {one.promise && <PromiseTag clock={one.promise} withTime />}
            </div>
          ))}
        </section>
      )}
      {story && story.earlier.length > 0 && (
        <section className="sec">
          <h3>{say('earlier')}</h3>
          <VisitLines visits={story.earlier} />
        </section>
      )}
      <Timeline customerId={customer.customerId} />
    </>
  )
}

interface LevelProps {
  readonly visitId: string
  readonly level: number
  readonly isKnown: boolean
}

/** Whoever looks at the document itself proves the highest level, for this visit. */
function Level({ visitId, level, isKnown }: LevelProps) {
  const say = useWords(branchWords)
  const queries = useQueryClient()
  const mayVerify = useMay('customers.verify')
  const prove = useMutation({
    mutationFn: () =>
      call<unknown>('POST', `/api/contacts/${visitId}/identity/evidence`, {
        body: { kind: 'branch-visit', passed: true },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['visit-story', visitId] }),
  })
  return (
    <section className="sec">
      <ProblemLine problem={prove.error} onDismiss={prove.reset} />
      <div className="row wrap">
        <b>{say('level', { level })}</b>
        <span className="t3 f12">{say('levelEnds')}</span>
        <span className="sp" />
        {mayVerify && isKnown && level < 4 && (
          <button type="button" className="btn s" disabled={prove.isPending} onClick={() => prove.mutate()}>
            {say('proved')}
          </button>
        )}
      </div>
    </section>
  )
}
