import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { CustomerView, customerList } from '#modules/customers/contract.ts'
import { MERGE_REASONS, type PersonView } from '#modules/customers/person-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { queryOf } from './customers-view.ts'
import { personWords } from './person-words.ts'
import { useReadPersonAnew } from './use-read-person-anew.ts'

const SHOWN = 20

/** Says which customer of the bank a visitor is: found, chosen, and why. */
export function MergeForm({ customerId }: { readonly customerId: string }) {
  const say = useWords(personWords)
  const readAnew = useReadPersonAnew()
  const [find, setFind] = useState('')
  const [otherId, setOtherId] = useState('')
  const [reason, setReason] = useState('')
  const search = useMutation({
    mutationFn: (wanted: string) =>
      call<z.infer<typeof customerList>>('POST', '/api/customers/search', {
        body: { ...queryOf(wanted, { tier: '', visitors: '' }), known: true, limit: SHOWN },
      }),
    onSuccess: ({ customers }) => setOtherId(customers.length === 1 ? (customers[0]?.customerId ?? '') : ''),
  })
  const merge = useMutation({
    mutationFn: () => call<PersonView>('POST', `/api/customers/${customerId}/merges`, { body: { otherId, reason } }),
    onSuccess: readAnew,
  })
  const found = search.data?.customers
  return (
    <div className="mt8">
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault()
          if (find.trim() !== '') search.mutate(find)
        }}
      >
        <input
          type="search"
          className="field table-filter"
          aria-label={say('who')}
          title={say('find')}
          placeholder={say('who')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <button type="submit" className="btn s" disabled={find.trim() === '' || search.isPending}>
          {say('findDo')}
        </button>
      </form>
      <ProblemLine problem={search.error} />
      {found?.length === 0 && <p className="t2 f12">{say('none')}</p>}
      {found && found.length > 0 && (
        <>
          <div className="row wrap mt8">
            <Choose
              label={say('found')}
              all={say('found')}
              value={otherId}
              choices={found.map((one) => ({ value: one.customerId, label: labelOf(one) }))}
              onChoose={setOtherId}
            />
            <Choose
              label={say('why')}
              all={say('why')}
              value={reason}
              choices={MERGE_REASONS.map((value) => ({ value, label: say(`merge-${value}`) }))}
              onChoose={setReason}
            />
            <button
              type="button"
              className="btn s p"
              disabled={otherId === '' || reason === '' || merge.isPending}
              onClick={() => merge.mutate()}
            >
              {say('merge')}
            </button>
          </div>
          <p className="t2 f12">{say('mergeHint')}</p>
        </>
      )}
      <ProblemLine problem={merge.error} />
    </div>
  )
}

const labelOf = ({ maskedName, customerNo, maskedPhone, branchName }: CustomerView): string =>
  [maskedName, customerNo, maskedPhone, branchName].filter((part) => part !== null).join(' · ')
