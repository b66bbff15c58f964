import { useQuery } from '@tanstack/react-query'
import type { ContactSummary } from '#modules/conversations/contract.ts'
import { useMay } from '../../../app/session/me.ts'
import { topicsQuery } from '../../../queries/queues.ts'
import { ConsentSection } from '../../../ui/consent/ConsentSection.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { NeedsToReview } from '../../../ui/needs/NeedsToReview.tsx'
import { useNeeds } from '../../../ui/needs/use-needs.ts'
import { CustomerSegments } from '../../../ui/segments/CustomerSegments.tsx'
import { durationWords } from '../../../ui/time/duration.ts'
import { dayOf, shortly } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { customerKindWords, needWords } from '../../../ui/words/customer-words.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { Channel } from '../channel.tsx'
import { IdentityPart } from '../identity/IdentityPart.tsx'
import { BlindCheck } from './BlindCheck.tsx'
import { LastContacts } from './LastContacts.tsx'
import { Reveal } from './Reveal.tsx'
import { customerWords } from './words.ts'

type Customer = NonNullable<ContactSummary['customer']>

/** Who is served: masked, with what they need, why they come, and when they came before. */
export function CustomerPanel({ contact }: { readonly contact: ContactSummary }) {
  const say = useWords(customerWords)
  const { customer } = contact
  return (
    <section className="panel customer" aria-label={say('title')}>
      <div className="ph">
        <h2>{say('title')}</h2>
      </div>
      <div className="scroll">
        {customer && <Identity customer={customer} contactId={contact.contactId} />}
        {customer && customer.vulnerabilityNeeds.length > 0 && <Needs customer={customer} />}
        <WhyHere contact={contact} />
        {customer?.isKnown && <IdentityPart contactId={contact.contactId} />}
        {customer?.isKnown && <BlindCheck customerId={customer.customerId} contactId={contact.contactId} />}
        {customer && <LastContacts customerId={customer.customerId} besides={contact.contactId} />}
        {customer && <ConsentSection customerId={customer.customerId} contactId={contact.contactId} />}
        {customer?.isKnown && <CustomerSegments customerId={customer.customerId} />}
      </div>
    </section>
  )
}

function Identity({ customer, contactId }: { readonly customer: Customer; readonly contactId: string }) {
  const say = useWords(customerWords)
  const sayKind = useWords(customerKindWords)
  const mayReveal = useMay('customers.reveal')
  if (!customer.isKnown) {
    return (
      <div className="sec">
        <b className="customer-name">{say(customer.erasedAt === null ? 'visitor' : 'erased')}</b>
        <p className="t2 f12">
          {customer.erasedAt === null ? say('visitorHint') : say('erasedHint', { time: dayOf(customer.erasedAt) })}
        </p>
      </div>
    )
  }
  const { tier, customerSince, branchName } = customer
  const parts = [
    tier === null ? null : sayKind(`tier-${tier}`),
    customerSince === null ? null : say('since', { date: customerSince.slice(0, 4) }),
    branchName,
  ]
  return (
    <div className="sec">
      <div className="row">
        <b className="customer-name">{customer.maskedName}</b>
        <span className="sp" />
        {mayReveal && <Reveal customerId={customer.customerId} contactId={contactId} />}
      </div>
      <div className="t2 f12">{parts.filter((part) => part !== null).join(' · ')}</div>
      <dl className="kv f12 mt8">
        {customer.maskedPhone !== null && (
          <>
            <dt>{say('phone')}</dt>
            <dd>{customer.maskedPhone}</dd>
          </>
        )}
        <dt>{say('language')}</dt>
        <dd>{languageWords(customer.language, say)}</dd>
      </dl>
    </div>
  )
}

function Needs({ customer: { customerId, vulnerabilityNeeds } }: { readonly customer: Customer }) {
  const say = useWords(customerWords)
  const sayKind = useWords(customerKindWords)
  const told = useNeeds(customerId, useMay('customers.read')).data?.needs
  const needs = told?.map(({ need }) => need) ?? vulnerabilityNeeds
  return (
    <div className="note-w care">
      <h3>
        <Icon name="hand" />
        {say('care')}
      </h3>
      <div>{needs.map((need) => needWords(need, sayKind)).join(' · ')}</div>
      {told && <NeedsToReview customerId={customerId} needs={told} />}
    </div>
  )
}

function WhyHere({ contact }: { readonly contact: ContactSummary }) {
  const say = useWords(customerWords)
  const locale = useLocale()
  const topics = useTopics()
  const topic = topics?.find(({ code }) => code === contact.topic)
  const named = topic?.name[locale] ?? contact.topic
  const waitedMs = (contact.answeredAt ?? serverNow()) - contact.askedAt
  return (
    <div className="sec">
      <h3>{say('whyHere')}</h3>
      <div className="row">
        <span>{named ?? say('noTopic')}</span>
        <Channel channel={contact.channel} />
      </div>
      <div className="t3 f12">
        {say('asked', { time: shortly(contact.askedAt, serverNow()), wait: durationWords(waitedMs, locale) })}
      </div>
    </div>
  )
}

function useTopics() {
  const may = useMay('routing.read-queues')
  return useQuery({ ...topicsQuery, enabled: may, staleTime: 300_000 }).data
}

function languageWords(language: string, say: (key: 'zh-CN' | 'zh-TW' | 'en') => string): string {
  return language === 'zh-CN' || language === 'zh-TW' || language === 'en' ? say(language) : language
}
