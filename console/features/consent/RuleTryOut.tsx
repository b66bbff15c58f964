import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { type Channel, PER_RECEIVER, PURPOSE_NAMES, PURPOSES, type Purpose } from '#libs/contact-gate/purposes.ts'
import { sourceIn } from '#libs/contact-gate/sources.ts'
import type { GateAnswerView } from '#modules/consent/contract.ts'
import type { customerList } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { reasonWords } from '../../ui/consent/CellDetail.tsx'
import { consentKindWords } from '../../ui/consent/words.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ruleWords } from './rule-words.ts'

/** Purposes that need no named partner. */
const ASKED = PURPOSE_NAMES.filter((purpose) => !PER_RECEIVER.includes(purpose))
type Answered = { readonly answer: GateAnswerView; readonly at: number } | { readonly answer: null }

/** May we contact this customer for this, over this, then? Asked of the server by what stands; nothing is counted. */
export function RuleTryOut() {
  const say = useWords(ruleWords)
  const sayKind = useWords(consentKindWords)
  const locale = useLocale()
  const ids = { who: useId(), when: useId() }
  const [who, setWho] = useState('')
  const [purpose, setPurpose] = useState<Purpose>('marketing-own')
  const [channel, setChannel] = useState<Channel>('call')
  const [when, setWhen] = useState('')
  const channels: readonly Channel[] = PURPOSES[purpose]
  const chosen = channels.includes(channel) ? channel : (channels[0] ?? 'any')
  const ask = useMutation({
    mutationFn: async (): Promise<Answered> => {
      const found = await call<z.infer<typeof customerList>>('POST', '/api/customers/search', {
        body: { customerNo: who.trim(), limit: 1 },
      })
      const customerId = found.customers[0]?.customerId
      if (customerId === undefined) return { answer: null }
      const at = when === '' ? serverNow() : new Date(when).getTime()
      const query = new URLSearchParams({ purpose, channel: chosen, at: String(at) })
      return { at, answer: await call<GateAnswerView>('GET', `/api/customers/${customerId}/may-we?${query}`) }
    },
  })
  const told = ask.data
  return (
    <form
      className="sec rule-try"
      aria-label={say('tryOut')}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <div className="row wrap">
        <label className="t2 f12" htmlFor={ids.who}>
          {say('tryOut')}
        </label>
        <input
          id={ids.who}
          className="field"
          maxLength={40}
          placeholder={say('customerNo')}
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
        <Choose
          label={say('purposes')}
          value={purpose}
          choices={ASKED.map((value) => ({ value, label: sayKind(`purpose-${value}`) }))}
          onChoose={(value) => setPurpose(ASKED.find((one) => one === value) ?? purpose)}
        />
        <Choose
          label={say('channel')}
          value={chosen}
          choices={channels.map((value) => ({ value, label: sayKind(`channel-${value}`) }))}
          onChoose={(value) => setChannel(channels.find((one) => one === value) ?? chosen)}
        />
        <input
          id={ids.when}
          className="field"
          type="datetime-local"
          aria-label={say('when')}
          value={when}
          onChange={(event) => setWhen(event.target.value)}
        />
        <button type="submit" className="btn" disabled={who.trim() === '' || ask.isPending}>
          {say('ask')}
        </button>
      </div>
      <ProblemLine problem={ask.error} />
      <div role="status">
        {told?.answer === null && <p className="note-i mt8">{say('noCustomer')}</p>}
        {told?.answer && (
          <p className={`${told.answer.may ? 'note-i' : 'note-w'} mt8`}>
            <b>{say(told.answer.may ? 'may' : 'mayNot')}</b> · {dayAndTime(told.at, serverNow())} ·{' '}
            {told.answer.may ? sayKind(`basis-${told.answer.basis}`) : reasonWords(told.answer.reason, sayKind)} ·{' '}
            <code>{told.answer.ruleId}</code>
            {!told.answer.may && ` · ${sourceIn(told.answer.source, locale)}`}
            {!told.answer.may &&
              ` · ${told.answer.askAgainAt === null ? say('onlyCustomer') : say('again', { time: dayAndTime(told.answer.askAgainAt, serverNow()) })}`}
          </p>
        )}
      </div>
    </form>
  )
}
