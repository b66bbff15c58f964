import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { REQUEST_KINDS } from '#modules/consent/requests-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../parts/Choose.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useWords } from '../words/words.ts'
import { consentWords } from './words.ts'

/** The customer asks to see, get, correct or delete what is kept about them. */
export function TakeRequest({
  customerId,
  saidThrough,
}: {
  readonly customerId: string
  readonly saidThrough: string
}) {
  const say = useWords(consentWords)
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<(typeof REQUEST_KINDS)[number]>('access')
  const [wish, setWish] = useState('')
  const take = useMutation({
    mutationFn: () => call('POST', `/api/customers/${customerId}/data-requests`, { body: { kind, wish, saidThrough } }),
    onSuccess: () => {
      setWish('')
      setOpen(false)
    },
  })
  if (!isOpen) {
    return (
      <div className="row wrap mt8">
        <button type="button" className="btn s" onClick={() => setOpen(true)}>
          {say('ask')}
        </button>
        {take.isSuccess && (
          <span className="f12 t2" role="status">
            {say('recorded')}
          </span>
        )}
      </div>
    )
  }
  return (
    <div className="mt8">
      <ProblemLine problem={take.error} />
      <div className="row wrap">
        <Choose
          label={say('kind')}
          value={kind}
          choices={REQUEST_KINDS.map((value) => ({ value, label: say(`kind-${value}`) }))}
          onChoose={(value) => setKind(REQUEST_KINDS.find((known) => known === value) ?? 'access')}
        />
        <input
          className="field"
          aria-label={say('wish')}
          placeholder={say('wish')}
          maxLength={500}
          value={wish}
          onChange={(event) => setWish(event.target.value)}
        />
        <button
          type="button"
          className="btn s p"
          disabled={wish.trim() === '' || take.isPending}
          onClick={() => take.mutate()}
        >
          {say('record')}
        </button>
      </div>
    </div>
  )
}
