import { useQuery } from '@tanstack/react-query'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { AddContract, EditContract } from './ContractForm.tsx'
import { ContractRead } from './ContractRead.tsx'
import type { Pack } from './contract-draft.ts'
import type { PanelProps } from './panel-props.ts'
import { contractsQuery } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** One contract, to be read and by planners changed; or a new one, from a pack. */
export function ContractPanel({ open, mayPlan, onOpen }: PanelProps) {
  const say = useWords(contractWords)
  const read = useQuery(contractsQuery)
  const contract = read.data?.contracts.find(({ contractId }) => contractId === open)
  const isNew = mayPlan && (open === 'new' || open.startsWith('new-'))
  const pack = read.data?.packs.find(({ id }) => id === (contract?.pack ?? open.replace('new-', '')))
  return (
    <Beside title={isNew ? say('add') : (contract?.name ?? say('title'))} onClose={() => onOpen(null)}>
      {read.isPending && <Skeleton />}
      {!read.data && <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data && isNew && !pack && <ChoosePack packs={read.data.packs} onChoose={(id) => onOpen(`new-${id}`)} />}
      {isNew && pack && <AddContract pack={pack} onAdded={onOpen} />}
      {read.data && !isNew && !contract && <EmptyState what={say('gone')} />}
      {contract && pack && mayPlan && <EditContract pack={pack} contract={contract} />}
      {contract && pack && !mayPlan && <ContractRead pack={pack} contract={contract} />}
    </Beside>
  )
}

function ChoosePack({ packs, onChoose }: { readonly packs: readonly Pack[]; readonly onChoose: (id: string) => void }) {
  const say = useWords(contractWords)
  return (
    <div className="scroll choose-pack">
      <h3>{say('chooseTitle')}</h3>
      <p className="t2">{say('chooseWhy')}</p>
      {packs.map(({ id, asOf, rules }) => (
        <div key={id} className="row wrap">
          <button type="button" className="btn" onClick={() => onChoose(id)}>
            {say(`choose-${id}`)}
          </button>
          <span className="t3 f12">{say('packAsOf', { count: rules.length, date: asOf })}</span>
        </div>
      ))}
    </div>
  )
}
