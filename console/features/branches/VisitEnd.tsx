import { Link } from '@tanstack/react-router'
import type { VisitView } from '#modules/branches/contract.ts'
import { PAPERS } from '#modules/branches/services-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { visitWords } from '../../ui/branches/visit-words.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { branchWords } from './words.ts'

/** What came of a visit that is over; its customer is no longer shown. */
export function VisitEnd({ visit }: { readonly visit: VisitView }) {
  const say = useWords(branchWords)
  const sayVisit = useWords(visitWords)
  const locale = useLocale()
  const mayCases = useMay('cases.read')
  const { outcome, note, missing, followUp, next } = visit
  return (
    <section className="sec">
      {outcome !== null && <p>{sayVisit(`outcome-${outcome}`)}</p>}
      {note !== null && <p className="t2">{note}</p>}
      {missing.length > 0 && (
        <p>
          {sayVisit('missing', {
            papers: missing.map((paper) => PAPERS[paper][locale]).join(locale === 'en' ? '; ' : '；'),
          })}
        </p>
      )}
      {followUp && (
        <p className="row g8">
          <span className="t3">{say('followUp')}</span>
          {mayCases ? (
            <Link to="/cases" search={{ open: followUp.caseId }}>
              {followUp.reference}
            </Link>
          ) : (
            followUp.reference
          )}
        </p>
      )}
      {next && (
        <p>
          {sayVisit('next', { reference: next.reference })}
          {next.plannedFrom !== null && ` · ${dayAndTime(next.plannedFrom, serverNow())}`}
        </p>
      )}
      <p className="t3 f12">{say('storyOver')}</p>
    </section>
  )
}
