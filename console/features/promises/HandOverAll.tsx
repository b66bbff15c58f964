import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { CaseTargets } from '#modules/cases/contract.ts'
import type { contactList } from '#modules/conversations/contract.ts'
import type { PromiseList, PromiseMoved } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { promiseKind } from '../../ui/promise/kinds.ts'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { promiseTitle } from '../../ui/promise/title.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { AboutPromise } from './AboutPromise.tsx'
import { owedWords } from './words.ts'

/** All that somebody owes goes to another person or unit in one act; what cannot is told. */
export function HandOverAll() {
  const say = useWords(owedWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const [fromId, setFrom] = useState('')
  const [unitId, setUnit] = useState('')
  const [ownerId, setOwner] = useState('')
  const units = useQuery(unitsQuery)
  const targets = useQuery({
    queryKey: ['case-targets'],
    queryFn: () => call<CaseTargets>('GET', '/api/cases/targets'),
    staleTime: 60_000,
  })
  const query = { ownerId: fromId, state: 'unfinished', limit: 500 }
  const owed = useQuery({
    queryKey: ['promises', query],
    queryFn: () => call<PromiseList>('GET', '/api/promises', { query }),
    enabled: fromId !== '',
  })
  const move = useMutation({
    mutationFn: () => {
      const body = { unitId, ...(ownerId === '' ? {} : { ownerId }) }
      return call<PromiseMoved>('POST', `/api/promises/owners/${fromId}/hand-over`, { body })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['promises'] }),
  })
  const mayReadContacts = useMay('conversations.read')
  const people = (targets.data?.people ?? []).map(({ personId, name }) => ({ value: personId, label: name }))
  const count = owed.data?.promises.length ?? 0
  return (
    <div className="scroll owed-panel">
      <p className="t2 f12">{say('handOverHint')}</p>
      <ProblemLine problem={units.error ?? targets.error ?? owed.error ?? move.error} />
      <Choose
        label={say('from')}
        all={say('choosePerson')}
        value={fromId}
        choices={people}
        onChoose={(value) => {
          move.reset()
          setFrom(value)
        }}
      />
      {fromId !== '' && owed.isSuccess && <p role="status">{count === 0 ? say('owesNone') : say('owes', { count })}</p>}
      <ul className="owed-panel">
        {(owed.data?.promises ?? []).map((promise) => (
          <li key={promise.promiseId} className="row wrap">
            <PromiseTag clock={promise} withTime />
            {promiseTitle(promise, locale)} <span className="t3 f12">{promiseKind(promise.kind, locale)}</span>
          </li>
        ))}
      </ul>
      {count > 0 && (
        <>
          <Choose
            label={say('to')}
            all={say('to')}
            value={unitId}
            choices={unitChoices(units.data ?? [])}
            onChoose={setUnit}
          />
          <Choose
            label={say('toPerson')}
            all={say('anybody')}
            value={ownerId}
            choices={people.filter(({ value }) => value !== fromId)}
            onChoose={setOwner}
          />
          {unitId !== '' && (
            <ConfirmButton
              className="btn p"
              words={say('move')}
              question={say('sure', { count })}
              onConfirm={() => move.mutate()}
            />
          )}
        </>
      )}
      {fromId !== '' && mayReadContacts && <InHand agentId={fromId} />}
      {move.data && <EmptyState what={say('moved', { moved: move.data.moved, stayed: move.data.stayed.length })} />}
      <ul className="owed-panel">
        {(move.data?.stayed ?? []).map((promise) => (
          <li key={promise.promiseId} className="row wrap">
            <PromiseTag clock={promise} withTime />
            <AboutPromise promise={promise} /> <span className="t3 f12">{promiseKind(promise.kind, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const IN_HAND = ['active', 'held', 'wrap-up'] as const
const contactsOf = (query: { readonly agentId: string; readonly state: string; readonly limit: number }) =>
  call<z.infer<typeof contactList>>('GET', '/api/contacts', { query })

/** Contacts that are being served go on from where they are served: each is named and opens. */
function InHand({ agentId }: { readonly agentId: string }) {
  const say = useWords(owedWords)
  const contacts = useQuery({
    queryKey: ['contacts-in-hand', agentId],
    queryFn: async () =>
      (await Promise.all(IN_HAND.map((state) => contactsOf({ agentId, state, limit: 100 })))).flatMap(
        (one) => one.contacts,
      ),
    refetchInterval: 15_000,
  }).data
  if (!contacts || contacts.length === 0) return null
  return (
    <section aria-label={say('inHand', { count: contacts.length })}>
      <p>{say('inHand', { count: contacts.length })}</p>
      <ul className="row wrap">
        {contacts.map(({ contactId, reference }) => (
          <li key={contactId}>
            <Link to="/contacts" search={{ contact: contactId }}>
              {reference}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
