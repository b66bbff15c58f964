import './problems.ts'
import './work-contracts.css'
import { lazy, Suspense } from 'react'
import { useMay } from '../../app/session/me.ts'
import { Split } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { ContractList } from './ContractList.tsx'
import { PeopleList } from './PeopleList.tsx'
import { contractWords } from './words.ts'

const ContractPanel = lazy(() => import('./ContractPanel.tsx').then((file) => ({ default: file.ContractPanel })))
const TermsPanel = lazy(() => import('./TermsPanel.tsx').then((file) => ({ default: file.TermsPanel })))

/** The work contracts of the house, and who works under which; one of them open beside the list. */
export function WorkContractsPage() {
  const say = useWords(contractWords)
  const mayPlan = useMay('rosters.plan')
  const [{ view, open }, change] = useSearchText(['view', 'open', 'contract'] as const)
  const isPeople = view === 'people'
  const setOpen = (key: string | null) => change({ open: key }, true)
  const Panel = isPeople ? TermsPanel : ContractPanel
  return (
    <Split
      title={say('title')}
      wide={!isPeople}
      tools={
        <>
          <fieldset className="segments" aria-label={say('views')}>
            <button
              type="button"
              className="btn s"
              aria-pressed={!isPeople}
              onClick={() => change({ view: null, open: null }, true)}
            >
              {say('contracts')}
            </button>
            <button
              type="button"
              className="btn s"
              aria-pressed={isPeople}
              onClick={() => change({ view: 'people', open: null }, true)}
            >
              {say('people')}
            </button>
          </fieldset>
          {!isPeople && mayPlan && (
            <button type="button" className="btn s" onClick={() => setOpen('new')}>
              {say('add')}
            </button>
          )}
        </>
      }
      beside={
        open !== '' && (
          <Suspense key={`${view} ${open}`} fallback={<Skeleton />}>
            <Panel open={open} mayPlan={mayPlan} onOpen={setOpen} />
          </Suspense>
        )
      }
    >
      {isPeople ? (
        <PeopleList open={open} mayPlan={mayPlan} onOpen={setOpen} />
      ) : (
        <ContractList
          open={open}
          mayPlan={mayPlan}
          onOpen={setOpen}
          onPeople={(contract) => change({ view: 'people', contract, open: null }, true)}
        />
      )}
    </Split>
  )
}
