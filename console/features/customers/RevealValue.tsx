import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { REVEAL_PURPOSES } from '#modules/customers/contract.ts'
import type { profileRevealBody, profileRevealReply } from '#modules/customers/records-contract.ts'
import { call } from '../../api/call.ts'
import { Icon } from '../../ui/icons.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { profileWords } from './profile-words.ts'

type Of = z.input<typeof profileRevealBody>['of']
type Purpose = (typeof REVEAL_PURPOSES)[number]
/** A plain value does not stay on a screen that others may pass. */
const SHOWN_MS = 30_000

interface Props {
  readonly customerId: string
  readonly of: Of
  /** What is shown, for screen readers. */
  readonly what: string
}

/** Shows one value whole for a purpose that is logged, and hides it again after half a minute. */
export function RevealValue({ customerId, of, what }: Props) {
  const say = useWords(profileWords)
  const [isOpen, setOpen] = useState(false)
  const reveal = useMutation({
    mutationFn: (purpose: Purpose) =>
      call<z.infer<typeof profileRevealReply>>('POST', `/api/customers/${customerId}/profile-reveals`, {
        body: { of, purpose },
      }),
  })
  const { data, reset } = reveal
  useEffect(() => {
    if (!data) return
    const hiding = setTimeout(reset, SHOWN_MS)
    return () => clearTimeout(hiding)
  }, [data, reset])
  return (
    <>
      <button
        type="button"
        className="btn s i"
        aria-label={say('reveal', { what })}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
          reset()
        }}
      >
        <Icon name="eye" small />
      </button>
      {isOpen && (
        <span className="row wrap">
          {data ? (
            data.values.map(({ name, value }) => (
              <b key={name} className="plain-value">
                {value}
              </b>
            ))
          ) : (
            <Choose
              label={say('purpose')}
              all={say('purpose')}
              value=""
              disabled={reveal.isPending}
              choices={REVEAL_PURPOSES.map((value) => ({ value, label: say(`purpose-${value}`) }))}
              onChoose={(value) => {
                const purpose = REVEAL_PURPOSES.find((one) => one === value)
                if (purpose) reveal.mutate(purpose)
              }}
            />
          )}
          <ProblemLine problem={reveal.error} />
        </span>
      )}
    </>
  )
}
