/** @jsxImportSource preact */
import type { Outgoing } from '../chat/outbox.ts'
import type { Say, WordKey } from '../words.ts'
import { Icon } from './Icon.tsx'
import { TextBubble } from './Line.tsx'
import { byteWords } from './times.ts'
import { useUi } from './ui.ts'

/** Something of the customer's that the thread does not show yet, with what becomes of it. */
export function OutgoingLine({ entry }: { readonly entry: Outgoing }) {
  const { chat, say, tell } = useUi()
  const { clientId } = entry
  return (
    <div class="line own">
      <span class="hidden">{say('me')}：</span>
      {entry.kind === 'text' ? (
        <TextBubble text={entry.text} isOwn />
      ) : (
        <div class="bubble own file">
          <Icon name="document" />
          <span class="ellipsis">{entry.name}</span>
          <span class="small">{byteWords(entry.byteCount)}</span>
          {entry.fileId === null && entry.state === 'waiting' && (
            <progress max={1} value={entry.uploadedShare} aria-label={entry.name} />
          )}
        </div>
      )}
      <div class={entry.state === 'refused' ? 'meta refused' : 'meta'}>
        <span>{stateWords(entry, say, chat.settings?.fileMostBytes ?? 0)}</span>
        {entry.state === 'refused' && (
          <>
            {entry.refusal && RETRIABLE.has(entry.refusal) && (
              <button type="button" class="text" onClick={() => tell({ kind: 'send-again', clientId })}>
                {say('send-again')}
              </button>
            )}
            <button type="button" class="text" onClick={() => tell({ kind: 'discard', clientId })}>
              {say('discard')}
            </button>
          </>
        )}
      </div>
    </div>
  )
}

const REASONS: ReadonlySet<string> = new Set([
  'message-too-long',
  'file-too-large',
  'image-too-large',
  'file-empty',
  'file-type-not-allowed',
])
/** Sending the same again may succeed. */
const RETRIABLE: ReadonlySet<string> = new Set(['conversation-not-found', 'unknown'])

function stateWords(entry: Outgoing, say: Say, fileMostBytes: number): string {
  if (entry.state === 'sent') return say('state-sent')
  if (entry.state === 'refused') {
    const code = REASONS.has(entry.refusal ?? '') ? `refusal-${entry.refusal}` : 'refusal-other'
    return say('state-refused', { reason: say(code as WordKey, { size: byteWords(fileMostBytes) }) })
  }
  if (entry.kind === 'file' && entry.isUploading) {
    return say('state-uploading', { percent: Math.round(entry.uploadedShare * 100) })
  }
  return say('state-waiting')
}
