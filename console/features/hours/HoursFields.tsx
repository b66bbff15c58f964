import { Form } from 'antd'
import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { DayItem, NamesItem, PickItem, PickManyItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useWords } from '../../ui/words/words.ts'
import { Spans } from './Spans.tsx'
import { hoursWords } from './words.ts'

interface Props {
  readonly isNew: boolean
  /** The zone it has, which this browser may not list. */
  readonly zone: string | undefined
}

export function HoursFields({ isNew, zone }: Props) {
  const say = useWords(hoursWords)
  const weekdays = WEEKDAYS.map((weekday) => ({ value: weekday, label: say(weekday) }))
  const zones = [...new Set([...(zone === undefined ? [] : [zone]), ...Intl.supportedValuesOf('timeZone')])]
  return (
    <>
      <NamesItem at="name" label={say('name')} />
      <TextItem at="key" label={say('key')} hint={say(isNew ? 'keyHint' : 'keyFixed')} disabled={!isNew} />
      <PickItem at={['data', 'zone']} label={say('zone')} choices={zones.map((one) => ({ value: one, label: one }))} />
      <h2>{say('week')}</h2>
      <p className="t3 f12">{say('spansHint')}</p>
      {WEEKDAYS.map((weekday) => (
        <Spans key={weekday} at={['data', 'weekly', weekday]} label={say(weekday)} />
      ))}
      <PickManyItem
        at={['data', 'workingWeekdays']}
        label={say('workingWeekdays')}
        hint={say('workingHint')}
        none={say('workingAsOpen')}
        choices={weekdays}
      />
      <h2>{say('holidays')}</h2>
      <ListItem
        at={['data', 'holidays']}
        label={say('holidays')}
        hint={say('holidaysHint')}
        fresh={{}}
        addWords={say('addHoliday')}
        most={800}
      >
        {(place) => (
          <>
            <DayItem at={[place, 'date']} label={say('date')} />
            <TextItem at={[place, 'name']} label={say('dayName')} />
            <Spans at={[place, 'spans']} label={say('specialHours')} />
          </>
        )}
      </ListItem>
      <h2>{say('workdays')}</h2>
      <ListItem
        at={['data', 'adjustedWorkdays']}
        label={say('workdays')}
        hint={say('workdaysHint')}
        fresh={{ like: 'monday' }}
        addWords={say('addWorkday')}
        most={400}
      >
        {(place) => (
          <>
            <DayItem at={[place, 'date']} label={say('date')} />
            <TextItem at={[place, 'name']} label={say('dayName')} />
            <PickItem at={[place, 'like']} label={say('like')} none={say('ownHours')} choices={weekdays} />
            <OwnHours place={place} />
          </>
        )}
      </ListItem>
    </>
  )
}

/** Spans of its own, for a workday that is like no weekday. */
function OwnHours({ place }: { readonly place: number }) {
  const say = useWords(hoursWords)
  const like: unknown = Form.useWatch(['data', 'adjustedWorkdays', place, 'like'])
  if (typeof like === 'string') return null
  return <Spans at={[place, 'spans']} label={say('ownHours')} />
}
