import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosteredPerson, WorkContract } from '#modules/rosters/terms-contract.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { GiveContract } from './GiveContract.tsx'
import type { PanelProps } from './panel-props.ts'
import { NO_CONTRACT, shownPeople } from './people-view.ts'
import { listed, protectionsText } from './told.ts'
import { contractsQuery, rosteredQuery } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** Who can be rostered, with what each works under; several can be given a contract at once. */
export function PeopleList(props: PanelProps) {
  const say = useWords(contractWords)
  const [{ unit, contract, q }, change] = useSearchText(['unit', 'contract', 'q'] as const)
  const units = useQuery(unitsQuery)
  const contracts = useQuery(contractsQuery).data?.contracts ?? []
  const read = useQuery(rosteredQuery(unit))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const shown = shownPeople(read.data ?? [], { text: q, contract })
  const columns = useColumns(props, contracts, chosen, setChosen)
  const selected = shown.filter(({ personId }) => chosen.has(personId))
  return (
    <>
      <div className="row wrap pb">
        <FindField key={round} label={say('find')} value={q} onFind={(text) => change({ q: text })} />
        <Choose
          label={say('unit')}
          all={say('allUnits')}
          value={unit}
          choices={unitChoices(units.data ?? [])}
          onChoose={(unitId) => change({ unit: unitId })}
        />
        <Choose
          label={say('contract')}
          all={say('allContracts')}
          value={contract}
          choices={[{ value: NO_CONTRACT, label: say('noContract') }, ...contractChoices(contracts)]}
          onChoose={(id) => change({ contract: id })}
        />
        <span className="sp" />
        <span className="t3 f12 nw" role="status">
          {read.data && say('shownPeople', { count: shown.length })}
        </span>
        <AsOf at={read.data ? read.dataUpdatedAt : null} />
      </div>
      <ProblemLine problem={units.error ?? read.error} onRetry={() => void read.refetch()} />
      {props.mayPlan && shown.length > 0 && (
        <GiveContract shown={shown} selected={selected} contracts={contracts} onSelect={setChosen} />
      )}
      {read.isPending && <Skeleton lines={8} />}
      {read.data && (
        <PageTable
          caption={say('people')}
          columns={columns}
          rows={shown}
          rowKey={({ personId }) => personId}
          rowClass={({ personId }) => (personId === props.open ? 'on' : undefined)}
          isBare
          empty={
            read.data.length === 0 ? (
              <EmptyState what={say('nobodyYet')} todo={say('nobodyYetTodo')} />
            ) : (
              <EmptyState what={say('nobodyMatches')} todo={say('nobodyMatchesTodo')}>
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    change({ unit: null, contract: null, q: null })
                    setRound(round + 1)
                  }}
                >
                  {say('clear')}
                </button>
              </EmptyState>
            )
          }
        />
      )}
    </>
  )
}

export const contractChoices = (contracts: readonly WorkContract[]) =>
  contracts.map(({ contractId, name }) => ({ value: contractId, label: name }))

function useColumns(
  { open, mayPlan, onOpen }: PanelProps,
  contracts: readonly WorkContract[],
  chosen: ReadonlySet<string>,
  onChosen: (chosen: ReadonlySet<string>) => void,
): readonly Column<RosteredPerson>[] {
  const say = useWords(contractWords)
  const locale = useLocale()
  const names = new Map(contracts.map(({ contractId, name }) => [contractId, name]))
  const name: Column<RosteredPerson> = {
    key: 'name',
    title: say('person'),
    value: ({ displayName }) => displayName,
    cell: ({ personId, displayName }) => (
      <span className="row g4 nw">
        {mayPlan && (
          <input
            type="checkbox"
            aria-label={say('select', { name: displayName })}
            checked={chosen.has(personId)}
            onChange={(event) => {
              const next = new Set(chosen)
              if (event.target.checked) next.add(personId)
              else next.delete(personId)
              onChosen(next)
            }}
          />
        )}
        {mayPlan ? (
          <button
            type="button"
            className="open"
            aria-current={personId === open ? 'true' : undefined}
            onClick={() => onOpen(personId)}
          >
            {displayName}
          </button>
        ) : (
          displayName
        )}
      </span>
    ),
  }
  return [
    name,
    { key: 'agentNo', title: say('agentNo'), value: ({ agentNo }) => agentNo },
    { key: 'unit', title: say('unit'), value: ({ unitName }) => unitName },
    {
      key: 'contract',
      title: say('contract'),
      value: ({ terms }) => (terms === null ? say('noContract') : (names.get(terms.contractId) ?? null)),
      cell: ({ terms }) =>
        terms === null ? <span className="t3">{say('noContract')}</span> : (names.get(terms.contractId) ?? '—'),
    },
    {
      key: 'protections',
      title: say('protections'),
      value: ({ terms }) => (terms?.protections.length ? protectionsText(terms.protections, locale) : null),
    },
    {
      key: 'marks',
      title: say('marks'),
      value: ({ terms }) =>
        terms?.marks.length
          ? listed(
              terms.marks.map((mark) => say(mark)),
              locale,
            )
          : null,
    },
    {
      key: 'annualLeave',
      title: say('annualLeave'),
      value: ({ terms }) => terms?.annualLeaveDays ?? null,
      numeric: true,
    },
  ]
}
