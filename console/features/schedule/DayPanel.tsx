import { useState } from 'react'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { ruleTold } from '../../ui/labour-rules/rule-told.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPerson } from './board-rows.ts'
import { WouldBreak } from './DragLine.tsx'
import { type Change, editOf } from './edits.ts'
import { dayTold, kindsOn, leaveTold, timesOf } from './told.ts'
import type { Draft } from './use-draft.ts'
import { usePreview } from './use-preview.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly board: RosterBoard
  readonly person: BoardPerson
  readonly date: string
  /** Null: for reading only. */
  readonly draft: Draft | null
  readonly onClose: () => void
}

const QUARTER = /^([01]\d|2[0-3]):(00|15|30|45)$/

/** A day of a person: its shift, where it begins, whether the search may touch it; and what a change would break. */
export function DayPanel({ board, person, date, draft, onClose }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const { personId } = person
  const shift = board.shifts.find((one) => one.personId === personId && one.date === date)
  const leave = person.leave.filter(({ from, to }) => from <= date && date <= to)
  const broken = board.violations.filter((one) => one.personId === personId && one.dates.includes(date))
  const spans = shift?.breaks.map(timesOf).join(locale === 'en' ? ', ' : '、')
  return (
    <SidePanel
      title={say('edit', { name: person.displayName, day: dayTold(date, locale) })}
      about={`${personId} ${date}`}
      onClose={onClose}
    >
      <div className="schedule-form scroll">
        {leave.map((one) => (
          <p key={one.leaveId} className="note-i">
            {say('onLeave', { kind: leaveTold(one, say), state: say(one.state === 'asked' ? 'asked' : 'granted') })}
          </p>
        ))}
        {shift && <p>{timesOf(shift)}</p>}
        {spans && <p className="t2 f12">{say('breaks', { spans })}</p>}
        {broken.map((violation) => (
          <p key={`${violation.ruleId} ${violation.fromAt}`} className="note-w">
            {ruleTold(violation, locale)}
          </p>
        ))}
        {draft ? (
          <DayForm board={board} person={person} date={date} draft={draft} onClose={onClose} />
        ) : (
          <p className="t3 f12">{say('readOnly')}</p>
        )}
      </div>
    </SidePanel>
  )
}

function DayForm({ board, person, date, draft, onClose }: Props & { readonly draft: Draft }) {
  const say = useWords(scheduleWords)
  const { personId } = person
  const shift = board.shifts.find((one) => one.personId === personId && one.date === date)
  const kinds = kindsOn(board, person, date)
  const [kindId, setKind] = useState(shift?.kindId ?? '')
  const [start, setStart] = useState(shift ? timeOfDay(shift.startsAt) : (kinds[0]?.starts.from ?? '09:00'))
  const [chosen, setLocked] = useState<boolean | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isStart = QUARTER.test(start)
  const isOff = board.daysOff.some((one) => one.personId === personId && one.date === date)
  const isMoved = kindId !== (shift?.kindId ?? '') || (shift !== undefined && start !== timeOfDay(shift.startsAt))
  // What a person decides stays decided, unless they say otherwise.
  const isLocked = chosen ?? (isMoved || (shift?.isLocked ?? isOff))
  const change: Change | null =
    kindId === ''
      ? { personId, date, shift: null, isLocked }
      : isStart
        ? { personId, date, shift: { kindId, startsAt: instantOfLocal(bankCalendar(), date, start) }, isLocked }
        : null
  const edit = change && editOf(board, [change])
  const preview = usePreview(board.rosterId, edit?.changes ?? null)
  return (
    <form
      className="schedule-fields"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (!edit) return
        setSaving(true)
        const isDone = await draft.apply((now) => editOf(now, edit.changes))
        setSaving(false)
        if (isDone) onClose()
      }}
    >
      <div>
        <span className="label">{say('kind')}</span>
        <Choose
          label={say('kind')}
          value={kindId}
          choices={[{ value: '', label: say('dayOff') }, ...kinds.map(({ id }) => ({ value: id, label: id }))]}
          onChoose={setKind}
        />
      </div>
      {kindId !== '' && (
        <Field
          label={say('start')}
          type="time"
          step={board.slotSeconds}
          value={start}
          onText={setStart}
          hint={say('breaksPlaced')}
          fault={isStart ? undefined : say('badStart')}
        />
      )}
      <label className="row g4">
        <input type="checkbox" checked={isLocked} onChange={() => setLocked(!isLocked)} />
        {say('lock')}
      </label>
      {edit && <WouldBreak board={board} preview={preview} />}
      <button type="submit" className="btn p" disabled={!edit || isSaving}>
        {say(isSaving ? 'saving' : 'save')}
      </button>
    </form>
  )
}
