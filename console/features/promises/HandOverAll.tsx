import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseTargets } from '#modules/cases/contract.ts'
import type { PromiseList, PromiseMoved } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { promiseKind } from '../../ui/promise/kinds.ts'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { promiseTitle } from '../../ui/promise/title.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
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
      {move.data && <EmptyState what={say('moved', { moved: move.data.moved, stayed: move.data.stayed.length })} />}
    </div>
  )
}
