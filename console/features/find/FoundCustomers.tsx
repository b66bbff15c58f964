import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { customerList } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { customerKindWords } from '../../ui/words/customer-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { askedOf } from './asked-of.ts'
import { findWords } from './words.ts'

const SHOWN = 10

/** Customers whom the words may name; nothing stands here when they name none. */
export function FoundCustomers({ words }: { readonly words: string }) {
  const say = useWords(findWords)
  const sayKind = useWords(customerKindWords)
  const asked = askedOf(words)
  const mayRead = useMay('customers.read')
  const found = useQuery({
    queryKey: ['find-customers', words],
    queryFn: ({ signal }) =>
      call<z.infer<typeof customerList>>('POST', '/api/customers/search', { body: { ...asked, limit: SHOWN }, signal }),
    enabled: asked !== undefined && mayRead,
  })
  const customers = found.data?.customers ?? []
  if (found.error === null && customers.length === 0) return null
  return (
    <section className="sec">
      <h2>{say('customers')}</h2>
      <ProblemLine problem={found.error} onRetry={() => void found.refetch()} />
      <ul>
        {customers.map((customer) => (
          <li key={customer.customerId} className="row g8">
            <Link className="open" to="/customers" search={{ open: customer.customerId }}>
              {customer.isKnown ? customer.maskedName : say('visitor')}
            </Link>
            <span className="t2 f12">{customer.customerNo}</span>
            <span className="t2 f12">{customer.maskedPhone}</span>
            <span className="t2 f12">{customer.tier === null ? null : sayKind(`tier-${customer.tier}`)}</span>
            <span className="sp" />
            <span className="t3 f12">{customer.branchName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
