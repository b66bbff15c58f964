import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { renderReply } from '#libs/reply-template/reply-template.ts'
import type { ContactDetail, DeskContact, scriptTickBody } from '#modules/conversations/contract.ts'
import type { Script, scriptList } from '#modules/knowledge/contract.ts'
import { call } from '../../../api/call.ts'
import { useMay, useMe } from '../../../app/session/me.ts'
import { EmptyState } from '../../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { ScriptSteps } from '../../../ui/script/ScriptSteps.tsx'
import { stepsOf } from '../../../ui/script/steps.ts'
import { useScriptForms } from '../../../ui/script/use-script-forms.ts'
import { dayOf, timeOfDay } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { ScriptProposal } from '../assist/script/ScriptProposal.tsx'
import { contactDetailKey, useContactDetail } from '../use-contact-detail.ts'
import { ScriptForm } from './ScriptForm.tsx'
import { scriptWords } from './words.ts'

type Ticks = ContactDetail['scriptTicks']

/** What to say and do in this scenario, step by step; ticks are kept with the contact. */
export function ScriptPanel({ desk, tools }: { readonly desk: DeskContact; readonly tools?: ReactNode }) {
  const say = useWords(scriptWords)
  const may = useMay('knowledge.use')
  const { topic } = desk.contact
  const detail = useContactDetail(desk.contact)
  const scripts = useQuery({
    queryKey: ['scripts'],
    queryFn: () => call<z.infer<typeof scriptList>>('GET', '/api/scripts'),
    enabled: may,
    staleTime: 300_000,
  })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const all = scripts.data?.scripts ?? []
  const ticks = detail.data?.scriptTicks ?? []
  const forms = useScriptForms(desk.contact.contactId).data?.forms ?? []
  const isBegun = ({ scriptId }: Script) => [...ticks, ...forms].some((one) => one.scriptId === scriptId)
  // Chosen by hand; else the one already begun; else the one made for the topic.
  const script =
    all.find(({ scriptId }) => scriptId === chosenId) ??
    all.find(isBegun) ??
    all.find(({ topics }) => topic !== null && topics.includes(topic))
  return (
    <section className="panel script" aria-label={say('title')}>
      <ScriptHead scripts={all} script={script} ticks={ticks} tools={tools} onChoose={setChosenId} />
      {detail.isSuccess && <ScriptProposal desk={desk} scripts={all} openId={script?.scriptId} onOpen={setChosenId} />}
      <div className="scroll">
        <ProblemLine problem={scripts.error ?? detail.error} />
        {scripts.isPending && may && <Skeleton lines={5} />}
        {scripts.data && all.length === 0 && <EmptyState what={say('none')} todo={say('noneTodo')} />}
        {!script && all.length > 0 && <EmptyState what={say('unchosen')} todo={say('unchosenTodo')} />}
        {script && <Steps desk={desk} script={script} ticks={ticks} />}
      </div>
    </section>
  )
}

function ScriptHead(props: {
  readonly scripts: readonly Script[]
  readonly script: Script | undefined
  readonly ticks: Ticks
  readonly tools: ReactNode
  readonly onChoose: (scriptId: string) => void
}) {
  const say = useWords(scriptWords)
  const locale = useLocale()
  const { script } = props
  const steps = script ? stepsOf(script, props.ticks) : []
  const done = steps.filter(({ tick }) => tick !== undefined).length
  return (
    <>
      <div className="ph">
        <h2 className="for-ears">{say('title')}</h2>
        {props.scripts.length > 0 && (
          <select
            className="script-choice"
            aria-label={say('choose')}
            value={script?.scriptId ?? ''}
            onChange={(event) => props.onChoose(event.target.value)}
          >
            <option value="" disabled>
              {say('choose')}
            </option>
            {props.scripts.map(({ scriptId, name }) => (
              <option key={scriptId} value={scriptId}>
                {name[locale]}
              </option>
            ))}
          </select>
        )}
        {script && <span className="t3 f12 narrow-hidden">{say('version', { version: script.version })}</span>}
        <span className="sp" />
        {script && <span className="f12 t2 nw">{say('steps', { done, count: steps.length })}</span>}
        {props.tools}
      </div>
      {script && (
        <div className="script-bar" aria-hidden="true">
          {steps.map(({ step, tick, isNext }) => (
            <i key={step.stepId} className={tick ? 'done' : isNext ? 'next' : ''} />
          ))}
        </div>
      )}
    </>
  )
}

function Steps({
  desk,
  script,
  ticks,
}: {
  readonly desk: DeskContact
  readonly script: Script
  readonly ticks: Ticks
}) {
  const queries = useQueryClient()
  const wording = useWording(desk)
  const key = contactDetailKey(desk.contact)
  const tick = useMutation({
    mutationFn: (body: z.infer<typeof scriptTickBody>) =>
      call<{ readonly scriptTicks: Ticks }>('PUT', `/api/contacts/${desk.contact.contactId}/script-ticks`, { body }),
    onSuccess: ({ scriptTicks }) =>
      queries.setQueryData<ContactDetail>(key, (known) => known && { ...known, scriptTicks }),
  })
  return (
    <>
      <ProblemLine problem={tick.error} />
      <ScriptSteps
        script={script}
        ticks={ticks}
        isReadOnly={desk.role !== 'owner' || tick.isPending}
        wording={wording}
        form={
          script.formFields.length > 0 ? <ScriptForm key={script.scriptId} desk={desk} script={script} /> : undefined
        }
        onTick={(stepId, ticked) => tick.mutate({ scriptId: script.scriptId, version: script.version, stepId, ticked })}
      />
    </>
  )
}

/** The words with what this contact knows; what only the agent knows stays a gap. */
function useWording({ contact }: DeskContact): (text: string) => string {
  const me = useMe()
  return (text) => {
    const now = serverNow()
    const values = {
      'agent.name': me.displayName,
      'agent.no': me.agentNo,
      'contact.reference': contact.reference,
      today: dayOf(now),
      time: timeOfDay(now),
    }
    return renderReply(text, values).text
  }
}
