import { useMutation } from '@tanstack/react-query'
import type { ShiftMarket } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { ruleTold } from '../../ui/labour-rules/rule-told.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { dateWords, timesOf } from './shift-times.ts'
import { useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

interface Props {
  readonly market: ShiftMarket | undefined
  readonly problem: unknown
}

/** What colleagues offer that one could take, and what one offers oneself. */
export function Market({ market, problem }: Props) {
  const say = useWords(shiftWords)
  const reread = useReread()
  const take = useMutation({
    mutationFn: ({ swapId, returnDate }: { readonly swapId: string; readonly returnDate: string | null }) =>
      call<null>('POST', `/api/rosters/own/swaps/${swapId}/acceptance`, { body: { returnDate } }),
    onSettled: reread,
  })
  const end = useMutation({
    mutationFn: (swapId: string) => call<null>('DELETE', `/api/rosters/own/swaps/${swapId}`),
    onSettled: reread,
  })
  const isBusy = take.isPending || end.isPending
  return (
    <section className="panel part-market" aria-label={say('market')}>
      <div className="ph">
        <h2>{say('open')}</h2>
      </div>
      <OwnProblem error={problem ?? take.error ?? end.error} />
      {!market ? (
        <Skeleton lines={3} />
      ) : market.open.length === 0 ? (
        <EmptyState what={say('noOpen')} todo={say('noOpenTodo')} />
      ) : (
        <ul>
          {market.open.map((offer) => (
            <OpenOffer
              key={offer.swapId}
              offer={offer}
              isBusy={isBusy}
              onTake={(returnDate) => take.mutate({ swapId: offer.swapId, returnDate })}
              onRefuse={() => end.mutate(offer.swapId)}
            />
          ))}
        </ul>
      )}
      <div className="ph">
        <h2>{say('mine')}</h2>
      </div>
      {market && market.mine.length === 0 && <EmptyState what={say('noMine')} todo={say('noMineTodo')} />}
      <ul>
        {market?.mine.map((offer) => (
          <OwnOffer key={offer.swapId} offer={offer} isBusy={isBusy} onTakeBack={() => end.mutate(offer.swapId)} />
        ))}
      </ul>
    </section>
  )
}

interface OpenProps {
  readonly offer: ShiftMarket['open'][number]
  readonly isBusy: boolean
  readonly onTake: (returnDate: string | null) => void
  readonly onRefuse: () => void
}

function OpenOffer({ offer, isBusy, onTake, onRefuse }: OpenProps) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const day = dateWords(offer.date, locale)
  return (
    <li className="card">
      <div>
        <b>{day}</b> <b>{timesOf(offer)}</b> <span className="t2">{offer.kindId}</span>
      </div>
      <div className="t2 f12">
        {say('fromWhom', { name: offer.from })}
        {offer.isForMe && ` · ${say('onlyMe')}`}
        {offer.words !== '' && ` · ${offer.words}`}
      </div>
      {offer.ways.map((way) => (
        <div key={way.returnDate ?? ''}>
          {way.broken.map((rule) => (
            <p key={`${rule.ruleId} ${rule.isOwn}`} className="note-w f12">
              {rule.isOwn ? '' : say('ofColleague')}
              {ruleTold(rule, locale)}
            </p>
          ))}
        </div>
      ))}
      <div className="row wrap">
        {offer.ways
          .filter(({ broken }) => broken.length === 0)
          .map(({ returnDate, startsAt, endsAt }) => (
            <button
              key={returnDate ?? ''}
              type="button"
              className="btn p"
              disabled={isBusy}
              aria-label={`${returnDate === null ? say('take') : say('takeFor', { date: dateWords(returnDate, locale) })} ${day}`}
              onClick={() => onTake(returnDate)}
            >
              {returnDate === null || startsAt === null || endsAt === null
                ? say('take')
                : `${say('takeFor', { date: dateWords(returnDate, locale) })} ${timesOf({ startsAt, endsAt })}`}
            </button>
          ))}
        {offer.isForMe && (
          <button type="button" className="btn" disabled={isBusy} onClick={onRefuse}>
            {say('refuse')}
          </button>
        )}
      </div>
    </li>
  )
}

interface OwnProps {
  readonly offer: ShiftMarket['mine'][number]
  readonly isBusy: boolean
  readonly onTakeBack: () => void
}

function OwnOffer({ offer, isBusy, onTakeBack }: OwnProps) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const dates = offer.wantedDates.map((date) => dateWords(date, locale)).join('、')
  return (
    <li className="card">
      <div>
        <b>{dateWords(offer.date, locale)}</b> {timesOf(offer)} <span className="t2">{offer.kindId}</span>
      </div>
      <div className="t2 f12">
        {dates === '' ? say('given') : say('exchangedFor', { dates })}
        {offer.to !== null && ` · ${say('toName', { name: offer.to })}`}
        {' · '}
        {offer.takenBy === null ? say(`swap-${offer.state}`) : say('takenBy', { name: offer.takenBy })}
      </div>
      {offer.state === 'open' && (
        <div>
          <button type="button" className="btn s" disabled={isBusy} onClick={onTakeBack}>
            {say('takeBack')}
          </button>
        </div>
      )}
    </li>
  )
}
