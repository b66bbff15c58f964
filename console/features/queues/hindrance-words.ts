import type { QueueAgentShape } from '#modules/routing/service-contract.ts'
import { levelName } from '../../ui/words/level-words.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { sayIn } from '../../ui/words/words.ts'
import { queueWords } from './words.ts'

export type Hindrance = QueueAgentShape['hindrances'][number]

/** Of someone who might be put in, only what would still keep them away then: whether they are here now is no matter. */
const LASTING: readonly Hindrance[] = ['skill-missing', 'channel-not-given']

/** Everything that keeps an agent from a queue, in words, what lasts first; empty for one who can be given work. */
export function hindranceWords(
  agent: QueueAgentShape,
  membership: 'members' | 'others',
  names: { readonly locale: Locale; readonly skill: (code: string) => string | undefined },
): readonly string[] {
  const say = sayIn(queueWords, names.locale)
  const skills = agent.missingSkills.map(({ skill, minLevel, level }) =>
    say(level === null ? 'lacksSkill' : 'lacksLevel', {
      skill: names.skill(skill) ?? skill,
      wanted: levelName(minLevel, names.locale),
      held: level === null ? '' : levelName(level, names.locale),
    }),
  )
  return agent.hindrances.flatMap((hindrance) => {
    if (membership === 'others' && !LASTING.includes(hindrance)) return []
    if (hindrance === 'skill-missing') return skills
    if (hindrance === 'away' || hindrance === 'offline') return [sayIn(presenceWords, names.locale)(choiceOf(agent))]
    if (hindrance === 'full') return [say('fullNow', { held: agent.held, most: agent.most ?? 0 })]
    return [say(`not-${hindrance}`)]
  })
}

/** Work in hand shows before the choice behind it: whoever is away after it is told by the break, not by the work. */
function choiceOf({ presence, hindrances }: QueueAgentShape): Presence {
  return hindrances.includes('offline') ? 'offline' : presence
}
