import { PROTECTIONS } from '#modules/rosters/wire-contract.ts'
import { NumberItem, PickManyItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import type { Limit } from './rule-limits.ts'
import { SecondsItem } from './SecondsItem.tsx'
import { contractWords } from './words.ts'

const MOST = { days: 35, nights: 35, weekends: 5 } as const

/** One limit of a rule, in the unit people count it by. @param place of the rule in the list */
export function LimitItem({ place, limit }: { readonly place: number; readonly limit: Limit }) {
  const say = useWords(contractWords)
  const { unit, word } = limit
  const at = [place, ...limit.at]
  const label = say(word)
  switch (unit) {
    case 'hours':
      return (
        <SecondsItem
          at={at}
          label={label}
          unit={say('hours')}
          of={3600}
          most={960}
          placeholder={limit.isOptional && say('optional')}
        />
      )
    case 'minutes':
      return (
        <SecondsItem
          at={at}
          label={label}
          unit={say('minutes')}
          of={60}
          most={1440}
          zeroIs={1}
          hint={word === 'nightLeast' ? say('nightLeastHint') : undefined}
        />
      )
    case 'time':
      return <TextItem at={at} label={label} placeholder="22:00" />
    case 'protections':
      return (
        <PickManyItem
          at={at}
          label={label}
          none={say('nobody')}
          choices={PROTECTIONS.map((one) => ({ value: one, label: say(one) }))}
        />
      )
    default:
      return <NumberItem at={at} label={label} unit={say(unit)} min={0} max={MOST[unit]} step={1} />
  }
}
