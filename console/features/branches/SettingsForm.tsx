import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { BranchView } from '#modules/branches/contract.ts'
import { SERVICE_CODES, SERVICES, type ServiceCode } from '#modules/branches/services-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { SettingsList } from './SettingsPage.tsx'
import { settingsWords } from './settings-words.ts'

const NUMBERS = ['slotMinutes', 'desks', 'serveWithinMinutes', 'graceMinutes'] as const
const LABELS = {
  slotMinutes: 'slotMinutes',
  desks: 'desks',
  serveWithinMinutes: 'within',
  graceMinutes: 'grace',
} as const
const RANGES = { slotMinutes: [5, 240], desks: [1, 50], serveWithinMinutes: [1, 240], graceMinutes: [0, 240] } as const
const FIRST = { slotMinutes: 30, desks: 2, serveWithinMinutes: 15, graceMinutes: 15 } as const

interface Props {
  readonly branch: BranchView
  readonly calendars: SettingsList['calendars']
}

/** How one branch receives customers, written whole. */
export function SettingsForm({ branch: { unitId, settings }, calendars }: Props) {
  const say = useWords(settingsWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const [calendar, setCalendar] = useState(settings?.calendar ?? '')
  const [address, setAddress] = useState(settings?.address ?? '')
  const [services, setServices] = useState<readonly ServiceCode[]>(settings?.services ?? [...SERVICE_CODES])
  const [numbers, setNumbers] = useState(
    () => Object.fromEntries(NUMBERS.map((name) => [name, String(settings?.[name] ?? FIRST[name])])) as Numbers,
  )
  const save = useMutation({
    mutationFn: () => {
      const counts = Object.fromEntries(NUMBERS.map((name) => [name, Number(numbers[name])]))
      const body = { calendar, address: address.trim(), services, version: settings?.version ?? 0, ...counts }
      return call<BranchView>('PUT', `/api/branches/${unitId}/settings`, { body })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['branches'] }),
  })
  const isReady = calendar !== '' && services.length > 0 && !save.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) save.mutate()
  }
  return (
    <form className="scroll reception" onSubmit={onSubmit}>
      <ProblemLine problem={save.error} onDismiss={save.reset} />
      <div>
        <span className="label">{say('calendar')}</span>
        <Choose
          label={say('calendar')}
          all={say('chooseCalendar')}
          value={calendar}
          choices={calendars.map(({ key, name }) => ({ value: key, label: name[locale] }))}
          onChoose={setCalendar}
        />
        <div className="t3 f12">{say('calendarHint')}</div>
      </div>
      <div className="two">
        {NUMBERS.map((name) => (
          <Field
            key={name}
            label={say(LABELS[name])}
            type="number"
            min={RANGES[name][0]}
            max={RANGES[name][1]}
            value={numbers[name]}
            onText={(text) => setNumbers({ ...numbers, [name]: text })}
          />
        ))}
      </div>
      <Field label={say('address')} required={false} maxLength={200} value={address} onText={setAddress} />
      <fieldset className="services">
        <legend className="label">{say('services')}</legend>
        {SERVICE_CODES.map((code) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={services.includes(code)}
              onChange={({ target }) =>
                setServices(SERVICE_CODES.filter((one) => (one === code ? target.checked : services.includes(one))))
              }
            />
            {SERVICES[code].name[locale]}
          </label>
        ))}
      </fieldset>
      <p className="t3 f12">{say('stands')}</p>
      <div className="row">
        <button type="submit" className="btn p" disabled={!isReady}>
          {say('save')}
        </button>
        <span role="status" className="t2">
          {save.isSuccess && say('saved')}
        </span>
      </div>
    </form>
  )
}

type Numbers = Readonly<Record<(typeof NUMBERS)[number], string>>
