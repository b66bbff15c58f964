import { useQuery } from '@tanstack/react-query'
import { skillsQuery } from '../../queries/skills.ts'
import { type Choice, NumberItem, PickItem, PickManyItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { LEVELS, levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { queueWords } from './words.ts'

interface Props {
  /** Where the requirements stand; inside a list from the line's number on. */
  readonly at: readonly (string | number)[]
  /** The queues that may help. */
  readonly others: readonly Choice[]
}

/** Which skills it takes at which level, and whose members may help. */
export function Needs({ at, others }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const skills = useQuery(skillsQuery)
  // A trainee takes nothing alone.
  const levels = LEVELS.filter((level) => level > 1).map((level) => ({ value: level, label: levelName(level, locale) }))
  return (
    <>
      <ProblemLine problem={skills.error} onRetry={() => void skills.refetch()} />
      <ListItem
        at={[...at, 'skills']}
        label={say('skills')}
        fresh={{ minLevel: 3 }}
        addWords={say('addSkill')}
        most={8}
      >
        {(place) => (
          <>
            <PickItem
              at={[place, 'skill']}
              label={say('skill')}
              choices={(skills.data ?? []).map(({ code, names, offered }) => ({
                value: code,
                label: offered ? names[locale] : say('retiredSkill', { skill: names[locale] }),
              }))}
            />
            <PickItem at={[place, 'minLevel']} label={say('minLevel')} choices={levels} />
          </>
        )}
      </ListItem>
      <PickManyItem at={[...at, 'furtherQueueIds']} label={say('helpers')} none={say('noHelpers')} choices={others} />
    </>
  )
}

/** What is asked for instead once a contact has waited; each step replaces the one before it. */
export function Relaxations({ others }: Pick<Props, 'others'>) {
  const say = useWords(queueWords)
  return (
    <ListItem
      at="relaxations"
      label={say('relaxations')}
      hint={say('relaxationsHint')}
      fresh={{ requirements: { skills: [], furtherQueueIds: [] } }}
      addWords={say('addRelaxation')}
      most={5}
    >
      {(place) => (
        <>
          <NumberItem at={[place, 'afterSeconds']} label={say('relaxAfter')} unit={say('seconds')} min={1} max={7200} />
          <div className="step-needs">
            <Needs at={[place, 'requirements']} others={others} />
          </div>
        </>
      )}
    </ListItem>
  )
}
