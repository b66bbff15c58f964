import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { callbacks, revealedPhone } from '#modules/routing/callback-contract.ts'
import type { DeskShape } from '#modules/routing/contract.ts'
import { call } from '../../../api/call.ts'
import { Menu } from '../../../ui/overlay/Menu.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { shortly } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { type CallbackOutcome, callbackWords } from './words.ts'

type Callbacks = z.infer<typeof callbacks>
type Callback = Callbacks['callbacks'][number]

const KEY = ['my-callbacks']
const OUTCOMES: Readonly<Record<Callback['kind'], readonly CallbackOutcome[]>> = {
  callback: ['reached', 'not-reached', 'wrong-number', 'no-longer-needed'],
  message: ['answered', 'no-longer-needed'],
}
const LATER = [
  ['inHalfHour', 30 * 60_000],
  ['inTwoHours', 2 * 3_600_000],
  ['tomorrow', 24 * 3_600_000],
] as const

interface Props {
  readonly contactId: string
  readonly holdings: DeskShape['holdings']
}

/** Under the head of a contact that is a promised callback: whom to call, by when, and what became of it. */
export function CallbackLine({ contactId, holdings }: Props) {
  const holdsAny = holdings.some(({ kind }) => kind === 'callback' || kind === 'message')
  const mine = useQuery({
    queryKey: KEY,
    queryFn: () => call<Callbacks>('GET', '/api/routing/callbacks', { query: { mine: true, state: 'open' } }),
    enabled: holdsAny,
  })
  const callback = mine.data?.callbacks.find(({ ownContactId }) => ownContactId === contactId)
  return callback ? <Open callback={callback} /> : null
}

function Open({ callback }: { readonly callback: Callback }) {
  const say = useWords(callbackWords)
  const queries = useQueryClient()
  const path = `/api/routing/callbacks/${callback.callbackId}`
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY })
  const reveal = useMutation({
    mutationFn: () => call<z.infer<typeof revealedPhone>>('POST', `${path}/reveals`, { body: { purpose: 'callback' } }),
  })
  const finish = useMutation({
    mutationFn: (outcome: CallbackOutcome) => call<unknown>('POST', `${path}/outcome`, { body: { outcome } }),
    onSettled,
  })
  const putOff = useMutation({
    mutationFn: (ms: number) =>
      call<unknown>('POST', `${path}/schedule`, { body: { at: serverNow() + ms, reason: say('laterReason') } }),
    onSettled,
  })
  return (
    <div className="under-head note-i">
      <div className="row wrap">
        <b>{say(callback.kind)}</b>
        <span className="t2">{say('due', { time: shortly(callback.dueAt, serverNow()) })}</span>
        {callback.maskedPhone !== null && <span>{reveal.data?.phone ?? callback.maskedPhone}</span>}
        {callback.maskedPhone !== null && !reveal.data && (
          <button type="button" className="btn s" title={say('numberLogged')} onClick={() => reveal.mutate()}>
            {say('showNumber')}
          </button>
        )}
        {callback.attempts > 0 && <span className="t3 f12">{say('attempts', { count: callback.attempts })}</span>}
        <span className="sp" />
        {OUTCOMES[callback.kind].map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="btn s"
            disabled={finish.isPending}
            onClick={() => finish.mutate(outcome)}
          >
            {say(outcome)}
          </button>
        ))}
        <Menu
          label={say('later')}
          button={say('later')}
          items={LATER.map(([key, ms]) => ({ key, words: say(key), act: () => putOff.mutate(ms) }))}
        />
      </div>
      <ProblemLine problem={reveal.error ?? finish.error ?? putOff.error} />
    </div>
  )
}
