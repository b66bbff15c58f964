import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { ownPasswordRequest } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { accountWords } from './words.ts'

const EMPTY = { current: '', next: '', repeat: '' }

/** Changes the own password; every other session ends with it. */
export function PasswordForm({ hasPassword, agentNo }: { readonly hasPassword: boolean; readonly agentNo: string }) {
  const say = useWords(accountWords)
  const queries = useQueryClient()
  const [filled, setFilled] = useState(EMPTY)
  const differs = filled.repeat !== '' && filled.repeat !== filled.next
  const change = useMutation({
    mutationFn: (body: z.input<typeof ownPasswordRequest>) => call<null>('PUT', '/api/me/password', { body }),
    onSuccess: () => {
      setFilled(EMPTY)
      return queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  return (
    <section className="panel" aria-label={say('password')}>
      <div className="ph">
        <h2>{say('password')}</h2>
      </div>
      {hasPassword ? (
        <form
          className="form pb"
          onSubmit={(event) => {
            event.preventDefault()
            if (!differs) change.mutate({ current: filled.current, next: filled.next })
          }}
        >
          <ProblemLine problem={change.error} />
          {change.isSuccess && (
            <div className="note-i" role="status">
              {say('changed')}
            </div>
          )}
          <input type="text" hidden autoComplete="username" value={agentNo} readOnly />
          <Field
            label={say('current')}
            value={filled.current}
            type="password"
            autoComplete="current-password"
            onText={(current) => setFilled({ ...filled, current })}
          />
          <Field
            label={say('next')}
            value={filled.next}
            type="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={1024}
            hint={say('rule')}
            onText={(next) => setFilled({ ...filled, next })}
          />
          <Field
            label={say('repeat')}
            value={filled.repeat}
            type="password"
            autoComplete="new-password"
            fault={differs ? say('differs') : undefined}
            onText={(repeat) => setFilled({ ...filled, repeat })}
          />
          <button type="submit" className="btn p" disabled={change.isPending}>
            {say('change')}
          </button>
        </form>
      ) : (
        <p className="pb t2">{say('noPassword')}</p>
      )}
    </section>
  )
}
