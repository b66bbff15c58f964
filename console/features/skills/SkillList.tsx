import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { skillKinds } from '#modules/identity/contract.ts'
import { type Queue, queuesQuery } from '../../queries/queues.ts'
import { type Skill, skillsQuery } from '../../queries/skills.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { LOCALES, type Locale } from '../../ui/words/locale.ts'
import { type Say, useLocale, useWords } from '../../ui/words/words.ts'
import { demandFor } from './demand.ts'
import { type SkillsWord, skillsWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (code: string) => void
}

/** The catalogue: every figure leads to the people behind it. */
export function SkillList({ open, onOpen }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const read = useQuery(skillsQuery)
  const queues = useQuery(queuesQuery)
  if (read.isPending) return <Skeleton lines={8} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  const name: Column<Skill> = {
    key: 'name',
    title: say('name'),
    value: ({ names }) => names[locale],
    cell: ({ code, names }) => (
      <button
        type="button"
        className="open nw"
        aria-current={code === open ? 'true' : undefined}
        onClick={() => onOpen(code)}
      >
        {names[locale]}
      </button>
    ),
  }
  return (
    <div className="skills-list">
      <ProblemLine problem={queues.error} onRetry={() => void queues.refetch()} />
      <PageTable
        caption={say('title')}
        columns={[name, ...columnsOf(say, locale, queues.data ?? [])]}
        rows={inOrder(read.data)}
        rowKey={({ code }) => code}
        rowClass={({ code }) => (code === open ? 'on' : undefined)}
        exportAs={say('title')}
        empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
      />
    </div>
  )
}

/** What the bank does before how it is spoken of and how it is done. */
const inOrder = (skills: readonly Skill[]): readonly Skill[] =>
  skills.toSorted((a, b) => skillKinds.indexOf(a.kind) - skillKinds.indexOf(b.kind))

function columnsOf(say: Say<SkillsWord>, locale: Locale, queues: readonly Queue[]): readonly Column<Skill>[] {
  const others = LOCALES.filter((one) => one !== locale)
  const queueNames = ({ code }: Skill) => demandFor(code, queues).map(({ queue }) => queue.name[locale])
  return [
    {
      key: 'others',
      title: say('otherNames'),
      value: ({ names }) => others.map((one) => names[one]).join(' · '),
      cell: ({ names }) => <Short text={others.map((one) => names[one]).join(' · ')} className="t2" />,
    },
    {
      key: 'code',
      title: say('code'),
      value: ({ code }) => code,
      cell: ({ code }) => <span className="nw">{code}</span>,
    },
    {
      key: 'kind',
      title: say('kind'),
      value: ({ kind }) => say(`kind-${kind}`),
      cell: ({ kind }) => <span className="nw">{say(`kind-${kind}`)}</span>,
    },
    {
      key: 'holders',
      title: say('holders'),
      value: ({ holders }) => holders,
      cell: ({ code, holders }) => <People code={code} state="held" count={holders} />,
      numeric: true,
    },
    {
      key: 'expiring',
      title: say('expiring'),
      value: ({ expiring }) => expiring,
      cell: ({ code, expiring }) => <People code={code} state="expiring" count={expiring} />,
      numeric: true,
    },
    {
      key: 'askedBy',
      title: say('askedBy'),
      value: (skill) => queueNames(skill).length,
      text: (skill) => queueNames(skill).join(' · '),
      cell: (skill) => <Short text={queueNames(skill).join(' · ') || '—'} className="" />,
    },
    {
      key: 'state',
      title: say('state'),
      value: ({ offered }) => say(offered ? 'offered' : 'retired'),
      cell: ({ offered }) => <span className={offered ? 'nw' : 'tag'}>{say(offered ? 'offered' : 'retired')}</span>,
    },
  ]
}

/** One line, however long; the whole of it under the pointer and in the file. */
function Short({ text, className }: { readonly text: string; readonly className: string }) {
  return (
    <span className={`short ${className}`} title={text}>
      {text}
    </span>
  )
}

/** How many people, and the way to them in the matrix. */
function People({ code, state, count }: { readonly code: string; readonly state: string; readonly count: number }) {
  if (count === 0) return <span className="t3">0</span>
  return (
    <Link className="open" to="/skill-matrix" search={{ skill: code, state }}>
      {count}
    </Link>
  )
}
