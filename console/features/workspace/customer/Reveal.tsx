import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { REVEAL_PURPOSES, REVEALABLE, revealReply } from '#modules/customers/contract.ts'
import { LEVEL_OF_ACTION, type LevelledAction } from '#modules/customers/levels-contract.ts'
import { call } from '../../../api/call.ts'
import { Icon } from '../../../ui/icons.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { useIdentity } from '../identity/use-identity.ts'
import { WayUp } from '../identity/WayUp.tsx'
import { identityWords } from '../identity/words.ts'
import { customerWords, type RevealField, type RevealPurpose } from './words.ts'

const FIELDS: typeof REVEALABLE = ['name', 'phone', 'customer-no']
const PURPOSES: typeof REVEAL_PURPOSES = ['identity-check', 'callback', 'complaint', 'fraud', 'correction']
/** A plain value does not stay on a screen that others may pass. */
const SHOWN_MS = 30_000

interface Props {
  readonly customerId: string
  readonly contactId: string
}

/** Shows one masked field in plain, for a stated purpose that goes into the audit log; hides it again by itself. */
export function Reveal({ customerId, contactId }: Props) {
  const say = useWords(customerWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn s" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="eye" />
        {say('reveal')}
      </button>
      {isOpen && <RevealForm customerId={customerId} contactId={contactId} />}
    </>
  )
}

function RevealForm({ customerId, contactId }: Props) {
  const say = useWords(customerWords)
  const [field, setField] = useState<RevealField>('name')
  const [purpose, setPurpose] = useState<RevealPurpose | ''>('')
  const reveal = useMutation({
    mutationFn: (body: { readonly field: RevealField; readonly purpose: RevealPurpose }) =>
      call<z.infer<typeof revealReply>>('POST', `/api/customers/${customerId}/reveals`, { body }),
  })
  return (
    <form
      className="reveal"
      onSubmit={(event) => {
        event.preventDefault()
        if (purpose !== '') reveal.mutate({ field, purpose })
      }}
    >
      <div className="row">
        <select
          className="field"
          aria-label={say('revealWhat')}
          value={field}
          onChange={(event) => setField(event.target.value as RevealField)}
        >
          {FIELDS.map((one) => (
            <option key={one} value={one}>
              {say(`field-${one}`)}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={say('revealWhy')}
          value={purpose}
          required
          onChange={(event) => setPurpose(event.target.value as RevealPurpose)}
        >
          <option value="" disabled>
            {say('revealWhy')}
          </option>
          {PURPOSES.map((one) => (
            <option key={one} value={one}>
              {say(`purpose-${one}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="btn" disabled={purpose === '' || reveal.isPending}>
          {say('revealShow')}
        </button>
      </div>
      <span className="t3 f12">{say('revealLogged')}</span>
      <NeedsMore contactId={contactId} field={field} purpose={purpose} />
      <ProblemLine problem={reveal.error} />
      {reveal.data && <Shown key={reveal.submittedAt} reply={reveal.data} onHide={reveal.reset} />}
    </form>
  )
}

/** Before one asks: what the level is short of, and how to get there. */
function NeedsMore(props: {
  readonly contactId: string
  readonly field: RevealField
  readonly purpose: RevealPurpose | ''
}) {
  const say = useWords(identityWords)
  const identity = useIdentity(props.contactId).data
  const action: LevelledAction = props.purpose === 'fraud' ? 'reveal-for-fraud' : `reveal-${props.field}`
  const needed = LEVEL_OF_ACTION[action]
  if (!identity || identity.level >= needed) return null
  return (
    <div className="f12">
      {say('needs', { needed, level: identity.level })}
      <WayUp identity={identity} needed={needed} />
    </div>
  )
}

function Shown(props: { readonly reply: z.infer<typeof revealReply>; readonly onHide: () => void }) {
  const say = useWords(customerWords)
  const now = useNow()
  const [until] = useState(now + SHOWN_MS)
  const seconds = Math.ceil((until - now) / 1000)
  const { onHide } = props
  useEffect(() => {
    if (seconds <= 0) onHide()
  }, [seconds, onHide])
  return (
    <div className="row">
      <span className="t3 f12">{say(`field-${props.reply.field}`)}</span>
      <b className="plain-value">{props.reply.value}</b>
      <span className="asof">{say('revealHides', { seconds: Math.max(0, seconds) })}</span>
    </div>
  )
}
