import { type FormEvent, useId, useState } from 'react'
import type { CaseView, WorkOrder } from '#modules/cases/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { type Target, TargetChoice } from './TargetChoice.tsx'
import { useAct } from './use-cases.ts'
import { caseWords } from './words.ts'

const DAY_MS = 86_400_000
const DAYS = [1, 2, 3, 5, 7, 10, 15, 30]
const isOpen = ({ state }: CaseView) => state === 'open' || state === 'in-work' || state === 'waiting'

/** Pieces of the work that others do, each with a clock of its own. */
export function WorkOrders({ one }: { readonly one: CaseView }) {
  const say = useWords(caseWords)
  const [isAdding, setAdding] = useState(false)
  const mayAdd = one.acts.length > 0 && isOpen(one)
  if (one.workOrders.length === 0 && !mayAdd) return null
  return (
    <section className="case-form" aria-label={say('workOrders')}>
      <div className="row wrap">
        <h3>{say('workOrders')}</h3>
        <span className="sp" />
        {mayAdd && (
          <button type="button" className="btn s" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {say('addWorkOrder')}
          </button>
        )}
      </div>
      {isAdding && mayAdd && <NewWorkOrder one={one} onDone={() => setAdding(false)} />}
      <ul className="case-lines">
        {one.workOrders.map((order) => (
          <Order key={order.workOrderId} one={one} order={order} mayFinish={mayAdd} />
        ))}
      </ul>
    </section>
  )
}

interface OrderProps {
  readonly one: CaseView
  readonly order: WorkOrder
  readonly mayFinish: boolean
}

function Order({ one, order, mayFinish }: OrderProps) {
  const say = useWords(caseWords)
  const [result, setResult] = useState('')
  const finish = useAct(one.caseId)
  return (
    <li>
      <p className="row wrap">
        {order.promise && <PromiseTag clock={order.promise} withTime />}
        <span>{order.title}</span>
        <span className="t3 f12">{[order.unit.name, order.owner?.name].filter(Boolean).join(' · ')}</span>
      </p>
      {order.result !== null && <p className="case-said">{order.result}</p>}
      <ProblemLine problem={finish.error} onDismiss={finish.reset} />
      {order.doneAt === null && mayFinish && (
        <div className="row wrap">
          <input
            className="field case-why"
            aria-label={say('resultOf', { title: order.title })}
            placeholder={say('result')}
            maxLength={1_000}
            value={result}
            onChange={(event) => setResult(event.target.value)}
          />
          <button
            type="button"
            className="btn s"
            disabled={result.trim() === '' || finish.isPending}
            onClick={() => {
              const path = `work-orders/${order.workOrderId}/result`
              finish.mutate({ path, body: { result: result.trim() }, method: 'PUT' })
            }}
          >
            {say('finish')}
          </button>
        </div>
      )}
    </li>
  )
}

function NewWorkOrder({ one, onDone }: { readonly one: CaseView; readonly onDone: () => void }) {
  const say = useWords(caseWords)
  const id = useId()
  const [title, setTitle] = useState('')
  const [days, setDays] = useState('3')
  const [target, setTarget] = useState<Target>({ unitId: one.unit.unitId, ownerId: '' })
  const add = useAct(one.caseId, onDone)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { unitId, ownerId } = target
    const dueAt = serverNow() + Number(days) * DAY_MS
    const body = { title: title.trim(), unitId, dueAt, ...(ownerId === '' ? {} : { ownerId }) }
    add.mutate({ path: 'work-orders', body })
  }
  return (
    <form className="case-form" onSubmit={onSubmit}>
      <ProblemLine problem={add.error} onDismiss={add.reset} />
      <label className="label" htmlFor={id}>
        {say('whatToDo')}
      </label>
      <input
        id={id}
        className="field"
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TargetChoice value={target} onChange={setTarget} />
      <Choose
        label={say('within')}
        value={days}
        choices={DAYS.map((count) => ({ value: String(count), label: say('days', { count }) }))}
        onChoose={setDays}
      />
      <div className="row">
        <button type="submit" className="btn p" disabled={title.trim() === '' || add.isPending}>
          {say('giveOut')}
        </button>
      </div>
    </form>
  )
}
