import { useQuery } from '@tanstack/react-query'
import type { CaseList, CaseView } from '#modules/cases/contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { useWords } from '../../ui/words/words.ts'
import { caseWords } from './words.ts'

interface Props {
  readonly one: CaseView
  readonly value: string
  readonly onChoose: (caseId: string) => void
}

/** The unfinished cases into which this one may be merged: those of the same customer. */
export function DuplicateOf({ one, value, onChoose }: Props) {
  const say = useWords(caseWords)
  const query = { state: 'unfinished', customerId: one.customer?.customerId }
  const list = useQuery({
    queryKey: ['cases', 'duplicates', query],
    queryFn: () => call<CaseList>('GET', '/api/cases', { query }),
  })
  const others = (list.data?.cases ?? []).filter(({ caseId }) => caseId !== one.caseId)
  if (list.isSuccess && others.length === 0) return <EmptyState what={say('noOther')} />
  return (
    <Choose
      label={say('mergeInto')}
      all={say('chooseCase')}
      value={value}
      choices={others.map(({ caseId, reference, title }) => ({ value: caseId, label: `${reference} ${title}` }))}
      onChoose={onChoose}
    />
  )
}
