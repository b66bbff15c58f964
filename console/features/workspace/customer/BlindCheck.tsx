import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { blindCheckReply, blindCheckRequest } from '#modules/customers/contract.ts'
import { call } from '../../../api/call.ts'
import { StateTag } from '../../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../../ui/words/words.ts'
import { useReadIdentityAnew } from '../identity/use-identity.ts'
import { customerWords } from './words.ts'

type Request = z.infer<typeof blindCheckRequest>

/** The agent types what the customer says and learns only whether it matches: nothing on record is shown. */
export function BlindCheck(props: { readonly customerId: string; readonly contactId: string }) {
  const { customerId } = props
  const say = useWords(customerWords)
  const [field, setField] = useState<Request['field']>('name')
  const [said, setSaid] = useState('')
  const readIdentity = useReadIdentityAnew(props.contactId)
  const check = useMutation({
    mutationFn: (body: Request) =>
      call<z.infer<typeof blindCheckReply>>('POST', `/api/customers/${customerId}/blind-checks`, { body }),
    onSettled: readIdentity,
  })
  return (
    <form
      className="sec"
      aria-label={say('check')}
      onSubmit={(event) => {
        event.preventDefault()
        if (said.trim() !== '') check.mutate({ field, said: said.trim() })
      }}
    >
      <h3>{say('check')}</h3>
      <div className="row">
        <select
          className="field check-what"
          aria-label={say('revealWhat')}
          value={field}
          onChange={(event) => setField(event.target.value === 'phone' ? 'phone' : 'name')}
        >
          <option value="name">{say('field-name')}</option>
          <option value="phone">{say('field-phone')}</option>
        </select>
        <input
          className="field"
          aria-label={say('checkHint')}
          title={say('checkHint')}
          autoComplete="off"
          maxLength={100}
          value={said}
          onChange={(event) => {
            setSaid(event.target.value)
            check.reset()
          }}
        />
        <button type="submit" className="btn" disabled={said.trim() === '' || check.isPending}>
          {say('checkDo')}
        </button>
      </div>
      <div role="status">
        {check.data && (
          <StateTag state={check.data.matches ? 'kept' : 'endangered'}>
            {say(check.data.matches ? 'matches' : 'differs')}
          </StateTag>
        )}
      </div>
      <ProblemLine problem={check.error} />
    </form>
  )
}
