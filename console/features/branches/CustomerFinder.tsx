import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { CustomerView } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { branchWords } from './words.ts'

interface Props {
  /** What the button beside a customer says. */
  readonly choose: (maskedName: string) => string
  readonly isBusy: boolean
  readonly onChoose: (customerId: string) => void
}

/** Finds a customer within reach by the whole number, name or phone. */
export function CustomerFinder({ choose, isBusy, onChoose }: Props) {
  const say = useWords(branchWords)
  const id = useId()
  const [typed, setTyped] = useState('')
  const find = useMutation({
    mutationFn: (text: string) =>
      call<{ readonly customers: readonly CustomerView[] }>('POST', '/api/customers/search', {
        body: { ...searchOf(text), limit: 10 },
      }),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') find.mutate(typed.trim())
  }
  return (
    <>
      <form className="row wrap" onSubmit={onSubmit}>
        <label className="label" htmlFor={id}>
          {say('find')}
        </label>
        <input
          id={id}
          type="search"
          className="field"
          data-first-focus
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="btn" disabled={typed.trim() === '' || find.isPending}>
          {say('findDo')}
        </button>
      </form>
      <ProblemLine problem={find.error} onDismiss={find.reset} />
      {find.data?.customers.length === 0 && <p className="t3 f12">{say('notFound')}</p>}
      {find.data?.customers.map(({ customerId, maskedName, customerNo, maskedPhone }) => (
        <div key={customerId} className="row g8">
          <span className="t2 num">{[customerNo, maskedPhone].filter(Boolean).join(' · ')}</span>
          <span className="sp" />
          <button type="button" className="btn s" disabled={isBusy} onClick={() => onChoose(customerId)}>
            {choose(maskedName)}
          </button>
        </div>
      ))}
    </>
  )
}

/** Four digits are the end of a phone, words without digits a name, the rest a whole phone or customer number. */
function searchOf(text: string) {
  if (/^\d{4}$/.test(text)) return { phoneTail: text }
  if (!/\d/.test(text)) return { name: text }
  return /^(\+[\d\s-]{6,19}|1[3-9]\d{9}|09\d{8})$/.test(text) ? { phone: text } : { customerNo: text }
}
