import { useState } from 'react'
import { NEED_SOURCES, NEEDS, type NeedView } from '#modules/customers/needs-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { dayOf } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { customerKindWords, needWords } from '../words/customer-words.ts'
import { useWords } from '../words/words.ts'
import { NeedForm } from './NeedForm.tsx'
import { useChangeNeed, useNeeds } from './use-needs.ts'
import { needsWords } from './words.ts'

/** What a customer needs: who said so and when, and by when it is looked at again. */
export function CustomerNeeds({ customerId }: { readonly customerId: string }) {
  const say = useWords(needsWords)
  const mayChange = useMay('customers.change-needs')
  /** The need that is put right; empty: a new one. */
  const [open, setOpen] = useState<string | null>(null)
  const read = useNeeds(customerId)
  const change = useChangeNeed(customerId)
  const needs = read.data?.needs ?? []
  const others = NEEDS.filter((one) => !needs.some(({ need }) => need === one))
  const act = (...[what]: Parameters<typeof change.mutate>) => change.mutate(what, { onSuccess: () => setOpen(null) })
  return (
    <section className="sec" aria-label={say('title')}>
      <h3>
        {say('title')} <span className="asof">{say('hint')}</span>
      </h3>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={2} />}
      {read.data && needs.length === 0 && <p className="t2">{say('none')}</p>}
      <ul>
        {needs.map((one) => (
          <li key={one.need} className="mt8">
            <Told need={one} />
            {mayChange && open !== one.need && (
              <Steps need={one} isPending={change.isPending} onAct={act} onCorrect={() => setOpen(one.need)} />
            )}
            {open === one.need && (
              <NeedForm
                needs={[one.need]}
                told={one}
                isPending={change.isPending}
                onSave={(need, told) => act({ need, told })}
                onCancel={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && read.data && others.length > 0 && open === null && (
        <p className="row wrap mt8">
          <button type="button" className="btn s" onClick={() => setOpen('')}>
            {say('add')}
          </button>
        </p>
      )}
      {open === '' && (
        <NeedForm
          needs={others}
          isPending={change.isPending}
          onSave={(need, told) => act({ need, told })}
          onCancel={() => setOpen(null)}
        />
      )}
      <ProblemLine problem={change.error} />
    </section>
  )
}

function Told({ need }: { readonly need: NeedView }) {
  const say = useWords(needsWords)
  const sayKind = useWords(customerKindWords)
  const { recordedAt, recordedBy, reviewedAt, reviewedBy, reviewAt, isToReview } = need
  const isOverdue = reviewAt !== null && reviewAt < serverNow()
  const parts = [
    say(`source-${need.source}`),
    say(`agreement-${need.agreement}`),
    recordedAt === null
      ? null
      : recordedBy === null
        ? say('recordedOn', { on: dayOf(recordedAt) })
        : say('recordedBy', { name: recordedBy.name, on: dayOf(recordedAt) }),
    reviewedAt === null ? null : say('reviewedBy', { name: reviewedBy?.name ?? '—', on: dayOf(reviewedAt) }),
    reviewAt === null ? null : say('until', { on: dayOf(reviewAt) }),
  ]
  return (
    <>
      <div className="row wrap">
        <b>{needWords(need.need, sayKind)}</b>
        {isToReview && <span className={isOverdue ? 'tag b' : 'tag w'}>{say(isOverdue ? 'overdue' : 'toReview')}</span>}
      </div>
      <div className="t2 f12">{parts.filter((part) => part !== null).join(' · ')}</div>
    </>
  )
}

interface StepsProps {
  readonly need: NeedView
  readonly isPending: boolean
  readonly onAct: (what: Parameters<ReturnType<typeof useChangeNeed>['mutate']>[0]) => void
  /** Left out where only a yes or a no is wanted. */
  readonly onCorrect?: () => void
}

/** Still needed, as it was told; put right; or needed no more. What nobody knows the source of is put right first. */
export function Steps({ need: { need, source, agreement }, isPending, onAct, onCorrect }: StepsProps) {
  const say = useWords(needsWords)
  const sayKind = useWords(customerKindWords)
  const named = { need: needWords(need, sayKind) }
  const known = NEED_SOURCES.find((one) => one === source)
  return (
    <div className="row wrap">
      {known && (
        <button
          type="button"
          className="btn s"
          aria-label={say('confirm-of', named)}
          disabled={isPending}
          onClick={() => onAct({ need, told: { source: known, agreement } })}
        >
          {say('confirm')}
        </button>
      )}
      {onCorrect && (
        <button type="button" className="btn s" aria-label={say('correct-of', named)} onClick={onCorrect}>
          {say('correct')}
        </button>
      )}
      <button
        type="button"
        className="btn s"
        aria-label={say('takeOut-of', named)}
        disabled={isPending}
        onClick={() => onAct({ need, told: null })}
      >
        {say('takeOut')}
      </button>
    </div>
  )
}
