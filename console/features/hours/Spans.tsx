import { TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useWords } from '../../ui/words/words.ts'
import { hoursWords } from './words.ts'

interface Props {
  readonly at: (string | number)[]
  readonly label: string
}

/** Opening spans of a day; none is a closed day. Times are typed: the browser's own field knows no 24:00. */
export function Spans({ at, label }: Props) {
  const say = useWords(hoursWords)
  return (
    <div className="spans">
      <ListItem at={at} label={label} fresh={{ from: '09:00', to: '18:00' }} addWords={say('addSpan')} most={12}>
        {(place) => (
          <>
            <TextItem at={[place, 'from']} label={say('from')} placeholder="09:00" />
            <TextItem at={[place, 'to']} label={say('to')} placeholder="18:00" />
          </>
        )}
      </ListItem>
    </div>
  )
}
