import { useQueryClient } from '@tanstack/react-query'
import { type CapacityShape, putCapacity } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { SERVICE } from '../../queries/service.ts'
import { CapacityItems } from '../../ui/capacity/CapacityItems.tsx'
import { capacityDraftOf, capacityOf, channelsOf } from '../../ui/capacity/capacity-draft.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { useWords } from '../../ui/words/words.ts'
import { peopleWords } from './words.ts'

interface Props {
  readonly agentId: string
  /** What holds now, own or of the house: what a capacity of one's own begins with. */
  readonly capacity: CapacityShape
  readonly onDone: () => void
}

/** A capacity for one person; what is in hand stays, and nothing new comes until there is room. */
export function CapacityForm({ agentId, capacity, onDone }: Props) {
  const say = useWords(peopleWords)
  const queries = useQueryClient()
  return (
    <EditorForm
      schema={putCapacity}
      initial={{ capacity: capacityDraftOf(capacity) }}
      toBody={({ capacity: draft }) => ({ capacity: capacityOf(draft) })}
      onSave={async (body) => {
        await call('PUT', `/api/routing/agents/${agentId}/capacity`, { body })
        await queries.invalidateQueries({ queryKey: SERVICE })
        return onDone
      }}
      inline
      foot={
        <button type="button" className="btn s" onClick={onDone}>
          {say('stopChange')}
        </button>
      }
    >
      <CapacityItems at={['capacity']} channels={channelsOf(capacity)} />
    </EditorForm>
  )
}
