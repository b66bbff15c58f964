import { type ClipboardEvent, type KeyboardEvent, useId, useRef } from 'react'
import { GAP } from '#libs/reply-template/reply-template.ts'
import type { MOST_TEXT_LENGTH } from '#modules/conversations/contract.ts'
import { postMessage } from '../../../realtime/staff-outbox.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useShortcut } from '../../../ui/shortcuts/use-shortcut.ts'
import { useWords } from '../../../ui/words/words.ts'
import { RedLineWarning } from '../assist/red-lines/RedLineWarning.tsx'
import { useRedLines } from '../assist/red-lines/use-red-lines.ts'
import { CannedReplies } from './CannedReplies.tsx'
import { type Audience, afterSending, textOf, withText } from './drafts.ts'
import { Files } from './Files.tsx'
import { useInsertions } from './insertions.ts'
import { type CannedContext, useCanned } from './use-canned.ts'
import { useDraft } from './use-draft.ts'
import { useTyping } from './use-typing.ts'
import { useUpload } from './use-upload.ts'
import { composerWords } from './words.ts'

const MOST: typeof MOST_TEXT_LENGTH = 4_000

interface Props {
  readonly conversationId: string
  readonly canSpeak: boolean
  readonly context: CannedContext
}

/** Where words are written: to the customer, or as a note for colleagues. Ctrl Enter sends; Enter is a new line. */
export function Composer({ conversationId, canSpeak, context }: Props) {
  const say = useWords(composerWords)
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, change] = useDraft(conversationId)
  const audience: Audience = canSpeak ? draft.audience : 'staff'
  const text = textOf({ ...draft, audience })
  // Whoever may only write notes for now keeps the choice made before.
  const setText = (next: string) =>
    change((now) => ({ ...withText({ ...now, audience }, next), audience: now.audience }))
  const upload = useUpload(conversationId, (file) => change((now) => ({ ...now, files: [...now.files, file] })))
  const canned = useCanned(text, context, (rendered) => {
    setText(rendered.text)
    selectGap(field.current)
  })
  useTyping(conversationId, text, audience)
  useInsertions(conversationId, (words) => {
    setText(text.trim() === '' ? words : `${text}\n${words}`)
    field.current?.focus()
  })

  const redLines = useRedLines(audience === 'everyone' ? text.trim() : '')
  const hasGap = audience === 'everyone' && text.includes(GAP)
  const tooMany = text.trim().length - MOST
  const isEmpty = text.trim() === '' && draft.files.length === 0
  const isHeld = hasGap || tooMany > 0 || isEmpty || canned.isOpen || upload.underWay.length > 0 || redLines.isWaiting
  const send = () => {
    if (isHeld) return
    const words = text.trim()
    const redLineReason = audience === 'everyone' ? redLines.answerFor(words) : undefined
    if (redLineReason === null) return
    if (words !== '') {
      const body = { kind: 'text', text: words } as const
      postMessage(conversationId, { audience, body, ...(redLineReason === undefined ? {} : { redLineReason }) })
    }
    redLines.forget()
    for (const { fileId } of draft.files) postMessage(conversationId, { audience, body: { kind: 'file', fileId } })
    change((now) => ({ ...afterSending({ ...now, audience }), audience: now.audience }))
  }
  const toggle = () => {
    change((now) => ({ ...now, audience: audience === 'everyone' ? 'staff' : 'everyone' }))
    field.current?.focus()
  }
  useShortcut('Control+M', say('toNote'), toggle, canSpeak)
  // From anywhere else it only leads back here: nothing is sent by keys pressed beside the words.
  useShortcut('Control+Enter', say('send'), () => field.current?.focus())

  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKey(event)) return
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    // Cells of a spreadsheet come as text and as an image of themselves: the text is meant.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    upload.start(files)
  }
  const isNote = audience === 'staff'
  const label = say(isNote ? 'note' : 'reply')
  return (
    <div className={isNote ? 'composer as-note' : 'composer'}>
      {canned.isOpen && (
        <CannedReplies
          id={list}
          replies={canned.found}
          chosen={canned.chosen}
          context={context}
          onChoose={canned.insert}
        />
      )}
      <ProblemLine problem={upload.problem ?? canned.problem} onDismiss={upload.dismiss} />
      <Files
        files={draft.files}
        underWay={upload.underWay}
        onRemove={(fileId) => change((now) => ({ ...now, files: now.files.filter((file) => file.fileId !== fileId) }))}
      />
      <textarea
        ref={field}
        className="field"
        rows={2}
        value={text}
        aria-label={label}
        placeholder={say(isNote ? 'noteHint' : 'replyHint')}
        aria-haspopup="listbox"
        aria-controls={canned.isOpen ? list : undefined}
        aria-activedescendant={canned.isOpen && canned.found.length > 0 ? `${list}-${canned.chosen}` : undefined}
        aria-autocomplete="list"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {hasGap && <div className="st endangered">{say('gap')}</div>}
      <RedLineWarning redLines={redLines} onKeyDown={onKeyDown} />
      {tooMany > 0 && <div className="st endangered">{say('tooLong', { count: tooMany })}</div>}
      <div className="composer-tools">
        <AttachButton onFiles={upload.start} />
        {canned.may && (
          <button
            type="button"
            className="btn t s quiet"
            onClick={() => {
              setText('/')
              field.current?.focus()
            }}
          >
            <Kbd keys="/" /> {say('canned')}
          </button>
        )}
        {canSpeak && (
          <button
            type="button"
            className="btn t s quiet"
            aria-pressed={isNote}
            aria-keyshortcuts="Control+M"
            onClick={toggle}
          >
            <Kbd keys="Control+M" /> {say(isNote ? 'toReply' : 'toNote')}
          </button>
        )}
        <span className="sp" />
        {!isEmpty && <span className="f12 t3 narrow-hidden">{say('draftKept')}</span>}
        <button type="button" className="btn p" disabled={isHeld} aria-keyshortcuts="Control+Enter" onClick={send}>
          {say(isNote ? 'saveNote' : 'send')} <Kbd keys="Control+Enter" />
        </button>
      </div>
    </div>
  )
}

function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useWords(composerWords)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="btn i"
        aria-label={say('attach')}
        title={say('attach')}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

/** After a reply was put in: its first gap is selected, ready to be typed over. */
function selectGap(field: HTMLTextAreaElement | null): void {
  requestAnimationFrame(() => {
    const at = field?.value.indexOf(GAP) ?? -1
    if (field && at >= 0) field.setSelectionRange(at, at + GAP.length)
  })
}
