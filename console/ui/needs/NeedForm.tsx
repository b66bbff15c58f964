import { useState } from 'react'
import { AGREEMENTS, NEED_SOURCES, type NeedTold } from '#modules/customers/needs-contract.ts'
import { Choose } from '../parts/Choose.tsx'
import { customerKindWords, needWords } from '../words/customer-words.ts'
import { useWords } from '../words/words.ts'
import { needsWords } from './words.ts'

interface Props {
  /** One need that is put right, or those that may be recorded. */
  readonly needs: readonly string[]
  readonly told?: { readonly source: string; readonly agreement: string }
  readonly isPending: boolean
  readonly onSave: (need: string, told: NeedTold) => void
  readonly onCancel: () => void
}

/** Which need, who said so, and whether the customer agreed: each is chosen by hand. */
export function NeedForm({ needs, told, isPending, onSave, onCancel }: Props) {
  const say = useWords(needsWords)
  const sayKind = useWords(customerKindWords)
  const [need, setNeed] = useState(needs.length === 1 ? (needs[0] ?? '') : '')
  const [source, setSource] = useState(NEED_SOURCES.find((one) => one === told?.source) ?? '')
  const [agreement, setAgreement] = useState(told?.agreement ?? '')
  const chosenSource = NEED_SOURCES.find((one) => one === source)
  const chosenAgreement = AGREEMENTS.find((one) => one === agreement)
  return (
    <form
      className="row wrap mt8"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosenSource && chosenAgreement) onSave(need, { source: chosenSource, agreement: chosenAgreement })
      }}
    >
      {needs.length > 1 && (
        <Choose
          label={say('need')}
          all={say('need')}
          value={need}
          choices={needs.map((value) => ({ value, label: needWords(value, sayKind) }))}
          onChoose={setNeed}
        />
      )}
      <Choose
        label={say('source')}
        all={say('source')}
        value={source}
        choices={NEED_SOURCES.map((value) => ({ value, label: say(`source-${value}`) }))}
        onChoose={(value) => setSource(NEED_SOURCES.find((one) => one === value) ?? '')}
      />
      <Choose
        label={say('agreement')}
        all={say('agreement')}
        value={agreement}
        choices={AGREEMENTS.map((value) => ({ value, label: say(`agreement-${value}`) }))}
        onChoose={setAgreement}
      />
      <button
        type="submit"
        className="btn s p"
        disabled={need === '' || !chosenSource || !chosenAgreement || isPending}
      >
        {say('save')}
      </button>
      <button type="button" className="btn s" onClick={onCancel}>
        {say('cancel')}
      </button>
    </form>
  )
}
