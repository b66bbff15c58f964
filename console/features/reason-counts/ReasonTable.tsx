import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMe } from '../../app/session/me.ts'
import { reasonsQuery } from '../../queries/codes.ts'
import { Sparkline } from '../../ui/chart/Sparkline.tsx'
import { Figure } from '../../ui/figures/Figure.tsx'
import { changeText } from '../../ui/figures/figure-text.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import type { Days } from '../../ui/span/days.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { ReasonSum } from './reason-sums.ts'
import { reasonCountWords } from './words.ts'

interface Props {
  readonly sums: readonly ReasonSum[]
  readonly total: number
  readonly days: Days
  readonly queueId: string
  readonly empty: ReactNode
}

/** One line a reason; the numbers open where the reader may open exactly those contacts. */
export function ReasonTable(props: Props) {
  const say = useWords(reasonCountWords)
  const columns = useColumns(props)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={props.sums}
      rowKey={({ code }) => code}
      exportAs={`${say('title')} ${props.days.from} ${props.days.to}`}
      empty={props.empty}
    />
  )
}

function useColumns({ total, days, queueId }: Props): readonly Column<ReasonSum>[] {
  const say = useWords(reasonCountWords)
  const locale = useLocale()
  const reasons = useQuery(reasonsQuery).data
  const { permissions } = useMe()
  // The same reach over both: then the number is the list.
  const opens = permissions['conversations.read'] === permissions['conversations.count-reasons']
  const oneName = (code: string) => reasons?.find((reason) => reason.code === code)?.name[locale] ?? code
  const name = ({ code }: ReasonSum) => {
    const parent = code.split('.').slice(0, -1).join('.')
    return parent === '' ? oneName(code) : `${oneName(parent)} · ${oneName(code)}`
  }
  const openedAt = (search: Readonly<Record<string, string>>) =>
    opens ? { to: '/contacts', search: { ...days, ...(queueId === '' ? {} : { queue: queueId }), ...search } } : {}
  const share = ({ count }: ReasonSum) => (total === 0 ? null : count / total)
  const unresolved = ({ count, notResolved }: ReasonSum) => (count === 0 ? null : notResolved / count)
  return [
    { key: 'reason', title: say('reason'), value: name },
    {
      key: 'count',
      title: say('count'),
      numeric: true,
      value: ({ count }) => count,
      text: ({ count }) => number(count, locale),
      cell: (sum) => (
        <Figure
          value={number(sum.count, locale)}
          label={`${name(sum)} · ${say('count')}`}
          {...openedAt({ reason: sum.code })}
        />
      ),
    },
    {
      key: 'share',
      title: `${say('share')} %`,
      numeric: true,
      value: share,
      text: (sum) => percent(share(sum), locale),
    },
    {
      key: 'change',
      title: say('change'),
      numeric: true,
      value: ({ count, before }) => count - before,
      text: ({ count, before }) => changeText(count, before, 'count', locale) ?? '—',
      cell: ({ count, before }) => (
        <span className="t2 nw" title={say('before', { count: number(before, locale) })}>
          {changeText(count, before, 'count', locale)}
        </span>
      ),
    },
    {
      key: 'not-resolved',
      title: say('notResolved'),
      numeric: true,
      value: ({ notResolved }) => notResolved,
      text: ({ notResolved }) => number(notResolved, locale),
      cell: (sum) =>
        sum.notResolved === 0 ? (
          number(0, locale)
        ) : (
          <Figure
            value={number(sum.notResolved, locale)}
            label={`${name(sum)} · ${say('notResolved')}`}
            {...openedAt({ reason: sum.code, marks: 'not-resolved' })}
          />
        ),
    },
    {
      key: 'not-resolved-share',
      title: `${say('notResolvedShare')} %`,
      numeric: true,
      value: unresolved,
      text: (sum) => percent(unresolved(sum), locale),
    },
    {
      key: 'days',
      title: say('perDay'),
      value: () => null,
      cell: (sum) => <PerDay sum={sum} name={name(sum)} />,
    },
  ]
}

function PerDay({ sum, name }: { readonly sum: ReasonSum; readonly name: string }) {
  const most = Math.max(1, ...sum.perDay)
  if (sum.perDay.length < 2) return null
  return <Sparkline values={sum.perDay.map((count) => count / most)} label={`${name}: ${sum.perDay.join(' ')}`} />
}
