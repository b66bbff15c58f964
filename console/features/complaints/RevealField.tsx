import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { Icon } from '../../ui/icons.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { complaintWords } from './words.ts'

/** A plain value does not stay on a screen that others may pass. */
const SHOWN_MS = 30_000

/** Who complains, or their phone, whole: for a purpose that is logged before the value leaves, and for half a minute. */
export function RevealField({
  complaintId,
  field,
}: {
  readonly complaintId: string
  readonly field: 'name' | 'phone'
}) {
  const say = useWords(complaintWords)
  const [isOpen, setOpen] = useState(false)
  const [purpose, setPurpose] = useState('')
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: () =>
      call<{ readonly value: string | null }>('POST', `/api/complaints/${complaintId}/reveals`, {
        body: { field, purpose: purpose.trim() },
      }),
  })
  useEffect(() => {
    if (!data) return
    const hiding = setTimeout(() => {
      reset()
      setOpen(false)
      setPurpose('')
    }, SHOWN_MS)
    return () => clearTimeout(hiding)
  }, [data, reset])
  return (
    <div className="row wrap complaint-reveal">
      <button
        type="button"
        className="btn s"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
          reset()
        }}
      >
        <Icon name="eye" small /> {say(`reveal-${field}`)}
      </button>
      {isOpen && data && <b className="plain-value">{data.value ?? '—'}</b>}
      {isOpen && !data && (
        <>
          <Field label={say('revealPurpose')} value={purpose} maxLength={1_000} onText={setPurpose} />
          <button
            type="button"
            className="btn s"
            disabled={purpose.trim() === '' || isPending}
            onClick={() => mutate()}
          >
            {say('revealDo')}
          </button>
        </>
      )}
      <ProblemLine problem={error} />
    </div>
  )
}
