import { useState } from 'react'
import type { RosteredPerson, WorkContract } from '#modules/rosters/terms-contract.ts'
import { problemOf } from '../../api/problem.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { problemText } from '../../ui/problems/problem-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type Failure, type GiveProgress, giveToAll } from './people-view.ts'
import { putTerms, useReread } from './use-contracts.ts'
import { contractWords } from './words.ts'

interface Props {
  readonly shown: readonly RosteredPerson[]
  readonly selected: readonly RosteredPerson[]
  readonly contracts: readonly WorkContract[]
  readonly onSelect: (personIds: ReadonlySet<string>) => void
}

interface Outcome {
  readonly name: string
  readonly given: number
  readonly failures: readonly Failure[]
}

/** Gives one contract to all selected, one after the other; says how far it is, and whom it could not be given. */
export function GiveContract({ shown, selected, contracts, onSelect }: Props) {
  const say = useWords(contractWords)
  const reread = useReread()
  const [contractId, setContractId] = useState('')
  const [progress, setProgress] = useState<GiveProgress | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const contract = contracts.find((one) => one.contractId === contractId)
  const allSelected = selected.length === shown.length
  const select = (people: readonly RosteredPerson[]) => onSelect(new Set(people.map(({ personId }) => personId)))

  const give = async (to: WorkContract) => {
    setOutcome(null)
    const failures = await giveToAll(selected, to.contractId, putTerms, setProgress)
    await reread()
    setProgress(null)
    setOutcome({ name: to.name, given: selected.length - failures.length, failures })
    // Whom it could not be given stay selected, to be tried again.
    select(failures.map(({ person }) => person))
  }

  return (
    <div className="give">
      <div className="row wrap">
        <label className="row g4 nw">
          <input
            type="checkbox"
            checked={allSelected}
            ref={(box) => {
              if (box) box.indeterminate = !allSelected && selected.length > 0
            }}
            disabled={progress !== null}
            onChange={() => select(allSelected ? [] : shown)}
          />
          {say('selectAll', { count: shown.length })}
        </label>
        <span className="sp" />
        <span className="t2 f12" role="status">
          {progress === null ? say('selected', { count: selected.length }) : say('giving', { ...progress })}
        </span>
        <Choose
          label={say('giveWhich')}
          all={say('chooseContract')}
          value={contractId}
          choices={contracts.map((one) => ({ value: one.contractId, label: one.name }))}
          disabled={progress !== null}
          onChoose={setContractId}
        />
        <button
          type="button"
          className="btn s"
          disabled={contract === undefined || selected.length === 0 || progress !== null}
          onClick={() => contract && void give(contract)}
        >
          {say('give')}
        </button>
      </div>
      {outcome && <Told outcome={outcome} />}
    </div>
  )
}

function Told({ outcome: { name, given, failures } }: { readonly outcome: Outcome }) {
  const say = useWords(contractWords)
  const locale = useLocale()
  return (
    <>
      {given > 0 && (
        <p className="note-i" role="status">
          {say('given', { count: given, name })}
        </p>
      )}
      {failures.length > 0 && (
        <div className="note-w" role="alert">
          {say('notGiven', { count: failures.length })}
          {failures.map(({ person, problem }) => (
            <div key={person.personId} className="f12">
              {person.displayName} {person.agentNo}：{problemText(problemOf(problem), locale)}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
