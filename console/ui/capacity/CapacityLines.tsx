import './capacity.css'
import type { CapacityShape } from '#modules/routing/contract.ts'
import { channelName } from '../words/channel-words.ts'
import { useLocale, useWords } from '../words/words.ts'
import { channelsOf, mostAtOnce } from './capacity-draft.ts'
import { capacityWords } from './words.ts'

/** A capacity to be read: points in all, and each channel with what it really comes to. */
export function CapacityLines({ capacity }: { readonly capacity: CapacityShape }) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  return (
    <dl className="capacity-lines">
      <dt>{say('points')}</dt>
      <dd>
        {capacity.points} {say('pointsUnit')}
      </dd>
      {channelsOf(capacity).map((channel) => {
        const given = capacity.channels[channel]
        if (!given) return null
        const { cost, most } = given
        const fitting = mostAtOnce(capacity, channel)
        return (
          <div key={channel} style={{ display: 'contents' }}>
            <dt>{channelName(channel, locale)}</dt>
            <dd>
              <span>{say('upTo', { count: most })}</span>
              <span className="t2">{cost === 'all' ? say('takesAll') : say('each', { count: cost })}</span>
              {fitting < most && <span className="tag w">{say('tight', { count: fitting })}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
