import { useMutation } from '@tanstack/react-query'
import type { OwnOffer, OwnOffers, OwnOpenShift } from '#modules/rosters/offer-contract.ts'
import { call } from '../../api/call.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { dayAndTime, shortly, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { dateWords, timesOf } from './shift-times.ts'
import { useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

interface Props {
  readonly extra: OwnOffers | undefined
  readonly problem: unknown
}

/** What the planner offers that every rule allows: overtime, early leave, extra shifts. */
export function ExtraWork({ extra, problem }: Props) {
  const say = useWords(shiftWords)
  const reread = useReread()
  const answer = useMutation({
    mutationFn: ({ offerId, agrees }: { readonly offerId: string; readonly agrees: boolean }) =>
      call<null>('POST', `/api/rosters/own/offers/${offerId}/answer`, { body: { agrees } }),
    onSettled: reread,
  })
  const bid = useMutation({
    mutationFn: ({ openShiftId, isMade }: { readonly openShiftId: string; readonly isMade: boolean }) =>
      call<unknown>(isMade ? 'DELETE' : 'POST', `/api/rosters/own/open-shifts/${openShiftId}/bid`),
    onSettled: reread,
  })
  const isBusy = answer.isPending || bid.isPending
  const isNothing = extra?.offers.length === 0 && extra.openShifts.length === 0
  return (
    <section className="panel part-extra" aria-label={say('extra')}>
      <div className="ph">
        <h2>{say('extra')}</h2>
      </div>
      <OwnProblem error={problem ?? answer.error ?? bid.error} />
      {isNothing && <EmptyState what={say('noExtra')} todo={say('noExtraTodo')} />}
      <ul>
        {extra?.offers.map((offer) => (
          <Offered
            key={offer.offerId}
            offer={offer}
            now={extra.asOf}
            isBusy={isBusy}
            onAnswer={(agrees) => answer.mutate({ offerId: offer.offerId, agrees })}
          />
        ))}
        {extra?.openShifts.map((open) => (
          <Open
            key={open.openShiftId}
            open={open}
            now={extra.asOf}
            isBusy={isBusy}
            onBid={(isMade) => bid.mutate({ openShiftId: open.openShiftId, isMade })}
          />
        ))}
      </ul>
    </section>
  )
}

interface OfferedProps {
  readonly offer: OwnOffer
  readonly now: number
  readonly isBusy: boolean
  readonly onAnswer: (agrees: boolean) => void
}

function Offered({ offer, now, isBusy, onAnswer }: OfferedProps) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const minutes = Math.abs(offer.newEndsAt - offer.endsAt) / 60_000
  const what = say(offer.kind === 'overtime' ? 'overtimeOffer' : 'earlyOffer', {
    minutes,
    end: timeOfDay(offer.newEndsAt),
  })
  return (
    <li className="card">
      <div>
        <b>{dateWords(offer.date, locale)}</b> <b>{what}</b>
      </div>
      <div className="t2 f12">
        {timesOf(offer)} · {say('left', { count: offer.left })} ·{' '}
        {say('until', { time: shortly(offer.expiresAt, now) })} · {offer.reason}
      </div>
      <div className="row wrap">
        <button type="button" className="btn p" disabled={isBusy} onClick={() => onAnswer(true)}>
          {say('accept')}
        </button>
        <button type="button" className="btn" disabled={isBusy} onClick={() => onAnswer(false)}>
          {say('notNow')}
        </button>
      </div>
    </li>
  )
}

interface OpenProps {
  readonly open: OwnOpenShift
  readonly now: number
  readonly isBusy: boolean
  /** @param isMade the bid is there: it is taken back */
  readonly onBid: (isMade: boolean) => void
}

function Open({ open, now, isBusy, onBid }: OpenProps) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const isToBid = open.bid === null || open.bid === 'withdrawn'
  const time = dayAndTime(open.closesAt, now)
  return (
    <li className="card">
      <div>
        <b>{dateWords(open.date, locale)}</b> <b>{timesOf(open)}</b>{' '}
        <span className="t2">
          {say('extraShift')} · {open.kindId}
        </span>
      </div>
      <div className="t2 f12">
        {open.bid !== null && !isToBid ? `${say(`bid-${open.bid}`)} · ` : `${say('left', { count: open.left })} · `}
        {say(`rule-${open.rule}`, { time })} · {open.reason}
      </div>
      {(isToBid || open.bid === 'waiting') && (
        <div>
          <button type="button" className={isToBid ? 'btn p' : 'btn'} disabled={isBusy} onClick={() => onBid(!isToBid)}>
            {say(isToBid ? 'bidNow' : 'cancelBid')}
          </button>
        </div>
      )}
    </li>
  )
}
