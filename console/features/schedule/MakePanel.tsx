import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { RosterHead } from '#modules/rosters/contract.ts'
import type { PlannedQueue } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { ChangeSchedule } from './SchedulePage.tsx'
import { useReread } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

const WEEKS = [1, 2, 3, 4, 5] as const

/** The first Monday that leaves the notice people are promised, and a day to plan. */
function usualMonday(today: string): string {
  const days = [8, 9, 10, 11, 12, 13, 14].map((later) => addDaysToDate(today, later))
  return days.find((date) => weekdayOf(date) === 'monday') ?? today
}

/** Begins a roster: whose, which days, and which queues they serve. */
export function MakePanel({ change }: { readonly change: ChangeSchedule }) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const reread = useReread()
  const units = useQuery(unitsQuery)
  const queues = useQuery({
    queryKey: ['schedule', 'queues'],
    queryFn: async () => (await call<{ queues: readonly PlannedQueue[] }>('GET', '/api/workforce/queues')).queues,
  })
  const choices = unitChoices(units.data ?? [])
  const [draft, setDraft] = useState({ unitId: '', from: usualMonday(bankToday()), weeks: '1' })
  const [queueIds, setQueueIds] = useState<readonly string[] | null>(null)
  const [tried, setTried] = useState(false)
  const unitId = draft.unitId || (choices[0]?.value ?? '')
  const chosen = queueIds ?? queues.data?.flatMap((queue) => (queue.forecast ? [queue.queueId] : [])) ?? []
  const make = useMutation({
    mutationFn: () =>
      call<RosterHead>('POST', '/api/rosters', {
        body: { unitId, from: draft.from, days: Number(draft.weeks) * 7, queueIds: chosen },
      }),
    onSuccess: async ({ rosterId }) => {
      await reread.list()
      change({ roster: rosterId, panel: null, day: null, person: null, on: null })
    },
  })
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  return (
    <SidePanel title={say('make')} about="make" onClose={() => change({ panel: null })}>
      <form
        className="schedule-form scroll"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (chosen.length > 0) make.mutate()
        }}
      >
        <ProblemLine problem={units.error ?? queues.error} />
        <div>
          <span className="label">{say('unit')}</span>
          <Choose label={say('unit')} value={unitId} choices={choices} onChoose={set('unitId')} />
        </div>
        <Field label={say('from')} type="date" value={draft.from} onText={set('from')} />
        <div>
          <span className="label">{say('weeks')}</span>
          <Choose
            label={say('weeks')}
            value={draft.weeks}
            choices={WEEKS.map((count) => ({ value: String(count), label: say('weeksOf', { count }) }))}
            onChoose={set('weeks')}
          />
        </div>
        <fieldset>
          <legend className="label">{say('queues')}</legend>
          {queues.data?.length === 0 && <p className="t3 f12">{say('noQueues')}</p>}
          <ul>
            {queues.data?.map(({ queueId, name }) => (
              <li key={queueId}>
                <label className="row g4">
                  <input
                    type="checkbox"
                    checked={chosen.includes(queueId)}
                    onChange={() =>
                      setQueueIds(
                        chosen.includes(queueId) ? chosen.filter((one) => one !== queueId) : [...chosen, queueId],
                      )
                    }
                  />
                  {name[locale]}
                </label>
              </li>
            ))}
          </ul>
          {tried && chosen.length === 0 && <p className="st endangered">{say('chooseQueue')}</p>}
        </fieldset>
        <ProblemLine problem={make.error} />
        <button type="submit" className="btn p" disabled={make.isPending || units.isPending || queues.isPending}>
          {say(make.isPending ? 'making' : 'makeNow')}
        </button>
      </form>
    </SidePanel>
  )
}
