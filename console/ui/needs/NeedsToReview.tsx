import type { NeedView } from '#modules/customers/needs-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { dayOf } from '../time/instant.ts'
import { customerKindWords, needWords } from '../words/customer-words.ts'
import { useWords } from '../words/words.ts'
import { Steps } from './CustomerNeeds.tsx'
import { useChangeNeed } from './use-needs.ts'
import { needsWords } from './words.ts'

interface Props {
  readonly customerId: string
  readonly needs: readonly NeedView[]
}

/** In a talk with the customer: needs that are to be looked at again, asked and answered in one step. */
export function NeedsToReview({ customerId, needs }: Props) {
  const say = useWords(needsWords)
  const sayKind = useWords(customerKindWords)
  const mayChange = useMay('customers.change-needs')
  const change = useChangeNeed(customerId)
  const due = needs.filter(({ isToReview }) => isToReview)
  if (due.length === 0) return <ProblemLine problem={change.error} />
  return (
    <section className="mt8" aria-label={say('toReview')}>
      <div className="f12">{say('ask')}</div>
      <ul>
        {due.map((one) => (
          <li key={one.need} className="mt8">
            <div className="row wrap">
              <b>{needWords(one.need, sayKind)}</b>
              <span className="tag w">{say('toReview')}</span>
            </div>
            <div className="t2 f12">
              {say(`source-${one.source}`)}
              {one.reviewAt !== null && ` · ${say('until', { on: dayOf(one.reviewAt) })}`}
            </div>
            {mayChange && (
              <Steps
                need={one.source === 'unknown' ? { ...one, source: 'customer' } : one}
                isPending={change.isPending}
                onAct={change.mutate}
              />
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={change.error} />
    </section>
  )
}
