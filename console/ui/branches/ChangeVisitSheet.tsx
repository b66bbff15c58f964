import '../problems/branch-problems.ts'
import './branches.css'
import { type FormEvent, useId, useState } from 'react'
import type { VisitView } from '#modules/branches/contract.ts'
import { Sheet } from '../overlay/Sheet.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useWords } from '../words/words.ts'
import { SlotPicker } from './SlotPicker.tsx'
import { useVisitAct } from './use-visits.ts'
import { visitWords } from './visit-words.ts'

interface Props {
  readonly visit: VisitView
  readonly act: 'move' | 'cancel'
  readonly onClose: () => void
}

/** A booking is moved or cancelled, with a word on why; the customer is told. */
export function ChangeVisitSheet({ visit, act, onClose }: Props) {
  const say = useWords(visitWords)
  const id = useId()
  const [from, setFrom] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const change = useVisitAct(onClose)
  const isReady = reason.trim() !== '' && (act === 'cancel' || from !== null) && !change.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const body = { reason: reason.trim(), ...(act === 'move' ? { from } : {}) }
    const path = `/api/visits/${visit.visitId}/${act === 'move' ? 'slot' : 'cancellation'}`
    change.mutate({ path, body, method: act === 'move' ? 'PUT' : 'POST' })
  }
  return (
    <Sheet title={`${say(act)} · ${visit.reference}`} onClose={onClose}>
      <form className="visit-form" onSubmit={onSubmit}>
        <ProblemLine problem={change.error} onDismiss={change.reset} />
        {act === 'move' && <SlotPicker unitId={visit.branch.unitId} from={from} onChoose={setFrom} />}
        <div>
          <label className="label" htmlFor={id}>
            {say('reason')}
          </label>
          <input
            id={id}
            className="field"
            data-first-focus
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="row">
          <span className="sp" />
          <button type="submit" className="btn p" disabled={!isReady}>
            {say(act === 'move' ? 'doMove' : 'doCancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
