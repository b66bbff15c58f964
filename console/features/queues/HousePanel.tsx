import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type RoutingSettings, routingSettings } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { SERVICE } from '../../queries/service.ts'
import { CapacityItems } from '../../ui/capacity/CapacityItems.tsx'
import { capacityDraftOf, capacityOf, channelsOf } from '../../ui/capacity/capacity-draft.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NumberItem } from '../../ui/form/items.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { queueWords } from './words.ts'

const PATH = '/api/routing/settings'
const KEY = ['routing-settings']

/** What holds for every queue and for everyone without a setting of their own. */
export function HousePanel({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(queueWords)
  const read = useQuery({ queryKey: KEY, queryFn: () => call<RoutingSettings>('GET', PATH) })
  return (
    <Beside title={say('houseRules')} onClose={onClose}>
      {read.isPending && <Skeleton />}
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.data && <HouseForm settings={read.data} />}
    </Beside>
  )
}

function HouseForm({ settings }: { readonly settings: RoutingSettings }) {
  const say = useWords(queueWords)
  const queries = useQueryClient()
  return (
    <EditorForm
      schema={routingSettings}
      initial={{ ...settings, defaultCapacity: capacityDraftOf(settings.defaultCapacity) }}
      toBody={(draft) => ({ ...draft, defaultCapacity: capacityOf(draft.defaultCapacity) })}
      onSave={async (body) => {
        queries.setQueryData(KEY, await call<RoutingSettings>('PUT', PATH, { body }))
        void queries.invalidateQueries({ queryKey: SERVICE })
      }}
      refusals={{ 'head-starts-out-of-order': 'headStartSeconds.fraud' }}
    >
      <h2>{say('houseCapacity')}</h2>
      <p className="t3 f12">{say('houseCapacityHint')}</p>
      <CapacityItems at={['defaultCapacity']} channels={channelsOf(settings.defaultCapacity)} />
      <h2>{say('lanes')}</h2>
      <p className="t3 f12">{say('lanesHint')}</p>
      <div className="pair">
        <NumberItem
          at={['headStartSeconds', 'fraud']}
          label={say('laneFraud')}
          unit={say('seconds')}
          min={0}
          max={3600}
        />
        <NumberItem
          at={['headStartSeconds', 'vulnerable']}
          label={say('laneVulnerable')}
          unit={say('seconds')}
          min={0}
          max={3600}
        />
        <NumberItem at={['headStartSeconds', 'vip']} label={say('laneVip')} unit={say('seconds')} min={0} max={3600} />
      </div>
      <h2>{say('offers')}</h2>
      <div className="pair">
        <NumberItem at="missedOffersInARow" label={say('missedOffers')} unit={say('times')} min={1} max={10} />
        <NumberItem at="declinedForSeconds" label={say('declinedFor')} unit={say('seconds')} min={5} max={3600} />
        <NumberItem at="vanishGraceSeconds" label={say('vanishGrace')} unit={say('seconds')} min={5} max={300} />
      </div>
      <h2>{say('insteadWithin')}</h2>
      <p className="t3 f12">{say('minutesHint')}</p>
      <div className="pair">
        <NumberItem at="callbackWithinMinutes" label={say('callbackWithin')} unit={say('minutes')} min={5} max={2880} />
        <NumberItem at="messageWithinMinutes" label={say('messageWithin')} unit={say('minutes')} min={5} max={10080} />
      </div>
    </EditorForm>
  )
}
