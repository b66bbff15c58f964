import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { csv } from '#libs/guarded-csv/csv.ts'
import type { PersonSummary, peopleSorts } from '#modules/identity/contract.ts'
import { Icon } from '../../ui/icons.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { partWords } from '../../ui/parts/words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { download } from '../../ui/table/csv.ts'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { roleWords } from '../../ui/words/role-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { PeopleFilters } from './PeopleFilters.tsx'
import { everyone, nextOrder, orderOf, type PeopleView, peopleQueryOf, VIEW } from './people-list.ts'
import { peopleWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (personId: string) => void
}

/** The people of the filters, page by page, in the order asked for. */
export function PeopleList({ open, onOpen }: Props) {
  const say = useWords(peopleWords)
  const [view, change] = useSearchText(VIEW)
  const list = useInfiniteQuery(peopleQueryOf(view))
  const people = list.data?.pages.flatMap((page) => page.people) ?? []
  const clear = () => change({ q: null, unit: null, role: null, skill: null, active: null })
  return (
    <>
      <PeopleFilters view={view} onChange={change} count={people.length} exportButton={<ExportButton view={view} />} />
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && people.length === 0 && (
        <EmptyState what={say('nobody')} todo={say('nobodyTodo')}>
          <button type="button" className="btn" onClick={clear}>
            {say('clear')}
          </button>
        </EmptyState>
      )}
      {people.length > 0 && (
        <table className="tbl">
          <caption className="for-ears">{say('title')}</caption>
          <Head view={view} onSort={(sort) => change({ sort: nextOrder(view.sort, sort) })} />
          <tbody>
            {people.map((person) => (
              <Row key={person.personId} person={person} isOpen={person.personId === open} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} words={say('more', { count: 50 })} />
    </>
  )
}

type Sort = (typeof peopleSorts)[number]
const COLUMNS = [
  ['agentNo', 'agentNo'],
  ['displayName', 'name'],
  ['unitName', 'unit'],
  [null, 'roles'],
  ['lastSignedInAt', 'lastSignedIn'],
] as const

function Head({ view, onSort }: { readonly view: PeopleView; readonly onSort: (sort: Sort) => void }) {
  const say = useWords(peopleWords)
  const now = orderOf(view.sort)
  return (
    <thead>
      <tr>
        {COLUMNS.map(([sort, word]) => {
          if (sort === null) {
            return (
              <th key={word} scope="col">
                {say(word)}
              </th>
            )
          }
          const sorted = now.sort === sort
          return (
            <th
              key={word}
              scope="col"
              aria-sort={sorted ? (now.order === 'asc' ? 'ascending' : 'descending') : undefined}
            >
              <button type="button" className="sort" onClick={() => onSort(sort)}>
                {say(word)}
                {sorted && <Icon name={now.order === 'asc' ? 'up' : 'down'} small />}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Row({
  person,
  isOpen,
  onOpen,
}: { readonly person: PersonSummary; readonly isOpen: boolean } & Pick<Props, 'onOpen'>) {
  const say = useWords(peopleWords)
  const sayRole = useWords(roleWords)
  const roles = [...new Set(person.roles.map(({ role }) => sayRole(role)))]
  return (
    <tr className={isOpen ? 'on' : undefined}>
      <td className="nw">{person.agentNo}</td>
      <td className="nw">
        <button
          type="button"
          className="open"
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => onOpen(person.personId)}
        >
          {person.displayName}
        </button>{' '}
        {!person.active && <span className="tag">{say('disabled')}</span>}
      </td>
      <td>{person.unitName}</td>
      <td>{roles.join(' · ') || '—'}</td>
      <td className="nw">
        {person.lastSignedInAt === null ? (
          <span className="t3">{say('never')}</span>
        ) : (
          dayAndTime(person.lastSignedInAt, serverNow())
        )}
      </td>
    </tr>
  )
}

/** All people of the view, also those not read yet. */
function ExportButton({ view }: { readonly view: PeopleView }) {
  const say = useWords(peopleWords)
  const sayPart = useWords(partWords)
  const sayRole = useWords(roleWords)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const exportAll = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const rows = (await everyone(view)).map((one) => [
        one.agentNo,
        one.displayName,
        one.unitName,
        one.roles.map(({ role, unitName }) => `${sayRole(role)} ${unitName}`).join(' · '),
        one.lastSignedInAt === null ? null : dayAndTime(one.lastSignedInAt, 0),
      ])
      download(
        `${say('title')}.csv`,
        csv(
          COLUMNS.map(([, word]) => say(word)),
          rows,
        ),
      )
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} />
      <button type="button" className="btn s" disabled={isBusy} onClick={() => void exportAll()}>
        <Icon name="export" small />
        {sayPart('exportCsv')}
      </button>
    </>
  )
}
