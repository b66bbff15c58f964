import { type ReactNode, useState } from 'react'
import { type WorkContract, workContractBody, workContractChange } from '#modules/rosters/terms-contract.ts'
import { call } from '../../api/call.ts'
import { ProblemError, problemOf } from '../../api/problem.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { DayItem, TextItem } from '../../ui/form/items.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import type { Locale } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { bodyOf, draftOf, freshDraft, type Pack } from './contract-draft.ts'
import { RevisionLine } from './RevisionLine.tsx'
import { RuleFields } from './RuleFields.tsx'
import { ShiftFields } from './ShiftFields.tsx'
import { faultsOfServer } from './server-faults.ts'
import { useKeepContract, useReread } from './use-contracts.ts'
import { contractWords } from './words.ts'

interface AddProps {
  readonly pack: Pack
  readonly onAdded: (contractId: string) => void
}

export function AddContract({ pack, onAdded }: AddProps) {
  const say = useWords(contractWords)
  const locale = useLocale()
  const keep = useKeepContract()
  const [initial] = useState(() => freshDraft(pack, { shift: say('firstShift'), rest: say('rest'), meal: say('meal') }))
  return (
    <EditorForm
      schema={workContractBody}
      initial={initial}
      toBody={(draft) => ({ ...bodyOf(draft), pack: pack.id })}
      onSave={async (body) => {
        const saved = await placed(body, locale, () => call<WorkContract>('POST', '/api/rosters/contracts', { body }))
        keep(saved)
        return () => onAdded(saved.contractId)
      }}
      faultWords={useFaultWords()}
      saveWords={say('add')}
    >
      <Fields pack={pack} />
    </EditorForm>
  )
}

interface EditProps {
  readonly pack: Pack
  /** As it is now. */
  readonly contract: WorkContract
}

/** Edits the revision that was opened: what someone else saved meanwhile is never overwritten unseen. */
export function EditContract({ pack, contract }: EditProps) {
  const say = useWords(contractWords)
  const locale = useLocale()
  const keep = useKeepContract()
  const reread = useReread()
  const [opened, setOpened] = useState(contract)
  const [round, setRound] = useState(0)
  const loadLatest = () => {
    setOpened(contract)
    setRound(round + 1)
  }
  return (
    <EditorForm
      key={round}
      schema={workContractChange}
      initial={draftOf(opened)}
      toBody={(draft) => ({
        ...bodyOf(draft),
        pack: opened.pack,
        revision: opened.revision,
        effectiveFrom: draft.effectiveFrom || undefined,
      })}
      refusals={{ 'effective-in-the-past': 'effectiveFrom' }}
      onSave={async (body) => {
        const path = `/api/rosters/contracts/${opened.contractId}`
        try {
          const saved = await placed(body, locale, () => call<WorkContract>('PUT', path, { body }))
          setOpened(saved)
          keep(saved)
        } catch (error) {
          if (problemOf(error).refusal === 'contract-changed-meanwhile') await reread()
          throw error
        }
      }}
      faultWords={useFaultWords()}
      foot={
        contract.revision > opened.revision ? (
          <NewerVersion onLoad={loadLatest} />
        ) : (
          contract.people > 0 && <span className="t3 f12">{say('affects', { count: contract.people })}</span>
        )
      }
    >
      <RevisionLine contract={opened} />
      <Fields pack={pack}>
        <DayItem at="effectiveFrom" label={say('from')} hint={say('fromHint')} />
      </Fields>
    </EditorForm>
  )
}

/** What the contract refuses by its form alone: a time, or a code. */
function useFaultWords() {
  const say = useWords(contractWords)
  return ({ code, path }: { readonly code: string; readonly path: readonly PropertyKey[] }): string | undefined => {
    if (code !== 'invalid_format') return
    const field = path.at(-1)
    if (field === 'id') return say('ruleIdHint')
    return field === 'from' || field === 'to' ? say('faultNight') : undefined
  }
}

function Fields({ pack, children }: { readonly pack: Pack; readonly children?: ReactNode }) {
  const say = useWords(contractWords)
  return (
    <>
      <TextItem at="name" label={say('name')} />
      {children}
      <p className="t3 f12">
        {say(`pack-${pack.id}`)} · {say('packAsOf', { count: pack.rules.length, date: pack.asOf })}
      </p>
      <h2>{say('rules')}</h2>
      <RuleFields pack={pack} />
      <h2>{say('shifts')}</h2>
      <ShiftFields />
    </>
  )
}

/** What the server refuses about the contract itself is put beside the fields it is about. */
async function placed<Reply>(body: Draft, locale: Locale, send: () => Promise<Reply>): Promise<Reply> {
  try {
    return await send()
  } catch (error) {
    const problem = problemOf(error)
    if (problem.refusal !== 'contract-faulty' || problem.fields === undefined) throw error
    throw new ProblemError({ ...problem, fields: faultsOfServer(problem.fields, body, locale) })
  }
}
