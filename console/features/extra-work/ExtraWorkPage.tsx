import './extra-work.css'
import { useQuery } from '@tanstack/react-query'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { OfferForm } from './OfferForm.tsx'
import { OfferTable, OpenShiftTable } from './OfferTables.tsx'
import { OpenShiftForm } from './OpenShiftForm.tsx'
import { offersQuery, openShiftsQuery } from './use-extra.ts'
import { extraWords } from './words.ts'

/** Work that the roster did not plan: offered to people, and what they said to it. */
export function ExtraWorkPage() {
  const say = useWords(extraWords)
  const offers = useQuery(offersQuery)
  const openShifts = useQuery(openShiftsQuery)
  return (
    <div className="extra-work scroll">
      <div className="page-head">
        <div className="row wrap">
          <h1>{say('title')}</h1>
          <span className="sp" />
          <AsOf at={offers.data?.asOf ?? null} />
        </div>
      </div>
      <ProblemLine problem={offers.error ?? openShifts.error} />
      <section className="panel" aria-label={say('offers')}>
        <div className="ph">
          <h2>{say('offers')}</h2>
        </div>
        <OfferForm />
        {offers.data && <OfferTable offers={offers.data.offers} asOf={offers.data.asOf} />}
      </section>
      <section className="panel" aria-label={say('openShifts')}>
        <div className="ph">
          <h2>{say('openShifts')}</h2>
        </div>
        <OpenShiftForm />
        {openShifts.data && <OpenShiftTable openShifts={openShifts.data.openShifts} asOf={openShifts.data.asOf} />}
      </section>
    </div>
  )
}
