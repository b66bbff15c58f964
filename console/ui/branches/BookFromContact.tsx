import { useState } from 'react'
import type { VisitView } from '#modules/branches/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { useWords } from '../words/words.ts'
import { BookVisitSheet } from './BookVisitSheet.tsx'
import { visitWords } from './visit-words.ts'

/** Beside a conversation: a visit to a branch is agreed on in it. */
export function BookFromContact({ contactId }: { readonly contactId: string }) {
  const say = useWords(visitWords)
  const [isBooking, setBooking] = useState(false)
  const [booked, setBooked] = useState<VisitView>()
  if (!useMay('branches.book')) return null
  return (
    <>
      <span role="status" className="t2 f12">
        {booked && say('booked', { reference: booked.reference })}
      </span>
      <button type="button" className="btn s" onClick={() => setBooking(true)}>
        {say('book')}
      </button>
      {isBooking && <BookVisitSheet of={{ contactId }} onClose={() => setBooking(false)} onBooked={setBooked} />}
    </>
  )
}
