import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PackView } from '#modules/complaints/packs-contract.ts'
import { call } from '../../api/call.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { packWords } from './pack-words.ts'

/** The next version of a pack: its lengths, from when it holds, and why. */
export function PackForm({ pack, onDone }: { readonly pack: PackView; readonly onDone: () => void }) {
  const say = useWords(packWords)
  const sayCode = useWords(codeWords)
  const queries = useQueryClient()
  const { data } = pack
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(data.clocks.map((clock) => [clock.ruleId, String(clock.allowance.amount)])),
  )
  const [effectiveFrom, setEffective] = useState(bankToday())
  const [lastVerifiedOn, setVerified] = useState(bankToday())
  const [why, setWhy] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const clocks = data.clocks.map((clock) => ({
        ...clock,
        allowance: { ...clock.allowance, amount: Number(amounts[clock.ruleId]) },
      }))
      return call('POST', '/api/complaint-packs', {
        body: { data: { ...data, clocks, effectiveFrom, lastVerifiedOn }, why },
      })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['complaint-packs'] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className="scroll complaint-form" onSubmit={submit}>
      <p className="note-i">{say('proposeHint')}</p>
      {data.clocks.map((clock) => (
        <Field
          key={clock.ruleId}
          type="number"
          min={1}
          max={400}
          label={`${sayCode(`clock-${clock.clock}`)} · ${say(`unitOf-${clock.allowance.unit}`)}`}
          value={amounts[clock.ruleId] ?? ''}
          onText={(text) => setAmounts({ ...amounts, [clock.ruleId]: text })}
        />
      ))}
      <Field type="date" label={say('effective')} value={effectiveFrom} onText={setEffective} />
      <Field type="date" label={say('verified')} value={lastVerifiedOn} onText={setVerified} />
      <Field label={say('whyLabel')} value={why} maxLength={500} onText={setWhy} />
      <ProblemLine problem={send.error} onDismiss={send.reset} />
      <div className="row">
        <button type="submit" className="btn p" disabled={send.isPending}>
          {say('submit')}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
