import { useState } from 'react'
import {
  type CapacityBasis,
  LEAST_MONTHS,
  MOST_MONTHS,
  type ScenarioBody,
} from '#modules/workforce/capacity-contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { readNumber, withLength } from './capacity-draft.ts'
import { NumberField } from './NumberField.tsx'
import { RowList } from './RowList.tsx'
import { capacityWords } from './words.ts'

interface Props {
  readonly draft: ScenarioBody
  readonly basis: CapacityBasis
  readonly onDraft: (draft: ScenarioBody) => void
}

/** What holds for all months of a scenario. Every change is worked out at once; nothing is kept before it is saved. */
export function Assumptions({ draft, basis, onDraft }: Props) {
  const say = useWords(capacityWords)
  const set = (change: Partial<ScenarioBody>) => onDraft({ ...draft, ...change })
  const lengths = [LEAST_MONTHS, 18, MOST_MONTHS, draft.months.length]
  return (
    <div className="capacity-form scroll">
      <Field
        label={say('name')}
        value={draft.name}
        maxLength={60}
        fault={draft.name.trim() === '' ? say('needed') : undefined}
        onText={(name) => set({ name })}
      />
      <Queues draft={draft} basis={basis} onDraft={onDraft} />
      <FirstMonth key={draft.firstMonth} value={draft.firstMonth} onValue={(firstMonth) => set({ firstMonth })} />
      <div>
        <span className="label">{say('length')}</span>
        <Choose
          label={say('length')}
          value={String(draft.months.length)}
          choices={[...new Set(lengths)]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: String(count) }))}
          onChoose={(count) => onDraft(withLength(draft, Number(count)))}
        />
      </div>
      <NumberField
        label={say('growth')}
        value={draft.yearlyGrowth}
        least={-0.9}
        most={5}
        scale={100}
        onValue={(value) => set({ yearlyGrowth: value ?? 0 })}
      />
      <NumberField
        label={say('handleAll')}
        hint={say('handleHint')}
        value={draft.handleSeconds}
        least={1}
        most={7200}
        onValue={(value) => set({ handleSeconds: value ?? draft.handleSeconds })}
      />
      <NumberField
        label={say('planned')}
        value={draft.plannedShrinkage}
        least={0}
        most={0.9}
        scale={100}
        onValue={(value) => set({ plannedShrinkage: value ?? 0 })}
      />
      <NumberField
        label={say('unplanned')}
        value={draft.unplannedShrinkage}
        least={0}
        most={0.9}
        scale={100}
        onValue={(value) => set({ unplannedShrinkage: value ?? 0 })}
      />
      <NumberField
        label={say('occupancy')}
        value={draft.occupancy}
        least={0.3}
        most={1}
        scale={100}
        onValue={(value) => set({ occupancy: value ?? draft.occupancy })}
      />
      <NumberField
        label={say('fullTime')}
        value={draft.fullTimeHours}
        least={20}
        most={300}
        onValue={(value) => set({ fullTimeHours: value ?? draft.fullTimeHours })}
      />
      <People draft={draft} basis={basis} onDraft={onDraft} />
    </div>
  )
}

function Queues({ draft, basis, onDraft }: Props) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const chosen = new Set(draft.queueIds)
  const flip = (queueId: string) => {
    const next = basis.queues.map((queue) => queue.queueId).filter((id) => (id === queueId) !== chosen.has(id))
    if (next.length > 0) onDraft({ ...draft, queueIds: next })
  }
  return (
    <fieldset>
      <legend>{say('queues')}</legend>
      {basis.queues.map(({ queueId, name }) => (
        <label key={queueId} className="row">
          <input type="checkbox" checked={chosen.has(queueId)} onChange={() => flip(queueId)} />
          {name[locale]}
        </label>
      ))}
      {draft.queueIds.length === 1 && <p className="t3 f12">{say('oneQueue')}</p>}
    </fieldset>
  )
}

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

function FirstMonth({ value, onValue }: { readonly value: string; readonly onValue: (month: string) => void }) {
  const say = useWords(capacityWords)
  const [text, setText] = useState(value)
  return (
    <Field
      label={say('firstMonth')}
      value={text}
      fault={MONTH.test(text) ? undefined : say('badMonth')}
      onText={(next) => {
        setText(next)
        if (MONTH.test(next)) onValue(next)
      }}
    />
  )
}

/** Who is there, who leaves, how people learn, and what hiring may do. */
function People({ draft, onDraft }: Props) {
  const say = useWords(capacityWords)
  const set = (change: Partial<ScenarioBody>) => onDraft({ ...draft, ...change })
  const { hiring, learning } = draft
  return (
    <>
      <RowList
        legend={say('present')}
        hint={say('presentHint')}
        rows={draft.present}
        most={20}
        columns={[
          { key: 'heads', label: say('headsOf'), least: 0, most: 100_000, scale: 1 },
          { key: 'tenureMonths', label: say('tenure'), least: 0, most: 600, scale: 1, isWhole: true },
          { key: 'share', label: say('share'), least: 0.1, most: 1, scale: 100 },
        ]}
        empty={{ heads: 0, tenureMonths: 12, share: 1 }}
        onRows={(present) => set({ present: [...present] })}
      />
      <RowList
        legend={say('attrition')}
        hint={say('attritionHint')}
        rows={draft.attrition}
        least={1}
        most={6}
        columns={[
          { key: 'fromTenureMonths', label: say('fromTenure'), least: 0, most: 600, scale: 1, isWhole: true },
          { key: 'monthlyShare', label: say('monthly'), least: 0, most: 1, scale: 100 },
        ]}
        empty={{ fromTenureMonths: (draft.attrition.at(-1)?.fromTenureMonths ?? -12) + 12, monthlyShare: 0 }}
        onRows={(attrition) => set({ attrition: [...attrition] })}
      />
      <fieldset>
        <legend>{say('learning')}</legend>
        <NumberField
          label={say('trainingMonths')}
          value={learning.trainingMonths}
          least={0}
          most={12}
          isWhole
          onValue={(value) => set({ learning: { ...learning, trainingMonths: value ?? 0 } })}
        />
        <Shares
          value={learning.floorShares}
          onValue={(floorShares) => set({ learning: { ...learning, floorShares } })}
        />
      </fieldset>
      <fieldset>
        <legend>{say('hiring')}</legend>
        <NumberField
          label={say('lead')}
          value={hiring.leadMonths}
          least={0}
          most={24}
          isWhole
          onValue={(value) => set({ hiring: { ...hiring, leadMonths: value ?? 0 } })}
        />
        <NumberField
          label={say('gapLimit')}
          value={hiring.gapLimitFte}
          least={0}
          most={10_000}
          onValue={(value) => set({ hiring: { ...hiring, gapLimitFte: value ?? 0 } })}
        />
        <NumberField
          label={say('mostPerMonth')}
          hint={say('noLimit')}
          value={hiring.mostPerMonth}
          least={1}
          most={5000}
          isWhole
          mayBeEmpty
          onValue={(mostPerMonth) => set({ hiring: { ...hiring, mostPerMonth } })}
        />
      </fieldset>
    </>
  )
}

const MOST_SHARES = 12

/** Percents parted by commas: a learning curve is read as a line. */
function Shares({
  value,
  onValue,
}: {
  readonly value: readonly number[]
  readonly onValue: (shares: number[]) => void
}) {
  const say = useWords(capacityWords)
  const [text, setText] = useState(() => value.map((share) => Math.round(share * 1000) / 10).join(', '))
  const read = readShares(text)
  return (
    <Field
      label={say('floorShares')}
      hint={say('floorHint')}
      inputMode="decimal"
      value={text}
      required={false}
      fault={read === undefined ? say('badList') : undefined}
      onText={(next) => {
        setText(next)
        const shares = readShares(next)
        if (shares) onValue(shares)
      }}
    />
  )
}

function readShares(text: string): number[] | undefined {
  const parts = text.split(/[,，、;；]/).filter((part) => part.trim() !== '')
  const shares = parts.flatMap((part) => readNumber(part, { least: 0, most: 1, scale: 100 }) ?? [])
  return shares.length === parts.length && shares.length <= MOST_SHARES ? shares : undefined
}
