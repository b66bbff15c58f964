import { useQuery } from '@tanstack/react-query'
import type { CustomerView } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { CustomerVisits } from '../../ui/branches/CustomerVisits.tsx'
import { OpenCase } from '../../ui/cases/OpenCase.tsx'
import { ConsentSection } from '../../ui/consent/ConsentSection.tsx'
import { Icon } from '../../ui/icons.tsx'
import { CustomerNeeds } from '../../ui/needs/CustomerNeeds.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { CustomerSegments } from '../../ui/segments/CustomerSegments.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { Timeline } from '../../ui/timeline/Timeline.tsx'
import { customerKindWords, needWords } from '../../ui/words/customer-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OnePerson } from './OnePerson.tsx'
import { Profile } from './Profile.tsx'
import { customersWords } from './words.ts'

/** One customer, masked, with what they need and the contacts the reader may open. */
export function CustomerCard({ customerId }: { readonly customerId: string }) {
  const read = useQuery({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => call<CustomerView>('GET', `/api/customers/${customerId}`, { signal }),
  })
  return (
    <div className="scroll">
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={6} />}
      {read.data && <Facts customer={read.data} />}
      {read.data && <CustomerNeeds customerId={customerId} />}
      {read.data && <OnePerson customerId={customerId} />}
      {read.data && <OpenCase customerId={customerId} />}
      {read.data && <CustomerVisits customerId={customerId} />}
      {read.data && <CustomerSegments customerId={customerId} />}
      {read.data && <ConsentSection customerId={customerId} />}
      {read.data?.isKnown && <Profile customerId={customerId} />}
      {useMay('timeline.read') && <Timeline customerId={customerId} />}
    </div>
  )
}

function Facts({ customer }: { readonly customer: CustomerView }) {
  const say = useWords(customersWords)
  const sayKind = useWords(customerKindWords)
  const languages = new Intl.DisplayNames(useLocale(), { type: 'language' })
  const facts = [
    [say('name'), customer.erasedAt === null ? customer.maskedName || say('visitor') : say('erased')],
    [say('number'), customer.customerNo],
    [say('tier'), customer.tier === null ? null : sayKind(`tier-${customer.tier}`)],
    [say('phone'), customer.maskedPhone],
    [say('language'), languages.of(customer.language) ?? customer.language],
    [say('branch'), customer.branchName],
    [say('since'), customer.customerSince],
    ...(customer.relationEndedOn === null ? [] : [[say('endedOn'), customer.relationEndedOn] as const]),
  ] as const
  return (
    <>
      {customer.erasedAt !== null && (
        <p className="note-i">
          {say('erasedNote', {
            ended: customer.relationEndedOn ?? '—',
            time: dayOf(customer.erasedAt),
          })}
        </p>
      )}
      {customer.vulnerabilityNeeds.length > 0 && (
        <div className="note-w row">
          <Icon name="hand" />
          {customer.vulnerabilityNeeds.map((need) => needWords(need, sayKind)).join(' · ')}
        </div>
      )}
      <section className="sec">
        <dl className="facts">
          {facts.map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{value ?? '—'}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
