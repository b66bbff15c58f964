import { useState } from 'react'
import type { VisitView } from '#modules/branches/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useWords } from '../words/words.ts'
import { BookVisitSheet } from './BookVisitSheet.tsx'
import { useVisitsOf } from './use-visits.ts'
import { VisitLines } from './VisitLines.tsx'
import { visitWords } from './visit-words.ts'

/** Beside a customer: their visits to branches, and one step to book another. */
export function CustomerVisits({ customerId }: { readonly customerId: string }) {
  return useMay('branches.book') ? <Visits customerId={customerId} /> : null
}

function Visits({ customerId }: { readonly customerId: string }) {
  const say = useWords(visitWords)
  const [isBooking, setBooking] = useState(false)
  const [booked, setBooked] = useState<VisitView>()
  const read = useVisitsOf(customerId)
  return (
    <section className="sec">
      <h3>{say('title')}</h3>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={2} />}
      {read.data && <VisitLines visits={read.data.visits} />}
      <p className="row wrap">
        <button type="button" className="btn s" onClick={() => setBooking(true)}>
          {say('book')}
        </button>
        <span role="status">{booked && say('booked', { reference: booked.reference })}</span>
      </p>
      {isBooking && <BookVisitSheet of={{ customerId }} onClose={() => setBooking(false)} onBooked={setBooked} />}
    </section>
  )
}
