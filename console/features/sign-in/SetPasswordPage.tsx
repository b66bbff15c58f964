import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { setPasswordRequest } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { Doorway } from './Doorway.tsx'
import { signInWords } from './words.ts'

/** Sets a password by a one-time link. The token stands after `#`, where no server log sees it. */
export function SetPasswordPage() {
  const say = useWords(signInWords)
  const token = useLocation().hash
  const [password, setPassword] = useState('')
  const [repeat, setRepeat] = useState('')
  const differs = repeat !== '' && repeat !== password
  const save = useMutation({
    mutationFn: (body: z.input<typeof setPasswordRequest>) => call<null>('POST', '/api/set-password', { body }),
  })
  return (
    <Doorway>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (repeat === password) save.mutate({ token, password })
        }}
      >
        <h1>{say('setPasswordTitle')}</h1>
        <ProblemLine problem={save.error} />
        {token === '' && <div className="note-w">{say('linkMissing')}</div>}
        {save.isSuccess && (
          <div className="note-i">
            {say('setPasswordDone')} <Link to="/sign-in">{say('toSignIn')}</Link>
          </div>
        )}
        {token !== '' && !save.isSuccess && (
          <>
            <Field
              label={say('password')}
              value={password}
              type="password"
              autoComplete="new-password"
              minLength={12}
              maxLength={1024}
              hint={say('passwordRule')}
              onText={setPassword}
            />
            <Field
              label={say('repeat')}
              value={repeat}
              type="password"
              autoComplete="new-password"
              fault={differs ? say('repeatDiffers') : undefined}
              onText={setRepeat}
            />
            <button type="submit" className="btn p" disabled={save.isPending}>
              {say('setPassword')}
            </button>
          </>
        )}
      </form>
    </Doorway>
  )
}
