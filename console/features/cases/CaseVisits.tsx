import { SERVICES } from '#modules/branches/services-contract.ts'
import { useVisitsOfCase } from '../../ui/branches/use-visits.ts'
import { VisitLink } from '../../ui/branches/VisitLink.tsx'
import { visitWords } from '../../ui/branches/visit-words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'

/** Visits to branches that were booked for the case or led to it; nothing when there are none. */
export function CaseVisits({ caseId }: { readonly caseId: string }) {
  const say = useWords(visitWords)
  const locale = useLocale()
  const read = useVisitsOfCase(caseId)
  const visits = read.data?.visits ?? []
  if (visits.length === 0) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  return (
    <section className="case-form" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      {visits.map(({ visitId, reference, branch, service, state, onDay, plannedFrom, checkedInAt }) => {
        const at = plannedFrom ?? checkedInAt
        return (
          <div key={visitId} className="row g8 wrap">
            <VisitLink visitId={visitId} reference={reference} unitId={branch.unitId} onDay={onDay} />
            <span className="t2">{[branch.name, SERVICES[service].name[locale]].filter(Boolean).join(' · ')}</span>
            <span className="tag">{say(`state-${state}`)}</span>
            <span className="sp" />
            <span className="num nw">{at === null ? '' : dayAndTime(at, serverNow())}</span>
          </div>
        )
      })}
    </section>
  )
}
