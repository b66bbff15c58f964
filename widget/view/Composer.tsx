/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { useUi } from './ui.ts'

const ACCEPT = 'image/png,image/jpeg,image/gif,image/webp,application/pdf,.docx,.xlsx,.txt,.csv'
const TALLEST_PX = 120

/** Where the customer writes. Enter sends, Shift+Enter breaks the line; an input method's own Enter does neither. */
export function Composer() {
  const { chat, say, write, attach, tell, draft } = useUi()
  const [text, setText] = useState(draft.load)
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const { contact, settings } = chat
  const most = settings?.textMostLength ?? 4_000
  const isTooLong = text.length > most
  const isOff = chat.phase === 'stopped'
  useLayoutEffect(() => {
    const { current } = field
    if (!current) return
    current.style.setProperty('height', 'auto')
    current.style.setProperty('height', `${Math.min(TALLEST_PX, current.scrollHeight + 2)}px`)
  })
  /** Kept before anything else can happen: the page may be left at once. */
  const change = (value: string) => {
    draft.save(value)
    setText(value)
  }
  const send = () => {
    if (text.trim() === '' || isTooLong) return
    write(text)
    change('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari reports the Enter that ends a composition after it has ended.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }
  const onInput = (value: string) => {
    change(value)
    if (value !== '') tell({ kind: 'typing' })
  }
  const take = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    attach(files)
  }
  const hint =
    contact?.phase === 'served'
      ? say('write-served', { name: contact.agent?.name ?? say('agent-unknown') })
      : say(contact?.phase === 'waiting' ? 'write-waiting' : 'write')
  return (
    <div class="foot">
      {isTooLong && (
        <p class="small warn too-long" role="alert">
          {say('too-long', { count: most })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files onto; the button beside does the same */}
      <div
        class="composer"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => take(event, event.dataTransfer)}
      >
        <button
          type="button"
          class="bare"
          aria-label={say('send-file')}
          disabled={isOff}
          onClick={() => picker.current?.click()}
        >
          <Icon name="plus" />
        </button>
        <input
          ref={picker}
          type="file"
          class="hidden"
          accept={ACCEPT}
          multiple
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            attach([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <textarea
          ref={field}
          rows={1}
          value={text}
          disabled={isOff}
          placeholder={hint}
          aria-label={hint}
          aria-invalid={isTooLong}
          enterkeyhint="send"
          autoComplete="off"
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => take(event, event.clipboardData)}
        />
        <button type="button" class="primary" disabled={text.trim() === '' || isTooLong || isOff} onClick={send}>
          {say('send')}
        </button>
      </div>
      <p class="law">{say('secrets')}</p>
    </div>
  )
}
