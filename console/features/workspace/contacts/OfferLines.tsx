import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AcceptedShape, declineReason, OfferShape, WorkKind } from '#modules/routing/contract.ts'
import { command } from '../../../realtime/command.ts'
import { Menu } from '../../../ui/overlay/Menu.tsx'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { PromiseRing } from '../../../ui/promise/PromiseRing.tsx'
import { useShortcut } from '../../../ui/shortcuts/use-shortcut.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { Channel } from '../channel.tsx'
import { customerName } from '../customer-name.ts'
import { workspaceWords } from '../words.ts'

type DeclineReason = z.infer<typeof declineReason>
const REASONS: readonly DeclineReason[] = ['wrong-skill', 'unwell', 'conflict-of-interest', 'technical', 'other']

const KINDS = {
  contact: 'newContact',
  transfer: 'newTransfer',
  consult: 'newConsult',
  callback: 'newCallback',
  message: 'newMessage',
} as const satisfies Readonly<Record<WorkKind, string>>

interface Props {
  readonly offers: readonly OfferShape[]
  readonly onAccepted: (accepted: AcceptedShape) => void
}

/**
 * What rings at me: lines at the top of the list. They take neither focus nor scroll; Alt A accepts the one that rings
 * out first.
 */
export function OfferLines({ offers, onAccepted }: Props) {
  const say = useWords(workspaceWords)
  const sorted = offers.toSorted((a, b) => a.expiresAt - b.expiresAt)
  const accept = useMutation({
    mutationFn: (offerId: string) => command<AcceptedShape>('accept-offer', { offerId }),
    onSuccess: onAccepted,
  })
  const decline = useMutation({
    mutationFn: (body: { readonly offerId: string; readonly reason: DeclineReason }) => command('decline-offer', body),
  })
  const first = sorted[0]
  useShortcut('Alt+A', say('accept'), () => first && accept.mutate(first.offerId), first !== undefined)
  return (
    <>
      <ul aria-live="polite" aria-relevant="additions">
        {sorted.map((offer, place) => (
          <OfferLine
            key={offer.offerId}
            offer={offer}
            isFirst={place === 0}
            isBusy={accept.isPending || decline.isPending}
            onAccept={() => accept.mutate(offer.offerId)}
            onDecline={(reason) => decline.mutate({ offerId: offer.offerId, reason })}
          />
        ))}
      </ul>
      <ProblemLine
        problem={accept.error ?? decline.error}
        onDismiss={() => {
          accept.reset()
          decline.reset()
        }}
      />
    </>
  )
}

function OfferLine(props: {
  readonly offer: OfferShape
  readonly isFirst: boolean
  readonly isBusy: boolean
  readonly onAccept: () => void
  readonly onDecline: (reason: DeclineReason) => void
}) {
  const { offer } = props
  const say = useWords(workspaceWords)
  const locale = useLocale()
  const warnAt = offer.madeAt + (offer.expiresAt - offer.madeAt) / 2
  return (
    <li className="offer">
      <PromiseRing clock={{ state: 'running', madeAt: offer.madeAt, dueAt: offer.expiresAt, warnAt }} />
      <div className="contact-who">
        <div className="row g4">
          <b className="f14 ell">{customerName(offer.customerName, say)}</b>
          <Channel channel={offer.channel} />
        </div>
        <div className="f12 t2 row g4">
          {offer.lane !== 'ordinary' && (
            <span className={offer.lane === 'vip' ? 'tag a' : 'tag w'}>{say(offer.lane)}</span>
          )}
          <span className="ell">
            {say(KINDS[offer.kind])} · {offer.queueName[locale]}
            {offer.fromAgentName !== null && ` · ${say('from', { name: offer.fromAgentName })}`}
            {offer.isPreferred && ` · ${say('preferred')}`}
          </span>
        </div>
        {offer.note !== null && <div className="f12 t2">{offer.note}</div>}
      </div>
      <div className="offer-acts">
        <button
          type="button"
          className="btn s p"
          disabled={props.isBusy}
          aria-keyshortcuts={props.isFirst ? 'Alt+A' : undefined}
          onClick={props.onAccept}
        >
          {say('accept')}
          {props.isFirst && <Kbd keys="Alt+A" />}
        </button>
        <Menu
          label={say('declineWhy')}
          button={say('decline')}
          items={REASONS.map((reason) => ({ key: reason, words: say(reason), act: () => props.onDecline(reason) }))}
        />
      </div>
    </li>
  )
}
