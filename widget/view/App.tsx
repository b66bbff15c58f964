/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { isLive } from '../chat/chat.ts'
import type { Outgoing, OutgoingText } from '../chat/outbox.ts'
import type { Keep } from '../door/keep.ts'
import { randomId } from '../door/random-id.ts'
import type { RunningChat } from '../door/run-chat.ts'
import { shrinkImage } from '../door/shrink-image.ts'
import type { sayIn } from '../words.ts'
import { Launcher } from './Launcher.tsx'
import { useSheet } from './sheet.ts'
import { type Ui, UiContext } from './ui.ts'
import { Window } from './Window.tsx'

/** How the page's script opens and closes the window. */
export interface Remote {
  open: () => void
  close: () => void
}

interface AppProps {
  readonly run: RunningChat
  readonly keep: Keep
  readonly host: HTMLElement
  readonly remote: Remote
  /** The words of a language. */
  readonly speak: typeof sayIn
}

export function App({ run, keep, host, remote, speak }: AppProps) {
  const chat = useChat(run)
  const [isOpen, setOpen] = useState(keep.wasOpen)
  const [spoken, setSpoken] = useState('')
  const isSheet = useSheet(host, isOpen)
  const wasOpen = useRef(false)
  const { language } = chat
  const ui: Ui = {
    chat,
    language,
    say: speak(language),
    tell: run.tell,
    write: (text, topic = null) => run.tell({ kind: 'write', entry: textEntry(text, topic) }),
    attach: (files) => void attachAll(run, files),
    content: run.content,
    draft: keep.draft,
    ratingDraft: keep.ratingDraft,
    announce: setSpoken,
  }
  const open = (wanted: boolean) => {
    keep.saveOpen(wanted)
    setOpen(wanted)
  }
  remote.open = () => open(true)
  remote.close = () => open(false)
  useEffect(() => {
    // Thousands look at the bank's page; only those who chat hold a socket.
    const isWanted = isOpen || isLive(chat) || chat.outbox.entries.length > 0 || chat.act !== null
    if (isWanted && chat.phase === 'idle') run.tell({ kind: 'start' })
    else if (!isWanted && chat.contact !== null && chat.phase !== 'idle') run.tell({ kind: 'pause' })
  })
  useEffect(() => {
    if (!isOpen && wasOpen.current) host.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus()
    wasOpen.current = isOpen
  }, [host, isOpen])
  const unread = chat.thread.lines.filter(({ seq, author }) => seq > chat.readSeq && author.kind === 'agent').length
  return (
    <UiContext.Provider value={ui}>
      <div class="root" lang={language}>
        {isOpen ? (
          <Window isSheet={isSheet} host={host} onMinimise={() => open(false)} />
        ) : (
          <Launcher unread={isLive(chat) ? unread : 0} onOpen={() => open(true)} />
        )}
        <div class="hidden" role="status" aria-live="polite">
          {spoken}
        </div>
      </div>
    </UiContext.Provider>
  )
}

function useChat(run: RunningChat) {
  const [chat, setChat] = useState(run.chat)
  useEffect(() => {
    setChat(run.chat)
    return run.onChange(() => setChat(run.chat))
  }, [run])
  return chat
}

const entryOf = () =>
  ({ clientId: randomId(), madeAt: Date.now(), state: 'waiting', seq: null, refusal: null }) as const

const textEntry = (text: string, topic: string | null): OutgoingText => ({ ...entryOf(), kind: 'text', text, topic })

async function attachAll(run: RunningChat, files: readonly File[]): Promise<void> {
  for (const original of files) {
    const file = await shrinkImage(original)
    const most = run.chat().settings?.fileMostBytes ?? Number.POSITIVE_INFINITY
    const entry: Outgoing = {
      ...entryOf(),
      kind: 'file',
      name: file.name,
      mediaType: file.type,
      byteCount: file.size,
      fileId: null,
      isUploading: false,
      uploadedShare: 0,
      ...(file.size > most ? { state: 'refused', refusal: 'file-too-large' } : {}),
    }
    run.hold(entry.clientId, file)
    run.tell({ kind: 'write', entry })
  }
}
