import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PackView } from '#modules/complaints/packs-contract.ts'
import { call } from '../../api/call.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { LOCALES } from '../../ui/words/locale.ts'
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
  const [texts, setTexts] = useState(() => Object.fromEntries(data.clocks.map((clock) => [clock.ruleId, clock.text])))
  const [effectiveFrom, setEffective] = useState(bankToday())
  const [lastVerifiedOn, setVerified] = useState(bankToday())
  const [why, setWhy] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const clocks = data.clocks.map((clock) => ({
        ...clock,
        allowance: { ...clock.allowance, amount: Number(amounts[clock.ruleId]) },
        text: texts[clock.ruleId] ?? clock.text,
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
        <div key={clock.ruleId}>
          <Field
            type="number"
            min={1}
            max={400}
            label={`${sayCode(`clock-${clock.clock}`)} · ${say(`unitOf-${clock.allowance.unit}`)}`}
            value={amounts[clock.ruleId] ?? ''}
            onText={(text) => setAmounts({ ...amounts, [clock.ruleId]: text })}
          />
          {/* Another length has another sentence: what people read must be what counts. */}
          {amounts[clock.ruleId] !== String(clock.allowance.amount) &&
            LOCALES.map((locale) => (
              <Field
                key={locale}
                maxLength={300}
                label={say('textOf', { clock: sayCode(`clock-${clock.clock}`), language: say(`in-${locale}`) })}
                value={texts[clock.ruleId]?.[locale] ?? ''}
                onText={(text) =>
                  setTexts({ ...texts, [clock.ruleId]: { ...(texts[clock.ruleId] ?? clock.text), [locale]: text } })
                }
              />
            ))}
        </div>
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
