import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView, StaffingView } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { teamWords } from './team-words.ts'
import { useReread } from './use-plan.ts'
import { planWords } from './words.ts'

/** What the need of the queue is worked out from; a measure left empty comes from history. */
export function StaffingPanel({ plan }: { readonly plan: PlanView }) {
  const say = useWords(planWords)
  const sayTeam = useWords(teamWords)
  const mayPlan = useMay('workforce.plan')
  const reread = useReread()
  const [draft, setDraft] = useState(() => draftOf(plan.staffing.settings))
  const save = useMutation({
    mutationFn: () =>
      call<StaffingView>('PUT', `/api/workforce/queues/${plan.queueId}/staffing`, { body: bodyOf(draft) }),
    onSuccess: reread,
  })
  if (!mayPlan) return <p className="pb t3">{say('readOnly')}</p>
  const field = (name: keyof typeof draft, words: string, hint?: string) => (
    <Field
      label={words}
      inputMode="decimal"
      value={draft[name]}
      required={hint === undefined}
      {...(hint === undefined ? {} : { hint })}
      onText={(text) => setDraft((now) => ({ ...now, [name]: text }))}
    />
  )
  return (
    <form
      className="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {field('handleSeconds', say('handleSeconds'), say('fromHistory'))}
      {field('patienceSeconds', say('patienceSeconds'), say('fromHistory'))}
      {field('planned', say('planned'))}
      {field('unplanned', say('unplanned'))}
      {field('atOnce', say('atOnce'))}
      {field('minimum', say('minimum'))}
      {field('experts', sayTeam('experts'), sayTeam('expertsHint'))}
      {field('trainees', sayTeam('trainees'), sayTeam('traineesHint'))}
      <ProblemLine problem={save.error} />
      <button type="submit" className="btn p" disabled={save.isPending}>
        {say('save')}
      </button>
    </form>
  )
}

type Settings = StaffingView['settings']

const draftOf = (settings: Settings) => ({
  handleSeconds: settings.handleSeconds === null ? '' : String(settings.handleSeconds),
  patienceSeconds: settings.patienceSeconds === null ? '' : String(settings.patienceSeconds),
  planned: String(Math.round(settings.plannedShrinkage * 1000) / 10),
  unplanned: String(Math.round(settings.unplannedShrinkage * 1000) / 10),
  atOnce: String(settings.atOnce),
  minimum: String(settings.minimumAgents),
  experts: settings.leastExperts === null ? '' : String(settings.leastExperts),
  trainees: settings.mostTrainees === null ? '' : String(Math.round(settings.mostTrainees * 1000) / 10),
})

const bodyOf = (draft: ReturnType<typeof draftOf>) => ({
  handleSeconds: draft.handleSeconds.trim() === '' ? null : Number(draft.handleSeconds),
  patienceSeconds: draft.patienceSeconds.trim() === '' ? null : Number(draft.patienceSeconds),
  plannedShrinkage: Number(draft.planned) / 100,
  unplannedShrinkage: Number(draft.unplanned) / 100,
  atOnce: Number(draft.atOnce),
  minimumAgents: Number(draft.minimum),
  leastExperts: draft.experts.trim() === '' ? null : Number(draft.experts),
  mostTrainees: draft.trainees.trim() === '' ? null : Number(draft.trainees) / 100,
})
