import { useQuery } from '@tanstack/react-query'
import type { BankRecord, ProfileView } from '#modules/customers/records-contract.ts'
import { RECORD_KINDS } from '#modules/customers/records-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { groupsOf } from './profile-groups.ts'
import { profileWords } from './profile-words.ts'
import { RevealValue } from './RevealValue.tsx'

/** What the bank tells of a customer: by groups, masked, each with the day it is of. Read-only: corrections go to the bank. */
export function Profile({ customerId }: { readonly customerId: string }) {
  const say = useWords(profileWords)
  const read = useQuery({
    queryKey: ['customer-profile', customerId],
    queryFn: ({ signal }) => call<ProfileView>('GET', `/api/customers/${customerId}/profile`, { signal }),
  })
  const { data } = read
  return (
    <>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={6} />}
      {data && data.fields.length === 0 && data.records.length === 0 && (
        <section className="sec">
          <h3>{say('profile')}</h3>
          <p className="t2">{say('noProfile')}</p>
        </section>
      )}
      {data && groupsOf(data.fields).map((group) => <Group key={group.group} customerId={customerId} {...group} />)}
      {RECORD_KINDS.map((kind) => (
        <Records
          key={kind}
          customerId={customerId}
          kind={kind}
          records={data?.records.filter((record) => record.kind === kind) ?? []}
        />
      ))}
      {data?.hasMore && <p className="sec t3 f12">{say('more')}</p>}
    </>
  )
}

function Group({ customerId, group, fields }: ReturnType<typeof groupsOf>[number] & { readonly customerId: string }) {
  const say = useWords(profileWords)
  const mayReveal = useMay('customers.reveal')
  const newest = newestOf(fields)
  return (
    <section className="sec" aria-label={say(`group-${group}`)}>
      <h3>
        {say(`group-${group}`)} <span className="asof">{say('asOf', { asOf: newest })}</span>
      </h3>
      <dl className="facts">
        {fields.map(({ field, maskedValue, isMasked, source, asOf }) => (
          <div key={field}>
            <dt>{say(`field-${field}`)}</dt>
            <dd title={say('from', { source, asOf })}>
              {maskedValue}
              {isMasked && mayReveal && (
                <RevealValue customerId={customerId} of={{ field }} what={say(`field-${field}`)} />
              )}
              {asOf !== newest && <div className="t3 f12">{say('asOf', { asOf })}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface RecordsProps {
  readonly customerId: string
  readonly kind: BankRecord['kind']
  readonly records: readonly BankRecord[]
}

function Records({ customerId, kind, records }: RecordsProps) {
  const say = useWords(profileWords)
  const mayReveal = useMay('customers.reveal')
  if (records.length === 0) return null
  const newest = newestOf(records)
  return (
    <section className="sec" aria-label={say(`kind-${kind}`)}>
      <h3>
        {say(`kind-${kind}`)} <span className="asof">{say('asOf', { asOf: newest })}</span>
      </h3>
      <ul>
        {records.map(({ source, sourceId, title, status, numberTail, hasAmount, dueOn, happenedAt }) => (
          <li key={`${source} ${sourceId}`} className="row wrap">
            <span>{title}</span>
            {numberTail !== null && <span className="t2 nw">{numberTail}</span>}
            {status !== null && <span className="t3 f12">{status}</span>}
            <span className="sp" />
            {dueOn !== null && <span className="t2 nw">{say('due', { on: dueOn })}</span>}
            {happenedAt !== null && <span className="t3 f12 nw">{dayAndTime(happenedAt, serverNow())}</span>}
            {hasAmount && mayReveal && (
              <RevealValue customerId={customerId} of={{ kind, source, sourceId }} what={title} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The latest day, as `2026-11-21`: what is older says so itself. */
const newestOf = (rows: readonly { readonly asOf: string }[]): string =>
  rows.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '')
