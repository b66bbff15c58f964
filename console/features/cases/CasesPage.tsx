import '../../ui/problems/case-problems.ts'
import './cases.css'
import type { CaseCard } from '#modules/cases/contract.ts'
import { caseStates } from '#modules/cases/contract.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CasePanel } from './CasePanel.tsx'
import { type CasesText, useCases, useTemplates, VIEW } from './use-cases.ts'
import { caseWords } from './words.ts'

const SHOWS = ['mine', 'unit', 'all'] as const
const STATES = ['unfinished', ...caseStates] as const
const DUES = ['overdue', 'endangered'] as const

/** The cases within reach, and one of them beside the list. */
export function CasesPage() {
  const say = useWords(caseWords)
  const [picked, setOpen] = useOpen()
  const [text, change] = useSearchText(VIEW)
  const list = useCases(text)
  const found = picked === null ? theOneFound(text.find, list.data?.cases ?? []) : null
  const open = picked ?? found
  const columns = useColumns(open, setOpen)
  const chosen = list.data?.cases.find(({ caseId }) => caseId === open)
  const filters = <Filters text={text} change={change} />
  return (
    <Split
      title={say('title')}
      wide
      tools={list.data && <AsOf at={list.data.asOf} />}
      beside={
        open !== null && (
          <Beside
            title={chosen?.reference ?? say('case')}
            onClose={() => (found === null ? setOpen(null) : change({ find: null }))}
          >
            <CasePanel key={open} caseId={open} onOpen={setOpen} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {filters}
      {list.isPending && <Skeleton lines={8} />}
      {list.data && (
        <>
          <p className="t3 f12 pb">{say('counts', { ...list.data.counts })}</p>
          <PageTable
            caption={say('title')}
            columns={columns}
            rows={list.data.cases}
            rowKey={({ caseId }) => caseId}
            rowClass={({ caseId }) => (caseId === open ? 'on' : undefined)}
            exportAs={say('title')}
            empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
            foot={<Pages list={list.data} text={text} change={change} />}
          />
        </>
      )}
    </Split>
  )
}

/** Whoever looks for a whole case number, as the list of what is owed does, has that case open. */
function theOneFound(find: string, cases: readonly CaseCard[]): string | null {
  const [only, ...others] = cases
  return others.length === 0 && only?.reference === find.trim().toUpperCase() ? only.caseId : null
}

interface FiltersProps {
  readonly text: CasesText
  readonly change: ChangeSearch<(typeof VIEW)[number]>
}

function Filters({ text, change }: FiltersProps) {
  const say = useWords(caseWords)
  const locale = useLocale()
  const templates = useTemplates().data?.templates ?? []
  return (
    <div className="row wrap pb">
      <FindField label={say('find')} value={text.find} onFind={(find) => change({ find, page: null })} />
      <Choose
        label={say('show')}
        value={text.show === '' ? 'all' : text.show}
        choices={SHOWS.map((value) => ({ value, label: say(`show-${value}`) }))}
        onChoose={(show) => change({ show, page: null }, true)}
      />
      <Choose
        label={say('state')}
        all={say('allStates')}
        value={text.state}
        choices={STATES.map((value) => ({ value, label: say(`state-${value}`) }))}
        onChoose={(state) => change({ state, page: null }, true)}
      />
      <Choose
        label={say('due')}
        all={say('anyDue')}
        value={text.due}
        choices={DUES.map((value) => ({ value, label: say(`due-${value}`) }))}
        onChoose={(due) => change({ due, page: null }, true)}
      />
      <Choose
        label={say('template')}
        all={say('allTemplates')}
        value={text.template}
        choices={templates.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        onChoose={(template) => change({ template, page: null }, true)}
      />
    </div>
  )
}

interface PagesProps extends FiltersProps {
  readonly list: { readonly counts: { readonly raw: number }; readonly pageSize: number }
}

function Pages({ list, text, change }: PagesProps) {
  const say = useWords(caseWords)
  const page = Number(text.page || '1')
  const last = Math.max(1, Math.ceil(list.counts.raw / list.pageSize))
  if (last === 1) return null
  return (
    <div className="row">
      <button
        type="button"
        className="btn s"
        disabled={page <= 1}
        onClick={() => change({ page: String(page - 1) }, true)}
      >
        {say('before')}
      </button>
      <span className="t3 f12">{say('page', { page, last })}</span>
      <button
        type="button"
        className="btn s"
        disabled={page >= last}
        onClick={() => change({ page: String(page + 1) }, true)}
      >
        {say('next')}
      </button>
    </div>
  )
}

function useColumns(open: string | null, onOpen: (caseId: string) => void): readonly Column<CaseCard>[] {
  const say = useWords(caseWords)
  const locale = useLocale()
  const templates = useTemplates().data?.templates ?? []
  const time = (at: number) => dayAndTime(at, serverNow())
  const all: Column<CaseCard>[] = [
    {
      key: 'reference',
      title: say('reference'),
      value: ({ reference }) => reference,
      cell: ({ reference, caseId }) => (
        <button
          type="button"
          className="open"
          aria-current={caseId === open ? 'true' : undefined}
          onClick={() => onOpen(caseId)}
        >
          {reference}
        </button>
      ),
    },
    { key: 'title', title: say('matter'), value: ({ title }) => title },
    {
      key: 'due',
      title: say('due'),
      value: ({ promise }) => promise?.dueAt ?? null,
      text: ({ promise }) => (promise ? time(promise.dueAt) : ''),
      cell: ({ promise }) => (promise ? <PromiseTag clock={promise} withTime /> : null),
    },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    {
      key: 'template',
      title: say('template'),
      value: ({ template }) => templates.find(({ code }) => code === template)?.name[locale] ?? template,
    },
    {
      key: 'customer',
      title: say('customer'),
      value: ({ customer }) => (customer ? customer.maskedName || say('visitor') : null),
    },
    { key: 'unit', title: say('unit'), value: ({ unit }) => unit.name },
    { key: 'owner', title: say('owner'), value: ({ owner }) => owner?.name ?? say('nobody') },
    { key: 'opened', title: say('opened'), value: ({ openedAt }) => openedAt, text: ({ openedAt }) => time(openedAt) },
  ]
  return open === null ? all : all.filter(({ key }) => ['reference', 'title', 'due'].includes(key))
}
