import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { QueueAgentShape } from '#modules/routing/service-contract.ts'
import { useMay } from '../../app/session/me.ts'
import type { Queue } from '../../queries/queues.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { Icon } from '../../ui/icons.tsx'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { hindranceWords } from './hindrance-words.ts'
import { queueWords } from './words.ts'

interface Props {
  readonly agent: QueueAgentShape
  readonly queues: readonly Queue[]
  readonly membership: 'members' | 'others'
  readonly isBusy: boolean
  readonly onSet: (isMember: boolean) => void
}

/** One agent: who, whether work can come now and why not, and the way in or out. */
export function QueueAgentRow({ agent, queues, membership, isBusy, onSet }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const helpsFrom = queues.filter(({ queueId }) => agent.helpsFromQueueIds.includes(queueId))
  return (
    <li className="serving-row">
      <div>
        <Name agent={agent} />
        <div className="t3 f12 ell">
          {agent.agentNo} · {agent.unitName}
        </div>
      </div>
      <div>
        <Ability agent={agent} membership={membership} />
        {helpsFrom.length > 0 && (
          <div className="t3 f12">
            {say('helpsFrom', { queues: helpsFrom.map(({ name }) => name[locale]).join(' · ') })}
          </div>
        )}
        {agent.ableAfterSeconds !== null && agent.ableAfterSeconds > 0 && (
          <div className="t3 f12">{say('ableAfter', { seconds: agent.ableAfterSeconds })}</div>
        )}
      </div>
      {agent.isMember ? (
        <button type="button" className="btn s" disabled={isBusy} onClick={() => onSet(false)}>
          {say('takeOut')}
        </button>
      ) : (
        <button type="button" className="btn s" disabled={isBusy} onClick={() => onSet(true)}>
          {say('putInto')}
        </button>
      )}
    </li>
  )
}

function Name({ agent }: { readonly agent: QueueAgentShape }) {
  const mayRead = useMay('identity.read-people')
  if (!mayRead) return <div className="ell">{agent.name}</div>
  return (
    <div className="ell">
      <Link className="open" to="/people" search={{ open: agent.agentId }}>
        {agent.name}
      </Link>
    </div>
  )
}

function Ability({ agent, membership }: Pick<Props, 'agent' | 'membership'>) {
  const say = useWords(queueWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const skills = useQuery(skillsQuery).data ?? []
  const skill = (code: string) => skills.find((one) => one.code === code)?.names[locale]
  const why = hindranceWords(agent, membership, { locale, skill })
  if (why.length > 0) {
    return (
      <div className="row g4 t2">
        <Icon name="withdrawn" small />
        <span>{why.join(' · ')}</span>
      </div>
    )
  }
  const inHand = say('inHand', { held: agent.held, most: agent.most ?? 0 })
  return (
    <div className="row g4">
      <span className="st kept">
        <Icon name="kept" small />
        {say(membership === 'members' ? 'able' : 'suits')}
      </span>
      <span className="t2 f12">
        {sayPresence(agent.presence)}
        {membership === 'members' && ` · ${inHand}`}
      </span>
    </div>
  )
}
