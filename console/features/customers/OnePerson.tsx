import { useMutation, useQuery } from '@tanstack/react-query'
import { type PersonView, UNDO_REASONS } from '#modules/customers/person-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { channelName } from '../../ui/words/channel-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { MergeForm } from './MergeForm.tsx'
import { personWords } from './person-words.ts'
import { useReadPersonAnew } from './use-read-person-anew.ts'

/** Under which identities a customer comes, by which channels, and what was merged: nothing of it is hidden by a merge. */
export function OnePerson({ customerId }: { readonly customerId: string }) {
  const say = useWords(personWords)
  const mayMerge = useMay('customers.merge')
  const read = useQuery({
    queryKey: ['customer-person', customerId],
    queryFn: ({ signal }) => call<PersonView>('GET', `/api/customers/${customerId}/person`, { signal }),
  })
  const { data } = read
  return (
    <section className="sec" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      <ul>
        {data?.members.map((member) => (
          <Member key={member.customerId} {...member} />
        ))}
      </ul>
      <ul className="mt8">
        {data?.merges.map((merge) => (
          <Merge key={merge.mergeId} {...merge} mayUndo={mayMerge} />
        ))}
      </ul>
      {mayMerge && data && !data.members.some(({ isKnown }) => isKnown) && <MergeForm customerId={customerId} />}
    </section>
  )
}

function Member({ maskedName, isKnown, since, channels }: PersonView['members'][number]) {
  const say = useWords(personWords)
  const locale = useLocale()
  const when = (at: number) => say('since', { time: dayAndTime(at, serverNow()) })
  return (
    <li>
      <b>{isKnown ? maskedName : say('visitor')}</b> <span className="t3 f12 nw">{when(since)}</span>
      {channels.length === 0 && <div className="t3 f12">{say('noChannel')}</div>}
      {channels.map(({ channel, isVouched, firstSeenAt }) => (
        <div key={`${channel} ${firstSeenAt}`} className="t2 f12">
          {channelName(channel.split(':')[0] ?? channel, locale)} · {say(isVouched ? 'vouched' : 'unvouched')} ·{' '}
          {when(firstSeenAt)}
        </div>
      ))}
    </li>
  )
}

function Merge(props: PersonView['merges'][number] & { readonly mayUndo: boolean }) {
  const { mergeId, by, at, reason, undone, mayUndo } = props
  const say = useWords(personWords)
  const readAnew = useReadPersonAnew()
  const undo = useMutation({
    mutationFn: (why: (typeof UNDO_REASONS)[number]) =>
      call<PersonView>('POST', `/api/customer-merges/${mergeId}/undoing`, { body: { reason: why } }),
    onSuccess: readAnew,
  })
  const time = (instant: number) => dayAndTime(instant, serverNow())
  return (
    <li className="row wrap f12 t2">
      {say('merged', { name: by?.name ?? '—', time: time(at), why: say(`merge-${reason}`) })}
      {undone && (
        <div className="t3">
          {say('undone', { name: undone.by?.name ?? '—', time: time(undone.at), why: say(`undo-${undone.reason}`) })}
        </div>
      )}
      {!undone && mayUndo && (
        <Choose
          label={say('undo')}
          all={say('undo')}
          value=""
          disabled={undo.isPending}
          choices={UNDO_REASONS.map((value) => ({ value, label: say(`undo-${value}`) }))}
          onChoose={(value) => {
            const why = UNDO_REASONS.find((one) => one === value)
            if (why) undo.mutate(why)
          }}
        />
      )}
      <ProblemLine problem={undo.error} />
    </li>
  )
}
