import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import type { AgentRow } from './board-rows.ts'
import { PresenceTime } from './PresenceTime.tsx'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  readonly shown: Extract<BoardPanel, { kind: 'agents' }>
  readonly onOpen: (panel: BoardPanel) => void
}

/** The agents of a state or queue by name, with how long they have been so and what they have in hand. */
export function AgentList({ state, shown, onOpen }: Props) {
  const say = useWords(boardWords)
  const agents = state.agents.filter(
    (agent) =>
      (shown.queueId === null || agent.queueIds.includes(shown.queueId)) &&
      (shown.state === null ? agent.presence !== 'offline' : agent.presence === shown.state),
  )
  const columns = useColumns(onOpen)
  return (
    <div className="scroll">
      <PageTable
        caption={say('agentsTitle')}
        columns={columns}
        rows={agents}
        rowKey={({ agentId }) => agentId}
        prefix="a-"
        exportAs={say('agentsTitle')}
        empty={<EmptyState what={say('noAgents')} />}
      />
    </div>
  )
}

function useColumns(onOpen: Props['onOpen']): readonly Column<AgentRow>[] {
  const say = useWords(boardWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const collator = new Intl.Collator(locale === 'en' ? 'en' : 'zh')
  const states = (Object.keys(presenceWords.byLocale.en) as Presence[]).toSorted((a, b) => collator.compare(a, b))
  return [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name,
      text: ({ name, agentNo }) => `${name} ${agentNo}`,
      cell: ({ agentId, name, agentNo }) => (
        <span className="row nw">
          <button type="button" className="open" onClick={() => onOpen({ kind: 'agent', agentId })}>
            {name}
          </button>
          <span className="t3 f12">{agentNo}</span>
        </span>
      ),
    },
    { key: 'team', title: say('team'), value: ({ unitName }) => unitName },
    {
      key: 'state',
      title: say('state'),
      value: ({ presence }) => states.indexOf(presence),
      text: ({ presence }) => sayPresence(presence),
    },
    {
      key: 'since',
      title: say('stateSince'),
      numeric: true,
      value: ({ presenceSinceAt }) => -presenceSinceAt,
      text: () => '',
      cell: (agent) => <PresenceTime agent={agent} />,
    },
    {
      key: 'load',
      title: say('load'),
      numeric: true,
      value: ({ usedPoints, points }) => usedPoints / points,
      text: ({ usedPoints, points }) => `${usedPoints} / ${points}`,
    },
    {
      key: 'hand',
      title: say('inHandTitle'),
      numeric: true,
      value: ({ contacts }) => contacts.length,
    },
  ]
}
