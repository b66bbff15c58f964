/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActName } from '../chat/chat.ts'
import { randomId } from '../door/random-id.ts'
import type { WordKey } from '../words.ts'
import { useUi } from './ui.ts'

/** A number to be called back on. Its ids are the window’s own: no page sees into a shadow root. */
export function CallbackForm({ onBack }: { readonly onBack: () => void }) {
  const { chat, say, tell } = useUi()
  const [phone, setPhone] = useState('')
  const [isWrong, setWrong] = useState(false)
  const field = useFocusOnce<HTMLInputElement>()
  const refusal = useActProblem('choose-callback')
  const submit = (event: Event) => {
    event.preventDefault()
    const digits = phone.replace(/\D/g, '')
    setWrong(digits.length < 5)
    if (digits.length < 5) return field.current?.focus()
    tell({ kind: 'act', act: { id: randomId(), name: 'choose-callback', body: { phone: phone.trim().slice(0, 30) } } })
  }
  const problem = isWrong ? say('phone-wrong') : refusal
  return (
    <form onSubmit={submit} noValidate>
      <label for="phone">{say('phone')}</label>
      <input
        id="phone"
        ref={field}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={phone}
        aria-invalid={problem !== undefined}
        aria-describedby="phone-hint"
        onInput={(event) => setPhone(event.currentTarget.value)}
      />
      <p class="small" id="phone-hint">
        {say('phone-hint')}
      </p>
      <FormEnd problem={problem} onBack={onBack} isBusy={chat.act !== null} send={say('phone-send')} />
    </form>
  )
}

/** Words that are answered later. What was said while waiting counts as well, so the field may stay empty then. */
export function MessageForm({ onBack }: { readonly onBack: () => void }) {
  const { chat, say, write, tell } = useUi()
  const [text, setText] = useState('')
  const field = useFocusOnce<HTMLTextAreaElement>()
  const { askedAt } = chat.contact ?? {}
  const saidBefore = chat.thread.lines.some(({ author, at }) => author.kind === 'customer' && at >= (askedAt ?? 0))
  const [isSending, setSending] = useState(false)
  useEffect(() => {
    // The words first: the line is left only when they are safe.
    if (!isSending || chat.outbox.entries.some(({ state }) => state === 'waiting')) return
    setSending(false)
    tell({ kind: 'act', act: { id: randomId(), name: 'leave-message', body: {} } })
  }, [isSending, chat.outbox, tell])
  const submit = (event: Event) => {
    event.preventDefault()
    if (text.trim() !== '') write(text)
    setText('')
    setSending(true)
  }
  return (
    <form onSubmit={submit}>
      <label for="message">{say('message-ask')}</label>
      <textarea
        id="message"
        ref={field}
        rows={3}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <FormEnd
        problem={useActProblem('leave-message')}
        onBack={onBack}
        isBusy={isSending || chat.act !== null || (text.trim() === '' && !saidBefore)}
        send={say('message-send')}
      />
    </form>
  )
}

interface FormEndProps {
  readonly problem: string | undefined
  readonly onBack: () => void
  readonly isBusy: boolean
  readonly send: string
}

function FormEnd({ problem, onBack, isBusy, send }: FormEndProps) {
  const { say } = useUi()
  return (
    <>
      {problem && (
        <p class="small warn" role="alert">
          {problem}
        </p>
      )}
      <div class="pair">
        <button type="button" onClick={onBack}>
          {say('back')}
        </button>
        <button type="submit" class="primary" disabled={isBusy}>
          {send}
        </button>
      </div>
    </>
  )
}

const PROBLEMS: Readonly<Record<string, WordKey>> = {
  'link-lost': 'act-lost',
  'phone-not-valid': 'phone-wrong',
  'not-waiting': 'act-over',
  'contact-ended': 'act-over',
}

/** What became of the last wish of this kind, if it came to nothing. */
export function useActProblem(name: ActName): string | undefined {
  const { chat, say } = useUi()
  const problem = chat.actProblem
  return problem?.name === name ? say(PROBLEMS[problem.refusal] ?? 'act-failed') : undefined
}

function useFocusOnce<E extends HTMLElement>() {
  const field = useRef<E>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
