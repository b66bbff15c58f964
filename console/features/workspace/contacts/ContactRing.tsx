import { PromiseRing, RingFigure, ringFigure } from '../../../ui/promise/PromiseRing.tsx'
import { durationWords } from '../../../ui/time/duration.ts'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { workspaceWords } from '../words.ts'
import type { ArrangedContact } from './arrange.ts'

/** The clock of a contact: its promise or its wrap-up; else how long the customer has waited; else two bars. */
export function ContactRing({ contact }: { readonly contact: ArrangedContact }) {
  const since = contact.turn === 'ours' ? contact.desk.customerWaitingSince : null
  if (contact.clock) return <PromiseRing clock={contact.clock} />
  return since === null ? <NobodyRing /> : <WaitRing since={since} />
}

/** No promise runs, and yet someone waits: the time is told, without an arc that would promise something. */
function WaitRing({ since }: { readonly since: number }) {
  const now = useNow()
  const locale = useLocale()
  const say = useWords(workspaceWords)
  const waitedMs = Math.max(0, now - since)
  return (
    <svg
      className="ring"
      viewBox="0 0 36 36"
      role="img"
      aria-label={say('waited', { time: durationWords(waitedMs, locale) })}
    >
      <circle className="whole" cx="18" cy="18" r="15" />
      <RingFigure words={ringFigure({ state: 'running', leftMs: waitedMs })} />
    </svg>
  )
}

function NobodyRing() {
  const say = useWords(workspaceWords)
  return (
    <svg className="ring" viewBox="0 0 36 36" role="img" aria-label={say('theirTurn')}>
      <circle className="whole" cx="18" cy="18" r="15" strokeDasharray="4 4" />
      <path className="bars" d="M15 13v10M21 13v10" />
    </svg>
  )
}
