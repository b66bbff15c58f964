import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queuesQuery } from '../../queries/queues.ts'
import { type Skill, skillsQuery } from '../../queries/skills.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { demandFor } from './demand.ts'
import { Retiring } from './Retiring.tsx'
import { SkillForm } from './SkillForm.tsx'
import { skillsWords } from './words.ts'

interface Props {
  /** The skill's code. */
  readonly open: string
  readonly isNew: boolean
  readonly onOpen: (code: string | null) => void
}

/** One skill: its names, who asks for it, and whether it is still granted. */
export function SkillPanel({ open, isNew, onOpen }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const read = useQuery(skillsQuery)
  const skill = read.data?.find(({ code }) => code === open)
  return (
    <Beside
      title={isNew ? say('add') : (skill?.names[locale] ?? open)}
      tools={skill && !skill.offered && <span className="tag">{say('retired')}</span>}
      onClose={() => onOpen(null)}
    >
      {read.isPending && <Skeleton />}
      {!read.data && <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />}
      {isNew && <SkillForm skill={null} onAdded={onOpen} />}
      {skill && (
        <div className="scroll">
          <section className="sec" aria-label={say('name')}>
            <SkillForm skill={skill} onAdded={onOpen} />
          </section>
          <AskedBy skill={skill} />
          <Retiring skill={skill} />
        </div>
      )}
      {read.data && !isNew && !skill && <EmptyState what={say('gone')} />}
    </Beside>
  )
}

function AskedBy({ skill }: { readonly skill: Skill }) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const queues = useQuery(queuesQuery)
  const demands = demandFor(skill.code, queues.data ?? [])
  return (
    <section className="sec" aria-label={say('askedBy')}>
      <h3>{say('askedBy')}</h3>
      <ProblemLine problem={queues.error} onRetry={() => void queues.refetch()} />
      {queues.isSuccess && demands.length === 0 && <p className="t2">{say('askedByNone')}</p>}
      <ul className="asked">
        {demands.map(({ queue, minLevel, isLater }) => (
          <li key={queue.queueId} className="row">
            <Link className="open ell" to="/queues" search={{ open: queue.queueId }}>
              {queue.name[locale]}
            </Link>
            <span className="sp" />
            <span className="t2 f12 nw">
              {say('needAtLeast', { level: levelName(minLevel, locale) })}
              {isLater && ` · ${say('later')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
