import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { type Skill, skillsQuery } from '../../queries/skills.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { demandFor } from './demand.ts'
import { skillsWords } from './words.ts'

/**
 * Takes a skill out of what is granted, or brings it back. Nobody loses it, so it asks only while a queue lives on it:
 * by name, and with how many people it will have to do.
 */
export function Retiring({ skill }: { readonly skill: Skill }) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const queues = useQuery(queuesQuery)
  const { code, kind, names, holders } = skill
  const set = useMutation({
    mutationFn: (offered: boolean) =>
      call<{ readonly skills: Skill[] }>('PUT', `/api/skills/${code}`, { body: { kind, names, offered } }),
    onSuccess: ({ skills }) => queries.setQueryData(skillsQuery.queryKey, skills),
  })
  const demands = demandFor(code, queues.data ?? [])
  const asking = demands.map(({ queue }) => queue.name[locale]).join(locale === 'en' ? ', ' : '、')
  return (
    <section className="sec">
      <ProblemLine problem={set.error} onDismiss={set.reset} />
      <div className="row wrap">
        {!skill.offered && (
          <button type="button" className="btn s" onClick={() => set.mutate(true)}>
            {say('restore')}
          </button>
        )}
        {skill.offered && demands.length > 0 && (
          <ConfirmButton
            words={say('retire')}
            question={say('retireAsk', { count: demands.length, queues: asking, holders })}
            onConfirm={() => set.mutate(false)}
          />
        )}
        {skill.offered && demands.length === 0 && (
          <button type="button" className="btn s" disabled={!queues.isSuccess} onClick={() => set.mutate(false)}>
            {say('retire')}
          </button>
        )}
        <span className="t3 f12">{say('retireHint')}</span>
      </div>
    </section>
  )
}
