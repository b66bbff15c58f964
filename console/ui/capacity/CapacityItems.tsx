import './capacity.css'
import { Form, InputNumber } from 'antd'
import { NumberItem } from '../form/items.tsx'
import { channelName } from '../words/channel-words.ts'
import { useLocale, useWords } from '../words/words.ts'
import { capacityWords } from './words.ts'

interface Props {
  /** Where the draft of the capacity stands in the form. */
  readonly at: readonly string[]
  readonly channels: readonly string[]
}

/** Points shared by all channels, and for each channel how many at once and how much of the points each takes. */
export function CapacityItems({ at, channels }: Props) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  return (
    <div className="capacity">
      <NumberItem
        at={[...at, 'points']}
        label={say('points')}
        hint={say('pointsHint')}
        unit={say('pointsUnit')}
        min={1}
        max={1000}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{say('channel')}</th>
            <th scope="col">{say('most')}</th>
            <th scope="col">{say('cost')}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => {
            const name = channelName(channel, locale)
            return (
              <tr key={channel}>
                <th scope="row">{name}</th>
                <td>
                  <NumberCell
                    at={[...at, 'channels', channel, 'most']}
                    label={`${name} ${say('most')}`}
                    empty={say('notGiven')}
                    max={50}
                  />
                </td>
                <td>
                  <NumberCell
                    at={[...at, 'channels', channel, 'cost']}
                    label={`${name} ${say('cost')}`}
                    empty={say('takesAll')}
                    max={1000}
                    unit={say('pointsUnit')}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function NumberCell(props: {
  readonly at: string[]
  readonly label: string
  /** What it means when it is left empty. */
  readonly empty: string
  readonly max: number
  readonly unit?: string
}) {
  return (
    <Form.Item name={props.at}>
      <InputNumber
        className="number"
        aria-label={props.label}
        placeholder={props.empty}
        min={1}
        max={props.max}
        precision={0}
        suffix={props.unit}
        controls={false}
      />
    </Form.Item>
  )
}
