import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { endpointBody, type endpointSecret } from '#modules/webhooks/contract.ts'
import { call } from '../../api/call.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { useWords } from '../../ui/words/words.ts'
import { EndpointFields } from './EndpointFields.tsx'
import { Secret } from './Secret.tsx'
import { endpointsQuery } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

type Made = z.infer<typeof endpointSecret>

/** A new endpoint; its secret is shown once, before anything else is. */
export function AddEndpoint({ onDone }: { readonly onDone: (endpointId: string) => void }) {
  const say = useWords(webhookWords)
  const queries = useQueryClient()
  const [made, setMade] = useState<Made | null>(null)
  if (made) {
    return (
      <div className="sec">
        <Secret secret={made.secret} />
        <button type="button" className="btn p mt8" onClick={() => onDone(made.endpointId)}>
          {say('secretKept')}
        </button>
      </div>
    )
  }
  return (
    <EditorForm
      schema={endpointBody}
      initial={{ types: [] }}
      onSave={async (body) => {
        const added = await call<Made>('POST', '/api/webhooks', { body })
        void queries.invalidateQueries({ queryKey: endpointsQuery.queryKey })
        return () => setMade(added)
      }}
      saveWords={say('add')}
    >
      {(form) => <EndpointFields form={form} />}
    </EditorForm>
  )
}
