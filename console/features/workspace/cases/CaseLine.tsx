import './cases.css'
import '../../../ui/problems/case-problems.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseCard } from '#modules/cases/contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'
import { BookFromContact } from '../../../ui/branches/BookFromContact.tsx'
import { NewCaseSheet } from '../../../ui/cases/NewCaseSheet.tsx'
import { PromiseTag } from '../../../ui/promise/PromiseTag.tsx'
import { useWords } from '../../../ui/words/words.ts'
import { caseLineWords } from './words.ts'

const SHOWN = 3

/** Beside the conversation: what is still owed to this customer as cases, and one step to open another. */
export function CaseLine({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(caseLineWords)
  const mayOpen = useMay('cases.work')
  const maySee = useMay('cases.read')
  const mayComplain = useMay('complaints.register')
  const [isOpening, setOpening] = useState(false)
  const { contactId } = desk.contact
  const cases = useQuery({
    queryKey: ['cases', 'of-contact', contactId],
    queryFn: ({ signal }) =>
      call<{ readonly cases: readonly CaseCard[] }>('GET', `/api/contacts/${contactId}/cases`, { signal }),
    enabled: maySee,
    staleTime: 30_000,
  })
  const open = (cases.data?.cases ?? []).filter(({ state }) => ['open', 'in-work', 'waiting'].includes(state))
  if (!maySee || (open.length === 0 && !mayOpen)) return null
  return (
    <section className="row wrap case-line" aria-label={say('line')}>
      {open.slice(0, SHOWN).map((one) => (
        <span key={one.caseId} className="row">
          <Link to="/cases" search={{ open: one.caseId }}>
            {one.reference}
          </Link>
          <span className="ell">{one.title}</span>
          {one.promise && <PromiseTag clock={one.promise} withTime />}
        </span>
      ))}
      <span className="sp" />
      {mayOpen && (
        <button type="button" className="btn s" onClick={() => setOpening(true)}>
          {say('open')}
        </button>
      )}
      <BookFromContact contactId={contactId} />
      {mayComplain && (
        <Link className="btn s" to="/complaints" search={{ open: 'new', contact: contactId }}>
          {say('complain')}
        </Link>
      )}
      {isOpening && <NewCaseSheet of={desk.contact} onClose={() => setOpening(false)} />}
    </section>
  )
}
