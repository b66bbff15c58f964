import { useMutation, useQuery } from '@tanstack/react-query'
import type { OpenShift, StaffingOffer } from '#modules/rosters/offer-contract.ts'
import { call } from '../../api/call.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { number } from '../../ui/figures/numbers.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { useReread } from './use-extra.ts'
import { extraWords } from './words.ts'

interface OffersProps {
  readonly offers: readonly StaffingOffer[]
  readonly asOf: number
}

/** Overtime and early leave of two weeks, with who said yes. */
export function OfferTable({ offers, asOf }: OffersProps) {
  const say = useWords(extraWords)
  const locale = useLocale()
  const queueName = useQueueName()
  const columns: readonly Column<StaffingOffer>[] = [
    { key: 'kind', title: say('kind'), value: ({ kind }) => say(kind) },
    { key: 'queue', title: say('queue'), value: ({ queueId }) => queueName(queueId) },
    {
      key: 'ends',
      title: say('shiftEnds'),
      value: ({ endsFrom }) => endsFrom,
      text: ({ endsFrom, endsBefore }) => `${dayAndTime(endsFrom, asOf)}–${timeOfDay(endsBefore)}`,
    },
    { key: 'minutes', title: say('minutes'), numeric: true, value: ({ seconds }) => seconds / 60 },
    { key: 'accepted', title: say('accepted'), value: acceptedOf },
    {
      key: 'declined',
      title: say('declined'),
      numeric: true,
      value: ({ declined }) => declined,
      text: ({ declined }) => number(declined, locale),
    },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    { key: 'reason', title: say('reason'), value: ({ reason }) => reason },
    {
      key: 'end',
      title: say('withdraw'),
      value: () => null,
      text: () => '',
      cell: ({ state, offerId }) => (state === 'open' ? <Withdraw path={`/api/rosters/offers/${offerId}`} /> : null),
    },
  ]
  return (
    <PageTable
      caption={say('offers')}
      columns={columns}
      rows={offers}
      rowKey={({ offerId }) => offerId}
      exportAs={say('offers')}
      prefix="offers-"
      empty={<EmptyState what={say('noOffers')} todo={say('noOffersTodo')} />}
    />
  )
}

const acceptedOf = ({ accepted, wanted }: StaffingOffer) => `${accepted.length}/${wanted} ${accepted.join('、')}`

interface OpenProps {
  readonly openShifts: readonly OpenShift[]
  readonly asOf: number
}

/** Extra shifts of two weeks, with who won them. */
export function OpenShiftTable({ openShifts, asOf }: OpenProps) {
  const say = useWords(extraWords)
  const locale = useLocale()
  const queueName = useQueueName()
  const columns: readonly Column<OpenShift>[] = [
    {
      key: 'shift',
      title: say('shift'),
      value: ({ startsAt }) => startsAt,
      text: ({ startsAt, endsAt, kindId }) => `${dayAndTime(startsAt, asOf)}–${timeOfDay(endsAt)} ${kindId}`,
    },
    { key: 'unit', title: say('unit'), value: ({ unitName }) => unitName },
    { key: 'queue', title: say('queue'), value: ({ queueId }) => queueName(queueId) },
    { key: 'won', title: say('won'), value: ({ won, wanted }) => `${won.length}/${wanted} ${won.join('、')}` },
    {
      key: 'waiting',
      title: say('waiting'),
      numeric: true,
      value: ({ waiting }) => waiting,
      text: ({ waiting }) => number(waiting, locale),
    },
    { key: 'rule', title: say('rule'), value: ({ rule }) => say(rule) },
    {
      key: 'closes',
      title: say('closes'),
      value: ({ closesAt }) => closesAt,
      text: ({ closesAt }) => dayAndTime(closesAt, asOf),
    },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    { key: 'reason', title: say('reason'), value: ({ reason }) => reason },
    {
      key: 'end',
      title: say('withdraw'),
      value: () => null,
      text: () => '',
      cell: ({ state, openShiftId }) =>
        state === 'open' ? <Withdraw path={`/api/rosters/open-shifts/${openShiftId}`} /> : null,
    },
  ]
  return (
    <PageTable
      caption={say('openShifts')}
      columns={columns}
      rows={openShifts}
      rowKey={({ openShiftId }) => openShiftId}
      exportAs={say('openShifts')}
      prefix="open-"
      empty={<EmptyState what={say('noOpenShifts')} todo={say('noOpenShiftsTodo')} />}
    />
  )
}

function useQueueName() {
  const locale = useLocale()
  const queues = useQuery(queuesQuery).data ?? []
  return (queueId: string) => queues.find((queue) => queue.queueId === queueId)?.name[locale] ?? '—'
}

function Withdraw({ path }: { readonly path: string }) {
  const say = useWords(extraWords)
  const reread = useReread()
  const withdraw = useMutation({ mutationFn: () => call<null>('DELETE', path), onSettled: reread })
  return (
    <>
      <ConfirmButton words={say('withdraw')} question={say('withdrawAsk')} onConfirm={() => withdraw.mutate()} />
      <ProblemLine problem={withdraw.error} />
    </>
  )
}
