import { Link } from '@tanstack/react-router'
import type { PromiseView } from '#modules/promises/contract.ts'
import { useMe } from '../../../app/session/me.ts'
import { useView } from '../../../realtime/use-view.ts'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { promiseKind } from '../../../ui/promise/kinds.ts'
import { opens } from '../../../ui/promise/opens.ts'
import { PromiseTag } from '../../../ui/promise/PromiseTag.tsx'
import { promiseTitle } from '../../../ui/promise/title.ts'
import { dayOf, shortly } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { workspaceWords } from '../words.ts'

/** A first answer is owed in the list above, with a ring of its own. */
const IN_THE_LIST = 'first-response'

/** What this person still owes and must keep by the end of today, most urgent first. */
export function OwedToday() {
  const say = useWords(workspaceWords)
  const locale = useLocale()
  const { personId } = useMe()
  const view = useView<{ readonly promises: readonly PromiseView[] }>(`my-promises:${personId}`)
  const now = serverNow()
  const today = dayOf(now)
  const owed = view.state?.promises.filter(({ dueAt, kind }) => dayOf(dueAt) <= today && kind !== IN_THE_LIST)
  return (
    <section aria-label={say('owed')}>
      <div className="group-head">
        <h2>{say('owed')}</h2>
        {owed && <span className="t3 f12">{say('owedCount', { count: owed.length })}</span>}
      </div>
      <ProblemLine problem={view.problem} />
      {owed?.length === 0 && <p className="group-note t3 f12">{say('owedNone')}</p>}
      {owed?.map((promise) => (
        <div key={promise.promiseId} className="due">
          <b>{shortly(promise.dueAt, now)}</b>
          <span className="ell">
            {promiseKind(promise.kind, locale)} <About promise={promise} />
          </span>
          <PromiseTag clock={promise} withTime />
        </div>
      ))}
    </section>
  )
}

/** What it is about, opened where it is worked on: a contact here. */
function About({ promise }: { readonly promise: PromiseView }) {
  const title = promiseTitle(promise, useLocale())
  const to =
    promise.aboutKind === 'contact' ? { path: '/workspace', search: { contact: promise.aboutId } } : opens(promise)
  if (to === null) return <>{title}</>
  return (
    <Link to={to.path} search={to.search}>
      {title}
    </Link>
  )
}
