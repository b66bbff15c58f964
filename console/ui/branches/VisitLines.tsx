import './branches.css'
import { useState } from 'react'
import type { VisitView } from '#modules/branches/contract.ts'
import { PAPERS, SERVICES } from '#modules/branches/services-contract.ts'
import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { BookVisitSheet } from './BookVisitSheet.tsx'
import { ChangeVisitSheet } from './ChangeVisitSheet.tsx'
import { visitWords } from './visit-words.ts'

type Act = 'move' | 'cancel' | 'rebook'
const ACTS: readonly Act[] = ['move', 'cancel', 'rebook']

/** Visits of a customer, one a line: when, where, what for, what came of it, and what may be changed. */
export function VisitLines({ visits }: { readonly visits: readonly VisitView[] }) {
  const say = useWords(visitWords)
  const [doing, setDoing] = useState<{ readonly act: Act; readonly visit: VisitView } | null>(null)
  const close = () => setDoing(null)
  if (visits.length === 0) return <p className="t3 f12">{say('none')}</p>
  return (
    <>
      <ul className="visits">
        {visits.map((visit) => (
          <li key={visit.visitId} className={visit.state === 'booked' ? 'on' : undefined}>
            <VisitLine visit={visit} />
            {ACTS.some((act) => visit.acts.includes(act)) && (
              <div className="row wrap">
                {ACTS.filter((act) => visit.acts.includes(act)).map((act) => (
                  <button key={act} type="button" className="btn s" onClick={() => setDoing({ act, visit })}>
                    {say(act === 'rebook' ? 'bookAgain' : act)}
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {doing?.act === 'rebook' && (
        <BookVisitSheet
          of={{
            afterVisitId: doing.visit.visitId,
            unitId: doing.visit.branch.unitId,
            service: doing.visit.service,
          }}
          onClose={close}
        />
      )}
      {doing && doing.act !== 'rebook' && <ChangeVisitSheet visit={doing.visit} act={doing.act} onClose={close} />}
    </>
  )
}

function VisitLine({ visit }: { readonly visit: VisitView }) {
  const say = useWords(visitWords)
  const locale = useLocale()
  const at = visit.plannedFrom ?? visit.checkedInAt
  return (
    <>
      <div className="row g8 wrap">
        <b className="nw">{visit.reference}</b>
        <span className="t2">{say(`state-${visit.state}`)}</span>
        <span className="sp" />
        {at !== null && <span className="num nw">{dayAndTime(at, serverNow())}</span>}
      </div>
      <div className="t2 f12">
        {[
          visit.branch.name,
          SERVICES[visit.service].name[locale],
          visit.outcome === null ? '' : say(`outcome-${visit.outcome}`),
          visit.note ?? '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </div>
      {visit.missing.length > 0 && (
        <div className="f12">
          {say('missing', {
            papers: visit.missing.map((paper) => PAPERS[paper][locale]).join(locale === 'en' ? '; ' : '；'),
          })}
        </div>
      )}
      {visit.next && <div className="f12 t2">{say('next', { reference: visit.next.reference })}</div>}
    </>
  )
}
