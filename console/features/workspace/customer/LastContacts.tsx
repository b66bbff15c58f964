import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { contactList } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'
import { dispositionsQuery, reasonsQuery } from '../../../queries/codes.ts'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { Channel } from '../channel.tsx'
import { customerWords } from './words.ts'

const SHOWN = 3

/** When this customer came before, why, and what came of it. */
export function LastContacts({ customerId, besides }: { readonly customerId: string; readonly besides: string }) {
  const say = useWords(customerWords)
  const locale = useLocale()
  const list = useQuery({
    queryKey: ['contacts-of', customerId],
    queryFn: ({ signal }) =>
      call<z.infer<typeof contactList>>('GET', '/api/contacts', { query: { customerId, limit: SHOWN + 1 }, signal }),
  })
  const reasons = useQuery(reasonsQuery)
  const dispositions = useQuery(dispositionsQuery)
  const reasonWords = (code: string | null) => reasons.data?.find((one) => one.code === code)?.name[locale]
  const outcomeWords = (code: string | null) => dispositions.data?.find((one) => one.code === code)?.name[locale]
  const former = list.data?.contacts.filter(({ contactId }) => contactId !== besides).slice(0, SHOWN)
  const now = serverNow()
  return (
    <div className="sec">
      <h3>{say('lastContacts')}</h3>
      <ProblemLine problem={list.error} />
      {former?.length === 0 && <p className="t3 f12">{say('noContacts')}</p>}
      <ul className="f12">
        {former?.map((contact) => {
          const ended = contact.endedAt === null ? say('open') : outcomeWords(contact.dispositionCode)
          const parts = [reasonWords(contact.reasonCode) ?? say('notSolved'), ended]
          return (
            <li key={contact.contactId} className="former">
              <Channel channel={contact.channel} />
              <span className="t3">{dayAndTime(contact.askedAt, now)}</span>
              <span className="ell">{parts.filter((part) => part !== undefined).join(' · ')}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
