import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { PersonDetail } from '#modules/identity/contract.ts'
import { LOCALE_NAMES } from '../../app/look/locale-names.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { PersonRoles } from './PersonRoles.tsx'
import { PersonService } from './PersonService.tsx'
import { PersonSessions } from './PersonSessions.tsx'
import { PersonSignIn } from './PersonSignIn.tsx'
import { PersonSkills } from './PersonSkills.tsx'
import { StillOwed } from './StillOwed.tsx'
import { personQuery, usePersonAct } from './use-person.ts'
import { peopleWords } from './words.ts'

const PersonForm = lazy(() => import('./PersonForm.tsx').then((file) => ({ default: file.PersonForm })))

/** One person: who they are, what they may do, what they are able to do, and how they come in. */
export function PersonPanel({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const say = useWords(peopleWords)
  const read = useQuery(personQuery(personId))
  const person = read.data
  return (
    <Beside
      title={person ? `${person.displayName} ${person.agentNo}` : say('title')}
      tools={person && !person.active && <span className="tag">{say('disabled')}</span>}
      onClose={onClose}
    >
      <div className="scroll">
        <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
        {read.isPending && <Skeleton lines={6} />}
        {person && <Person person={person} />}
      </div>
    </Beside>
  )
}

function Person({ person }: { readonly person: PersonDetail }) {
  const act = usePersonAct(person.personId)
  const maySupervise = useMay('routing.supervise')
  return (
    <>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <Facts person={person} />
      <PersonRoles person={person} act={act} />
      <PersonSkills person={person} act={act} />
      {maySupervise && person.active && <PersonService personId={person.personId} />}
      {person.allowed.manage && <PersonSignIn person={person} act={act} />}
      {person.allowed.endSessions && <PersonSessions personId={person.personId} />}
      {person.allowed.manage && <Disabling person={person} act={act} />}
    </>
  )
}

function Facts({ person }: { readonly person: PersonDetail }) {
  const say = useWords(peopleWords)
  const now = serverNow()
  if (person.allowed.manage) {
    return (
      <section className="sec" aria-label={say('facts')}>
        <Suspense fallback={<Skeleton />}>
          <PersonForm key={`${person.displayName} ${person.unitId} ${person.locale}`} person={person} />
        </Suspense>
      </section>
    )
  }
  return (
    <section className="sec" aria-label={say('facts')}>
      <dl className="kv">
        <dt>{say('unit')}</dt>
        <dd>{person.unitName}</dd>
        <dt>{say('language')}</dt>
        <dd>{LOCALE_NAMES.find(([locale]) => locale === person.locale)?.[1]}</dd>
        <dt>{say('lastSignedIn')}</dt>
        <dd>{person.lastSignedInAt === null ? say('never') : dayAndTime(person.lastSignedInAt, now)}</dd>
        <dt>{say('created')}</dt>
        <dd>{dayAndTime(person.createdAt, now)}</dd>
      </dl>
    </section>
  )
}

function Disabling({ person, act }: { readonly person: PersonDetail; readonly act: ReturnType<typeof usePersonAct> }) {
  const say = useWords(peopleWords)
  const set = (active: boolean) => act.mutate({ method: 'PATCH', path: '', body: { active } })
  return (
    <section className="sec">
      {person.active ? (
        <>
          <StillOwed personId={person.personId} />
          <ConfirmButton words={say('disable')} question={say('disableAsk')} onConfirm={() => set(false)} />
        </>
      ) : (
        <div className="row wrap">
          {say('disabledNow')}
          <button type="button" className="btn s" onClick={() => set(true)}>
            {say('enable')}
          </button>
        </div>
      )}
    </section>
  )
}
