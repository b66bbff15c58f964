/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks'
import { Composer } from './Composer.tsx'
import { trapFocus } from './focus.ts'
import { Head } from './Head.tsx'
import { Strip } from './Strip.tsx'
import { ThreadView } from './ThreadView.tsx'
import { useUi } from './ui.ts'

interface WindowProps {
  /** Fills the screen and holds the focus, as on phones. */
  readonly isSheet: boolean
  readonly host: HTMLElement
  readonly onMinimise: () => void
}

/** The open window: head, state of the link, thread with whatever is to be decided, composer. */
export function Window({ isSheet, host, onMinimise }: WindowProps) {
  const { chat, say, language } = useUi()
  const box = useRef<HTMLElement>(null)
  const began = useRef(isSheet ? 'h2' : 'textarea')
  useEffect(() => {
    // A phone's keyboard must not jump up before anything was read.
    box.current?.querySelector<HTMLElement>(began.current)?.focus()
  }, [])
  const focused = useRef<Element | null>(null)
  useEffect(() => {
    // The button just pressed may be gone with what it did: the focus must not fall out of the window.
    const root = host.shadowRoot
    if (!focused.current || focused.current.isConnected) return
    if (root?.activeElement || document.activeElement !== document.body) return
    box.current?.querySelector<HTMLElement>('h2')?.focus()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) {
      event.preventDefault()
      onMinimise()
    }
    if (isSheet && box.current) trapFocus(box.current, event)
  }
  const name = chat.settings?.name[language] ?? say('chat')
  return (
    <section
      ref={box}
      class={isSheet ? 'window sheet' : 'window'}
      role="dialog"
      aria-modal={isSheet}
      aria-label={name}
      lang={language}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        focused.current = event.target as Element
      }}
    >
      <Head name={name} onMinimise={onMinimise} />
      <Strip />
      <ThreadView />
      <Composer />
    </section>
  )
}
