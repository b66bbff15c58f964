import './red-lines.css'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { ContactEntries } from '../../ui/drill/ContactEntries.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useRuleNames } from '../../ui/red-lines/use-rule-names.ts'
import { type ChangeSearch, type SearchText, useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday, instantsOf } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { mondayOf } from './monday-of.ts'
import { useColumns } from './use-columns.tsx'
import { useLookAt, useRedLineList } from './use-red-lines.ts'
import { redLineWords } from './words.ts'

const SEARCH = ['rule', 'person', 'week', 'state', 'contact'] as const
type Search = (typeof SEARCH)[number]
const STATES = ['open', 'looked-at'] as const
const WEEKS = 8

/** What was sent to customers although it crosses a red line, newest first; an entry opens to its contact. */
export function RedLinesPage() {
  const say = useWords(redLineWords)
  const [search, change] = useSearchText(SEARCH)
  const week = /^\d{4}-\d\d-\d\d$/.test(search.week) ? search.week : null
  const list = useRedLineList({
    rule: search.rule === '' ? null : search.rule,
    personId: search.person === '' ? null : search.person,
    ...(week === null ? { from: null, before: null } : instantsOf({ from: week, to: addDaysToDate(week, 6) })),
    state: STATES.find((known) => known === search.state) ?? 'all',
  })
  const lookAt = useLookAt()
  const pages = list.data?.pages ?? []
  const rows = pages.flatMap(({ entries }) => entries)
  const onOpen = (contact: string | null) => change({ contact }, true)
  const columns = useColumns({ opened: search.contact, onOpen, onLookAt: lookAt.mutate })
  const people = rows.flatMap(({ person }) => (person ? [person] : []))
  return (
    <ContactEntries
      title={say('title')}
      filters={
        <Filters
          search={search}
          change={change}
          people={people}
          asOf={pages[0]?.asOf ?? null}
          count={pages[0]?.openCount}
        />
      }
      list={list}
      problem={lookAt.error}
      rows={rows}
      rowKey={({ entryId }) => entryId}
      columns={columns}
      none={say('none')}
      noneTodo={say('noneTodo')}
      contactId={search.contact}
      onOpen={onOpen}
    />
  )
}

function Filters(props: {
  readonly search: SearchText<Search>
  readonly change: ChangeSearch<Search>
  readonly people: readonly { readonly personId: string; readonly name: string }[]
  readonly asOf: number | null
  readonly count: number | undefined
}) {
  const say = useWords(redLineWords)
  const { codes, nameOf } = useRuleNames()
  const { search, change, asOf, count } = props
  const people = new Map(props.people.map(({ personId, name }) => [personId, name]))
  if (search.person !== '' && !people.has(search.person)) people.set(search.person, say('person'))
  const monday = mondayOf(bankToday())
  const weeks = Array.from({ length: WEEKS }, (_, back) => addDaysToDate(monday, -7 * back))
  return (
    <>
      <Choose
        label={say('rule')}
        all={say('allRules')}
        value={search.rule}
        choices={codes.map((rule) => ({ value: rule, label: nameOf(rule) }))}
        onChoose={(rule) => change({ rule })}
      />
      <Choose
        label={say('person')}
        all={say('allPeople')}
        value={search.person}
        choices={[...people].map(([value, label]) => ({ value, label }))}
        onChoose={(person) => change({ person })}
      />
      <Choose
        label={say('week')}
        all={say('allWeeks')}
        value={search.week}
        choices={weeks.map((from) => ({ value: from, label: say('weekOf', { from }) }))}
        onChoose={(week) => change({ week })}
      />
      <Choose
        label={say('state')}
        all={say('state-all')}
        value={search.state}
        choices={STATES.map((state) => ({ value: state, label: say(`state-${state}`) }))}
        onChoose={(state) => change({ state })}
      />
      <span className="sp" />
      {count !== undefined && <span className="t2 f12 nw">{say('count', { count })}</span>}
      <AsOf at={asOf} />
    </>
  )
}
