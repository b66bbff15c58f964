import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { contactList } from '#modules/conversations/contract.ts'
import type { CustomerView } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { reasonsQuery } from '../../queries/codes.ts'
import { ConsentSection } from '../../ui/consent/ConsentSection.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { customerKindWords, needWords } from '../../ui/words/customer-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { Profile } from './Profile.tsx'
import { customersWords } from './words.ts'

const SHOWN = 20

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
      {read.data && <ConsentSection customerId={customerId} />}
      {read.data?.isKnown && <Profile customerId={customerId} />}
      {useMay('conversations.read') && <Contacts customerId={customerId} />}
    </div>
  )
}

function Facts({ customer }: { readonly customer: CustomerView }) {
  const say = useWords(customersWords)
  const sayKind = useWords(customerKindWords)
  const languages = new Intl.DisplayNames(useLocale(), { type: 'language' })
  const facts = [
    [say('name'), customer.maskedName || say('visitor')],
    [say('number'), customer.customerNo],
    [say('tier'), customer.tier === null ? null : sayKind(`tier-${customer.tier}`)],
    [say('phone'), customer.maskedPhone],
    [say('language'), languages.of(customer.language) ?? customer.language],
    [say('branch'), customer.branchName],
    [say('since'), customer.customerSince],
  ] as const
  return (
    <>
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

function Contacts({ customerId }: { readonly customerId: string }) {
  const say = useWords(customersWords)
  const locale = useLocale()
  const reasons = useQuery(reasonsQuery).data
  const read = useQuery({
    queryKey: ['customer-contacts', customerId],
    queryFn: ({ signal }) =>
      call<z.infer<typeof contactList>>('GET', '/api/contacts', { query: { customerId, limit: SHOWN }, signal }),
  })
  const contacts = read.data?.contacts ?? []
  const now = serverNow()
  return (
    <section className="sec">
      <h3>{say('contacts')}</h3>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={3} />}
      {read.isSuccess && contacts.length === 0 && <p className="t2">{say('noContacts')}</p>}
      <ul>
        {contacts.map(({ contactId, reference, askedAt, reasonCode, owner }) => (
          <li key={contactId} className="row">
            <Link className="open nw" to="/contacts" search={{ q: reference, contact: contactId }}>
              {reference}
            </Link>
            <span className="ell">{reasons?.find(({ code }) => code === reasonCode)?.name[locale] ?? reasonCode}</span>
            <span className="t2 nw">{owner?.name}</span>
            <span className="sp" />
            <span className="t3 f12 nw">{dayAndTime(askedAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
