import { type FormEvent, useId, useState } from 'react'
import { type ShownDocument, shownDocuments, type VisitView } from '#modules/branches/contract.ts'
import { useVisitAct } from '../../ui/branches/use-visits.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { branchWords } from './words.ts'

/** Who somebody is by the customer number on what they show, of whichever branch; a few tries. */
export function IdentifyForm({ visit, onDone }: { readonly visit: VisitView; readonly onDone: () => void }) {
  const say = useWords(branchWords)
  const id = useId()
  const [document, setDocument] = useState<ShownDocument | undefined>()
  const [customerNo, setCustomerNo] = useState('')
  const identify = useVisitAct(onDone)
  const typed = customerNo.trim()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (document === undefined || typed === '') return
    identify.mutate({ path: `/api/visits/${visit.visitId}/identification`, body: { document, customerNo: typed } })
  }
  return (
    <form className="visit-form" onSubmit={onSubmit} aria-label={say('act-identify')}>
      <ProblemLine problem={identify.error} onDismiss={identify.reset} />
      <Choose
        label={say('shown')}
        value={document ?? ''}
        choices={[
          { value: '', label: say('shown') },
          ...shownDocuments.map((code) => ({ value: code, label: say(`document-${code}`) })),
        ]}
        onChoose={(value) => setDocument(shownDocuments.find((code) => code === value))}
      />
      <div className="row wrap number-tried">
        <label className="label" htmlFor={id}>
          {say('numberOnIt')}
        </label>
        <input
          id={id}
          className="field num"
          maxLength={40}
          autoComplete="off"
          value={customerNo}
          onChange={(event) => setCustomerNo(event.target.value)}
        />
        <button type="submit" className="btn p" disabled={document === undefined || typed === '' || identify.isPending}>
          {say('isOnIt')}
        </button>
      </div>
      <p className="t3 f12">{say('numberHint', { count: visit.numberTriesLeft })}</p>
    </form>
  )
}
