import { useState } from 'react'
import { type EndpointView, endpointChange } from '#modules/webhooks/contract.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { Deliveries } from './Deliveries.tsx'
import { EndpointActs } from './EndpointActs.tsx'
import { EndpointFields } from './EndpointFields.tsx'
import { Keys } from './Keys.tsx'
import { changeOf, useChange } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

const TABS = ['deliveries', 'settings', 'keys'] as const

interface Props {
  readonly endpoint: EndpointView
  readonly onRemoved: () => void
}

/** One endpoint: how it stands and what may be done, its deliveries, and its settings. */
export function EndpointPanel({ endpoint, onRemoved }: Props) {
  const say = useWords(webhookWords)
  const [text, change] = useSearchText(['tab'])
  const tab = TABS.find((one) => one === text.tab) ?? 'deliveries'
  return (
    <>
      <EndpointActs endpoint={endpoint} />
      <div className="sec">
        <fieldset className="segments" aria-label={say('view')}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              className="btn s"
              aria-pressed={one === tab}
              onClick={() => change({ tab: one === 'deliveries' ? null : one })}
            >
              {say(`tab-${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {tab === 'deliveries' && <Deliveries endpoint={endpoint} />}
      {tab === 'settings' && <Settings endpoint={endpoint} />}
      {tab === 'keys' && <Keys endpoint={endpoint} onRemoved={onRemoved} />}
    </>
  )
}

/** The form keeps what was opened; whether it sends is decided above, and stays as it is now. */
function Settings({ endpoint }: { readonly endpoint: EndpointView }) {
  const change = useChange(endpoint.endpointId)
  const [initial] = useState(() => changeOf(endpoint))
  return (
    <EditorForm
      schema={endpointChange}
      initial={initial}
      toBody={(draft) => ({ ...draft, isActive: endpoint.isActive })}
      onSave={(body) => change.mutateAsync(body)}
    >
      {(form) => <EndpointFields form={form} />}
    </EditorForm>
  )
}
