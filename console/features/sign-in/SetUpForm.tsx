import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { setUpRequest, signedInReply } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { useLook } from '../../app/look/look.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useEnter } from './SignInForm.tsx'
import { signInWords } from './words.ts'

/** The first visitor of an empty installation becomes its administrator: no default password exists anywhere. */
export function SetUpForm() {
  const say = useWords(signInWords)
  const { locale } = useLook()
  const enter = useEnter()
  const [filled, setFilled] = useState({ organisationName: '', displayName: '', agentNo: '', password: '', repeat: '' })
  const fill = (part: Partial<typeof filled>) => setFilled({ ...filled, ...part })
  const differs = filled.repeat !== '' && filled.repeat !== filled.password
  const setUp = useMutation({
    mutationFn: (body: z.input<typeof setUpRequest>) =>
      call<z.infer<typeof signedInReply>>('POST', '/api/setup', { body }),
    onSuccess: () => enter('/'),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const { repeat, ...body } = filled
        if (repeat === body.password) setUp.mutate({ ...body, locale })
      }}
    >
      <h1>{say('setUpTitle')}</h1>
      <p className="t2">{say('setUpWhy')}</p>
      <ProblemLine problem={setUp.error} />
      <Field
        label={say('organisation')}
        value={filled.organisationName}
        maxLength={80}
        onText={(organisationName) => fill({ organisationName })}
      />
      <Field
        label={say('displayName')}
        value={filled.displayName}
        maxLength={80}
        autoComplete="name"
        onText={(displayName) => fill({ displayName })}
      />
      <Field
        label={say('agentNo')}
        value={filled.agentNo}
        maxLength={32}
        autoComplete="username"
        onText={(agentNo) => fill({ agentNo })}
      />
      <Field
        label={say('password')}
        value={filled.password}
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={1024}
        hint={say('passwordRule')}
        onText={(password) => fill({ password })}
      />
      <Field
        label={say('repeat')}
        value={filled.repeat}
        type="password"
        autoComplete="new-password"
        fault={differs ? say('repeatDiffers') : undefined}
        onText={(repeat) => fill({ repeat })}
      />
      <button type="submit" className="btn p" disabled={setUp.isPending}>
        {say('setUp')}
      </button>
    </form>
  )
}
