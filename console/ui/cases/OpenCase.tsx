import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '#modules/cases/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { useWords } from '../words/words.ts'
import { NewCaseSheet } from './NewCaseSheet.tsx'
import { newCaseWords } from './words.ts'

/** One step from a customer to a case of theirs; the one that was opened is linked. */
export function OpenCase({ customerId }: { readonly customerId: string }) {
  const say = useWords(newCaseWords)
  const [isOpening, setOpening] = useState(false)
  const [opened, setOpened] = useState<CaseView>()
  if (!useMay('cases.work')) return null
  return (
    <p className="row wrap sec">
      <button type="button" className="btn s" onClick={() => setOpening(true)}>
        {say('open')}
      </button>
      <span role="status">
        {opened && (
          <Link to="/cases" search={{ open: opened.caseId }}>
            {say('made', { reference: opened.reference })}
          </Link>
        )}
      </span>
      {isOpening && <NewCaseSheet of={{ customerId }} onClose={() => setOpening(false)} onOpened={setOpened} />}
    </p>
  )
}
