import { Form } from 'antd'
import { PickManyItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useWords } from '../../ui/words/words.ts'
import { firstShift } from './contract-draft.ts'
import { valueAt } from './rule-limits.ts'
import { SecondsItem } from './SecondsItem.tsx'
import { BarLegend, ShiftBar } from './ShiftBar.tsx'
import { WEEKDAY_WORDS } from './told.ts'
import { contractWords } from './words.ts'

const FRESH_BREAK = { seconds: 900, isPaid: true }

/** The shapes that shifts may have. */
export function ShiftFields() {
  const say = useWords(contractWords)
  return (
    <div className="shift-list">
      <p className="t3 f12">{say('shiftsHint')}</p>
      <BarLegend />
      <ListItem
        at="shifts"
        label={say('shifts')}
        fresh={{ ...firstShift({ shift: '', rest: say('rest'), meal: say('meal') }) }}
        addWords={say('addShift')}
        most={40}
      >
        {(place) => <Shift place={place} />}
      </ListItem>
    </div>
  )
}

function Shift({ place }: { readonly place: number }) {
  const say = useWords(contractWords)
  const form = Form.useFormInstance()
  const shift: unknown = Form.useWatch(['shifts', place], { form, preserve: true })
  const name = String(valueAt(shift, ['id']) ?? '')
  return (
    <fieldset className="shift" aria-label={`${say('shift')} ${name}`}>
      <ShiftBar name={name} shift={shift} />
      <div className="limits">
        <TextItem at={[place, 'id']} label={say('shiftName')} />
        <SecondsItem at={[place, 'spanSeconds']} label={say('span')} unit={say('hours')} of={3600} most={24} />
        <TextItem at={[place, 'starts', 'from']} label={say('firstStart')} placeholder="08:00" />
        <TextItem at={[place, 'starts', 'to']} label={say('lastStart')} placeholder="12:00" />
        <SecondsItem
          at={[place, 'starts', 'everySeconds']}
          label={say('every')}
          unit={say('minutes')}
          of={60}
          most={1440}
        />
        <PickManyItem
          at={[place, 'starts', 'weekdays']}
          label={say('weekdays')}
          none={say('everyDay')}
          choices={WEEKDAY_WORDS.map((word, day) => ({ value: day + 1, label: say(word) }))}
        />
      </div>
      <ListItem at={[place, 'breaks']} label={say('breaks')} fresh={FRESH_BREAK} addWords={say('addBreak')} most={8}>
        {(at) => (
          <>
            <TextItem at={[at, 'id']} label={say('breakName')} />
            <SecondsItem at={[at, 'seconds']} label={say('breakLength')} unit={say('minutes')} of={60} most={240} />
            <SecondsItem at={[at, 'earliestSeconds']} label={say('earliest')} unit={say('hours')} of={3600} most={24} />
            <SecondsItem at={[at, 'latestSeconds']} label={say('latest')} unit={say('hours')} of={3600} most={24} />
            <SwitchItem at={[at, 'isPaid']} label={say('isPaid')} />
          </>
        )}
      </ListItem>
    </fieldset>
  )
}
