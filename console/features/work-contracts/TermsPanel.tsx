import { useQuery } from '@tanstack/react-query'
import { type RosteredPerson, termsChange, type WorkContract } from '#modules/rosters/terms-contract.ts'
import { MARKS, PROTECTIONS } from '#modules/rosters/wire-contract.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { DayItem, NumberItem, PickItem, PickManyItem } from '../../ui/form/items.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import type { PanelProps } from './panel-props.ts'
import { contractsQuery, putTerms, rosteredQuery, useReread } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** What one person works under. */
export function TermsPanel({ open, mayPlan, onOpen }: PanelProps) {
  const say = useWords(contractWords)
  const [{ unit }] = useSearchText(['unit'] as const)
  const people = useQuery(rosteredQuery(unit))
  const contracts = useQuery(contractsQuery)
  const person = people.data?.find(({ personId }) => personId === open)
  return (
    <Beside
      title={person?.displayName ?? say('people')}
      tools={person && <span className="t3 f12">{`${person.agentNo} · ${person.unitName}`}</span>}
      onClose={() => onOpen(null)}
    >
      {(people.isPending || contracts.isPending) && <Skeleton />}
      <ProblemLine problem={people.error ?? contracts.error} />
      {people.data && !person && <EmptyState what={say('nobodyMatches')} todo={say('nobodyMatchesTodo')} />}
      {person && contracts.data && mayPlan && <TermsForm person={person} contracts={contracts.data.contracts} />}
    </Beside>
  )
}

const FRESH = { protections: [], marks: [], annualLeaveDays: null }

function TermsForm({
  person,
  contracts,
}: {
  readonly person: RosteredPerson
  readonly contracts: readonly WorkContract[]
}) {
  const say = useWords(contractWords)
  const reread = useReread()
  return (
    <EditorForm
      schema={termsChange}
      initial={person.terms ?? FRESH}
      toBody={(draft) => ({
        ...draft,
        annualLeaveDays: draft.annualLeaveDays ?? null,
        effectiveFrom: draft.effectiveFrom || undefined,
      })}
      onSave={async (body) => {
        await putTerms(person.personId, body)
        void reread()
      }}
      refusals={{ 'contract-unknown': 'contractId', 'effective-in-the-past': 'effectiveFrom' }}
    >
      <PickItem
        at="contractId"
        label={say('contract')}
        hint={say(contracts.length === 0 ? 'noneTodo' : 'termsWhy')}
        choices={contracts.map(({ contractId, name }) => ({ value: contractId, label: name }))}
      />
      {person.terms && <DayItem at="effectiveFrom" label={say('from')} hint={say('fromHint')} />}
      <PickManyItem
        at="protections"
        label={say('protections')}
        none={say('nothingChosen')}
        choices={PROTECTIONS.map((one) => ({ value: one, label: say(one) }))}
      />
      <PickManyItem
        at="marks"
        label={say('marks')}
        none={say('nothingChosen')}
        choices={MARKS.map((one) => ({ value: one, label: say(one) }))}
      />
      <NumberItem
        at="annualLeaveDays"
        label={say('annualLeave')}
        hint={say('annualLeaveHint')}
        min={0}
        max={366}
        step={1}
      />
    </EditorForm>
  )
}
