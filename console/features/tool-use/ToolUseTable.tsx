import { TOOL_ACTS, type ToolUseReply, type ToolUser } from '#modules/assist/tool-use-contract.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { number } from '../../ui/figures/numbers.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { toolUseWords } from './words.ts'

interface Props {
  readonly use: ToolUseReply
  readonly open: string | null
  readonly onOpen: (personId: string) => void
}

/** Everyone who had contacts that week, those who used least first. */
export function ToolUseTable({ use, open, onOpen }: Props) {
  const say = useWords(toolUseWords)
  const columns = useColumns(useLocale(), onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={use.people}
      rowKey={({ personId }) => personId}
      rowClass={({ personId }) => (personId === open ? 'on' : undefined)}
      exportAs={`${say('title')} ${use.week}`}
      empty={<EmptyState what={say('nobody')} todo={say('nobodyTodo')} />}
    />
  )
}

function useColumns(locale: Locale, onOpen: Props['onOpen']): readonly Column<ToolUser>[] {
  const say = useWords(toolUseWords)
  const counted = (key: string, title: string, count: (one: ToolUser) => number): Column<ToolUser> => ({
    key,
    title,
    numeric: true,
    value: count,
    text: (one) => number(count(one), locale),
  })
  const madeOf = ({ acts }: ToolUser) =>
    TOOL_ACTS.flatMap((act) => (acts[act] === undefined ? [] : [`${say(act)} ${acts[act]}`])).join(' · ')
  return [
    {
      key: 'person',
      title: say('person'),
      value: ({ name, agentNo }) => `${name} ${agentNo}`,
      cell: ({ name, agentNo }) => (
        <span className="nw">
          {name} <span className="t3 f12">{agentNo}</span>
        </span>
      ),
    },
    {
      key: 'unit',
      title: say('unit'),
      value: ({ unitName }) => unitName,
      cell: ({ unitName }) => <span className="nw">{unitName}</span>,
    },
    {
      ...counted('uses', say('uses'), ({ uses }) => uses),
      cell: ({ uses, name, personId }) => (
        <Figure value={number(uses, locale)} label={say('acts', { name })} onOpen={() => onOpen(personId)} />
      ),
    },
    { key: 'is-user', title: say('isUser'), value: ({ isUser }) => say(isUser ? 'yes' : 'no') },
    { key: 'acts', title: say('act'), value: madeOf },
    counted('contacts', say('contacts'), ({ contacts }) => contacts),
    counted('with-use', say('contactsWithUse'), ({ contactsWithUse }) => contactsWithUse),
  ]
}
