import type { EndpointView } from '#modules/webhooks/contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { useWords } from '../../ui/words/words.ts'
import { stateOf } from './endpoint-state.ts'
import { webhookWords } from './words.ts'

const TAGS = { active: 'kept', failing: 'endangered', paused: 'paused', stopped: 'broken' } as const

export function EndpointState({ endpoint }: { readonly endpoint: EndpointView }) {
  const say = useWords(webhookWords)
  const state = stateOf(endpoint)
  return <StateTag state={TAGS[state]}>{say(`state-${state}`)}</StateTag>
}
