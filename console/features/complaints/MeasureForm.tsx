import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday, instantsOf } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { CauseChoice } from './CauseChoice.tsx'
import { causeWords } from './cause-words.ts'
import { AXIS_PRODUCTS, codeWords } from './code-words.ts'
import { ownersQuery, treeQuery, useCauseAct } from './use-causes.ts'

const FIRST_DUE_DAYS = 30

interface Props {
  /** From a repeated cause; empty for what is not known yet. */
  readonly begin: { readonly cause: string; readonly product: string; readonly unit: string }
  readonly onMade: (measureId: string) => void
}

/** A measure against a cause: what, for which product or unit, by whom, by when, and how long it is watched. */
export function MeasureForm({ begin, onMade }: Props) {
  const say = useWords(causeWords)
  const sayCode = useWords(codeWords)
  const id = useId()
  const tree = useQuery(treeQuery).data
  const owners = useQuery(ownersQuery).data ?? []
  const act = useCauseAct()
  const [cause, setCause] = useState(begin.cause)
  const [product, setProduct] = useState(begin.product)
  const [unitId, setUnit] = useState(begin.unit)
  const [what, setWhat] = useState('')
  const [ownerId, setOwner] = useState('')
  const [day, setDay] = useState(() => addDaysToDate(bankToday(), FIRST_DUE_DAYS))
  const [effectDays, setEffectDays] = useState('90')
  const dueAt = endOfDay(day)
  const isWhole = cause !== '' && what.trim() !== '' && ownerId !== '' && dueAt !== null && isSpan(effectDays)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = {
      ...{ cause, what, ownerId, dueAt, effectDays: Number(effectDays) },
      ...{ product: product === '' ? null : product, unitId: unitId === '' ? null : unitId },
    }
    act.mutate(
      { method: 'POST', path: '/api/complaint-measures', body },
      { onSuccess: (made) => onMade((made as { measureId: string }).measureId) },
    )
  }
  return (
    <form className="scroll complaint-form" onSubmit={submit}>
      <div className="row wrap">
        <CauseChoice
          label={say('cause')}
          all={say('cause')}
          value={cause}
          causes={tree?.causes ?? []}
          onChoose={setCause}
        />
        <Choose
          label={say('product')}
          all={say('anyProduct')}
          value={product}
          choices={AXIS_PRODUCTS.map((value) => ({ value, label: sayCode(`b-${value}`) }))}
          onChoose={setProduct}
        />
        <Choose
          label={say('unit')}
          all={say('anyUnit')}
          value={unitId}
          choices={(tree?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
          onChoose={setUnit}
        />
      </div>
      <label className="label" htmlFor={id}>
        {say('what')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={4}
        maxLength={2_000}
        required
        placeholder={say('whatHint')}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <Choose
        label={say('owner')}
        all={say('chooseOwner')}
        value={ownerId}
        choices={owners.map((one) => ({
          value: one.personId,
          label: say('ownerLine', { name: one.name, unit: one.unitName, count: one.open }),
        }))}
        onChoose={setOwner}
      />
      <Field label={say('dueDay')} type="date" value={day} min={bankToday()} onText={setDay} />
      <Field
        label={say('effectDays')}
        value={effectDays}
        inputMode="numeric"
        fault={isSpan(effectDays) ? undefined : '14 – 365'}
        hint={say('honest')}
        onText={setEffectDays}
      />
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <button type="submit" className="btn p" disabled={!isWhole || act.isPending}>
        {say('save')}
      </button>
    </form>
  )
}

const isSpan = (text: string) => /^\d{2,3}$/.test(text) && Number(text) >= 14 && Number(text) <= 365

/** The last instant of that day at the bank; null: no day to come. */
function endOfDay(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < bankToday()) return null
  return instantsOf({ from: day, to: day }).before - 1
}
