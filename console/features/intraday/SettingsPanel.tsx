import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SettingsView } from '#modules/intraday/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { measureWords } from './measure-words.ts'
import { bodyOf, type DraftRails, draftOf } from './settings-draft.ts'
import { settingsQuery } from './use-desk.ts'

/** Grace, notice, and what the autopilot may do by itself. */
export function SettingsPanel() {
  const view = useQuery(settingsQuery)
  if (!view.data) return view.error ? <ProblemLine problem={view.error} /> : <Skeleton lines={6} />
  return <SettingsForm key={view.data.revision} view={view.data} />
}

const MOST = {
  graceSeconds: 3600,
  leadMinutes: 120,
  mostTouched: 100,
  callbackAfter: 3600,
  callbackShare: 100,
  messageShare: 100,
} as const

function SettingsForm({ view }: { readonly view: SettingsView }) {
  const say = useWords(measureWords)
  const now = useNow()
  const maySet = useMay('intraday.set')
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(view.settings))
  const save = useMutation({
    mutationFn: () =>
      call<SettingsView>('PUT', '/api/intraday/settings', {
        body: { settings: bodyOf(draft), revision: view.revision },
      }),
    onSuccess: (saved) => queries.setQueryData(settingsQuery.queryKey, saved),
  })
  const number = (name: keyof typeof MOST) => (
    <Field
      label={say(name)}
      type="number"
      min={name === 'callbackAfter' ? 10 : 0}
      max={MOST[name]}
      value={draft[name]}
      disabled={!maySet}
      onText={(text) => setDraft((before) => ({ ...before, [name]: text }))}
    />
  )
  const change = (kind: string, part: Partial<DraftRails>) =>
    setDraft((before) => ({
      ...before,
      autopilot: before.autopilot.map((rails) => (rails.kind === kind ? { ...rails, ...part } : rails)),
    }))
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className="sec desk-times">
        {number('graceSeconds')}
        {number('leadMinutes')}
        {number('mostTouched')}
        {number('callbackAfter')}
        {number('callbackShare')}
        {number('messageShare')}
      </div>
      <div className="sec">
        <h3>{say('autopilot')}</h3>
        <p className="t2 f12">{say('autopilotHint')}</p>
      </div>
      {draft.autopilot.map((rails) => (
        <RailsFields key={rails.kind} rails={rails} maySet={maySet} onChange={(part) => change(rails.kind, part)} />
      ))}
      <div className="pb row wrap">
        {maySet ? (
          <button type="submit" className="btn p" disabled={save.isPending}>
            {say('save')}
          </button>
        ) : (
          <span className="t3">{say('readOnly')}</span>
        )}
        {save.isSuccess && <span role="status">{say('saved')}</span>}
        {view.changedAt !== null && (
          <span className="t3 f12">
            {say('changedBy', { name: view.changedBy ?? '', time: dayAndTime(view.changedAt, now) })}
          </span>
        )}
      </div>
      <ProblemLine problem={save.error} />
    </form>
  )
}

interface RailsProps {
  readonly rails: DraftRails
  readonly maySet: boolean
  readonly onChange: (part: Partial<DraftRails>) => void
}

function RailsFields({ rails, maySet, onChange }: RailsProps) {
  const say = useWords(measureWords)
  const field = (name: 'leastGain' | 'mostPeople' | 'from' | 'to', change: object) => (
    <Field
      label={
        name === 'leastGain' && (rails.kind === 'training' || rails.kind === 'early-leave')
          ? say('mostLoss')
          : say(name)
      }
      value={rails[name]}
      disabled={!maySet}
      onText={(text) => onChange({ [name]: text })}
      {...change}
    />
  )
  return (
    <fieldset className="sec" disabled={!maySet}>
      <legend className="for-ears">{say(rails.kind)}</legend>
      <label className="row">
        <input type="checkbox" checked={rails.isOn} onChange={(event) => onChange({ isOn: event.target.checked })} />
        <b>{say(rails.kind)}</b>
        <span className="t3 f12">{say('isOn')}</span>
      </label>
      <div className="desk-times mt8">
        {field('leastGain', { type: 'number', min: 0, max: 100, step: 'any' })}
        {field('mostPeople', { type: 'number', min: 1, max: 500 })}
        {field('from', { type: 'time' })}
        {field('to', { type: 'time' })}
      </div>
    </fieldset>
  )
}
