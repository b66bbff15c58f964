import type { Script, ScriptReview } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'
import { ReviewDecision } from '../../ui/form/ReviewDecision.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { reviewWords } from './review-words.ts'
import { useKeepScript } from './use-scripts.ts'

/** Where the newest version stands: in use, waiting for a second person who decides here, or given back with a reason. */
export function ReviewBox({ script, review }: { readonly script: Script; readonly review: ScriptReview }) {
  const say = useWords(reviewWords)
  const now = serverNow()
  if (review.state === 'returned') return <div className="note-w">{say('returned', { note: review.note ?? '' })}</div>
  if (review.state === 'submitted') return <Waiting script={script} review={review} />
  const parts = [
    review.by && say('approvedBy', { name: review.by.name }),
    review.effectiveAt !== null && say('since', { time: dayAndTime(review.effectiveAt, now) }),
    review.expiresAt !== null && say('until', { time: dayAndTime(review.expiresAt, now) }),
    review.goesBackTo !== null && say('wentBack', { version: review.goesBackTo }),
    review.inForce === null && say('inForceNone'),
    review.inForce !== null && review.inForce !== script.version && say('inForce', { version: review.inForce }),
  ]
  return <p className="t2 f12 script-reviewed">{parts.filter((part) => typeof part === 'string').join(' · ')}</p>
}

function Waiting({ script, review }: { readonly script: Script; readonly review: ScriptReview }) {
  const say = useWords(reviewWords)
  const now = serverNow()
  const parts = [
    script.madeBy && say('handedInBy', { name: script.madeBy.name }),
    review.effectiveAt === null ? say('atOnce') : say('since', { time: dayAndTime(review.effectiveAt, now) }),
    review.expiresAt !== null && say('until', { time: dayAndTime(review.expiresAt, now) }),
    review.inForce === null ? say('inForceNone') : say('inForce', { version: review.inForce }),
  ]
  return (
    <section className="note-i script-review" aria-label={say('title')}>
      <b>{say('waits', { version: script.version })}</b>
      <p className="f12">{parts.filter((part) => typeof part === 'string').join(' · ')}</p>
      {review.mayReview ? <Decision script={script} /> : <p className="f12">{say('notYours')}</p>}
    </section>
  )
}

function Decision({ script }: { readonly script: Script }) {
  const say = useWords(reviewWords)
  const keep = useKeepScript()
  return (
    <>
      <p className="f12">{say('readFirst')}</p>
      <ReviewDecision
        onDecide={async (decision, note) => {
          const body = { version: script.version, decision, note }
          await keep(await call<Script>('POST', `/api/scripts/${script.scriptId}/review`, { body }))
        }}
      />
    </>
  )
}
