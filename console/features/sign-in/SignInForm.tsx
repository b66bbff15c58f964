import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { signedInReply, signInRequest } from '#modules/identity/contract.ts'
import type { ProblemBody } from '#platform/http/problem.ts'
import { call, withQuery } from '../../api/call.ts'
import { forgetRead } from '../../app/session/session.ts'
import { Icon } from '../../ui/icons.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { pathAfterSignIn } from './path-after-sign-in.ts'
import { signInWords } from './words.ts'

/** The ways into this installation. */
export interface SignInWays {
  readonly password: boolean
  readonly singleSignOn: boolean
}

/** By agent number and password; afterwards where one wanted to go, or home. */
export function SignInForm({ ways }: { readonly ways: SignInWays }) {
  const say = useWords(signInWords)
  const search: { readonly next?: unknown; readonly ended?: unknown; readonly refused?: unknown } = useSearch({
    strict: false,
  })
  const [agentNo, setAgentNo] = useState('')
  const [password, setPassword] = useState('')
  const enter = useEnter()
  const signIn = useMutation({
    mutationFn: (body: z.input<typeof signInRequest>) =>
      call<z.infer<typeof signedInReply>>('POST', '/api/sign-in', { body }),
    onSuccess: () => enter(search.next),
    onError: () => setPassword(''),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate({ agentNo: agentNo.trim(), password })
      }}
    >
      <h1>{say('signIn')}</h1>
      {search.ended === true && !signIn.isError && <div className="note-i">{say('ended')}</div>}
      <ProblemLine problem={signIn.error ?? refusalIn(search.refused)} />
      <Field
        label={say('agentNo')}
        value={agentNo}
        onText={setAgentNo}
        autoComplete="username"
        autoFocus
        maxLength={100}
      />
      <Field
        label={say('password')}
        value={password}
        onText={setPassword}
        type="password"
        autoComplete="current-password"
        maxLength={1024}
      />
      <button type="submit" className="btn p" disabled={signIn.isPending}>
        {say('signIn')}
      </button>
      {ways.singleSignOn && (
        <a className="btn" href={withQuery('/api/sign-in/sso', { returnTo: pathAfterSignIn(search.next) })}>
          <Icon name="lock" />
          {say('singleSignOn')}
        </a>
      )}
    </form>
  )
}

/** Single sign-on comes back here when it was refused, with the refusal in the address. */
function refusalIn(refused: unknown): ProblemBody | null {
  if (typeof refused !== 'string') return null
  return { type: `/problems/${refused}`, title: refused.replaceAll('-', ' '), status: 403, refusal: refused }
}

/** Into the console, with nothing left of whoever was here before. */
export function useEnter(): (next: unknown) => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return async (next) => {
    forgetRead(queries)
    router.history.push(pathAfterSignIn(next))
  }
}
