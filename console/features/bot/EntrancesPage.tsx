import './problems.ts'
import './bot.css'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { z } from 'zod'
import type { channelList } from '#channels/web/contract.ts'
import type { AssistantView } from '#modules/bot/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { entranceWords } from './entrance-words.ts'

const EntranceForm = lazy(() => import('./EntranceForm.tsx').then((file) => ({ default: file.EntranceForm })))

export const assistantsQuery = queryOptions({
  queryKey: ['bot', 'assistants'],
  queryFn: async () =>
    (await call<{ readonly assistants: readonly AssistantView[] }>('GET', '/api/bot/assistants')).assistants,
})

const entrancesQuery = queryOptions({
  queryKey: ['bot', 'entrances'],
  queryFn: async () => (await call<z.infer<typeof channelList>>('GET', '/api/web-channels')).channels,
})

interface Row {
  readonly entrance: string
  readonly name: string
  /** Undefined: never set, and the bot is off. */
  readonly saved: AssistantView | undefined
}

/** Every entrance with what the bot does there; one without settings has people answer from the first word. */
export function EntrancesPage() {
  const say = useWords(entranceWords)
  const locale = useLocale()
  const mayEntrances = useMay('web.administer')
  const [open, setOpen] = useOpen()
  const assistants = useQuery(assistantsQuery)
  const channels = useQuery({ ...entrancesQuery, enabled: mayEntrances }).data ?? []
  const named = new Map(channels.map(({ key, name }) => [`web:${key}`, name[locale]]))
  const keys = new Set([...named.keys(), ...(assistants.data ?? []).map(({ entrance }) => entrance)])
  const rows = [...keys].toSorted().map(
    (entrance): Row => ({
      entrance,
      name: named.get(entrance) ?? entrance,
      saved: assistants.data?.find((one) => one.entrance === entrance),
    }),
  )
  const opened = rows.find(({ entrance }) => entrance === open)
  const columns = useColumns(open, setOpen)
  return (
    <Split
      title={say('title')}
      beside={
        opened && (
          <Beside title={opened.name} onClose={() => setOpen(null)}>
            <Suspense fallback={<Skeleton />}>
              <EntranceForm key={opened.entrance} entrance={opened.entrance} saved={opened.saved} />
            </Suspense>
          </Beside>
        )
      }
    >
      <ProblemLine problem={assistants.error} onRetry={() => void assistants.refetch()} />
      {assistants.isPending && <Skeleton lines={4} />}
      {assistants.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ entrance }) => entrance}
          rowClass={({ entrance }) => (entrance === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={
            <EmptyState what={say('none')} todo={say('noneTodo')}>
              {mayEntrances && (
                <Link className="btn s" to="/web-channels">
                  {say('toEntrances')}
                </Link>
              )}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}

function useColumns(open: string | null, onOpen: (entrance: string) => void): readonly Column<Row>[] {
  const say = useWords(entranceWords)
  const locale = useLocale()
  const percent = (share: number) => `${Math.round(share * 100)} %`
  return [
    {
      key: 'name',
      title: say('entrance'),
      value: ({ name }) => name,
      cell: ({ entrance, name }) => (
        <button
          type="button"
          className="open"
          aria-current={entrance === open ? 'true' : undefined}
          onClick={() => onOpen(entrance)}
        >
          {name}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: ({ saved }) => say(saved?.isOn ? 'on' : 'off'),
      cell: ({ saved }) => (
        <span className={saved?.isOn ? 'tag f nw' : 'tag nw'}>{say(saved?.isOn ? 'on' : 'off')}</span>
      ),
    },
    {
      key: 'greeting',
      title: say('greeting'),
      value: ({ saved }) => saved?.greeting?.[locale] ?? say('shipped'),
      cell: ({ saved }) => <span className="t2 bot-example">{saved?.greeting?.[locale] ?? say('shipped')}</span>,
    },
    {
      key: 'sure',
      title: say('sure'),
      value: ({ saved }) =>
        saved?.thresholds
          ? say('surePair', {
              answer: percent(saved.thresholds.answer),
              clarify: percent(saved.thresholds.clarify),
            })
          : say('learned'),
    },
  ]
}
