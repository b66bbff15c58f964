import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type { PersonDetail, passwordLinkReply } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { CopyText } from '../../ui/parts/CopyText.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import type { Act } from './use-person.ts'
import { peopleWords } from './words.ts'

/** How the person comes in: password link, single sign-on, an account that wrong passwords closed. */
export function PersonSignIn({ person, act }: { readonly person: PersonDetail; readonly act: Act }) {
  const say = useWords(peopleWords)
  const link = useMutation({
    mutationFn: () => call<z.infer<typeof passwordLinkReply>>('POST', `/api/people/${person.personId}/password-link`),
    gcTime: 0,
  })
  const makeLink = () => link.mutate()
  return (
    <section className="sec" aria-label={say('signIn')}>
      <h3>{say('signIn')}</h3>
      <ProblemLine problem={link.error} />
      <div className="row wrap">
        {say(person.hasPassword ? 'hasPassword' : 'noPassword')}
        <span className="sp" />
        {person.hasPassword ? (
          <ConfirmButton words={say('link')} question={say('linkAsk')} onConfirm={makeLink} />
        ) : (
          <button type="button" className="btn s" onClick={makeLink}>
            {say('link')}
          </button>
        )}
      </div>
      {link.data && (
        <div className="note-i mt8">
          <CopyText label={say('link')} text={link.data.url ?? new URL(link.data.path, location.origin).href} />
          <div className="f12 t2">{say('linkIs', { time: dayAndTime(link.data.expiresAt, serverNow()) })}</div>
        </div>
      )}
      {person.usesSingleSignOn && (
        <div className="row wrap mt8">
          {say('sso')}
          <span className="sp" />
          <ConfirmButton
            words={say('cutSso')}
            question={say('cutSsoAsk')}
            onConfirm={() => act.mutate({ method: 'DELETE', path: '/single-sign-on' })}
          />
        </div>
      )}
      {person.closedUntil !== null && (
        <div className="row wrap mt8">
          {say('closedUntil', { time: dayAndTime(person.closedUntil, serverNow()) })}
          <span className="sp" />
          <button type="button" className="btn s" onClick={() => act.mutate({ method: 'DELETE', path: '/closing' })}>
            {say('openAccount')}
          </button>
        </div>
      )}
    </section>
  )
}
