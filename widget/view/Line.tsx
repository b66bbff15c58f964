/** @jsxImportSource preact */
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { FileView } from './FileView.tsx'
import { Icon } from './Icon.tsx'
import { piecesOf } from './links.ts'
import { noticeWords } from './notices.ts'
import { clockTime } from './times.ts'
import { useUi } from './ui.ts'

const SAME_BREATH_MS = 120_000

interface LineProps {
  readonly line: CustomerMessage
  readonly next: CustomerMessage | undefined
  readonly isLastOwn: boolean
}

/** One line of the thread. Whatever it holds is shown as text; nothing in it is ever markup. */
export function Line({ line, next, isLastOwn }: LineProps) {
  const { chat, say, language, write } = useUi()
  const { author, body, at } = line
  const time = clockTime(at, language)
  if (body.kind === 'notice') {
    const words = noticeWords(body, { say, language, now: Date.now() + chat.clockOffsetMs })
    return words === undefined ? null : (
      <div class="system">
        {time} {words}
      </div>
    )
  }
  const isOwn = author.kind === 'customer'
  const endsGroup = next?.author.kind !== author.kind || next.body.kind === 'notice' || next.at - at > SAME_BREATH_MS
  return (
    <div class={isOwn ? 'line own' : 'line'}>
      <span class="hidden">{isOwn ? say('me') : (author.name ?? say('bank'))}：</span>
      {body.kind === 'file' ? (
        <FileView file={body.file} caption={body.caption} isOwn={isOwn} />
      ) : (
        <TextBubble text={body.text} isOwn={isOwn} />
      )}
      {body.kind === 'text' && body.choices && !next && (
        <div class="choices">
          {body.choices.map((choice) => (
            <button key={choice} type="button" class="choice-button" onClick={() => write(choice)}>
              {choice}
            </button>
          ))}
        </div>
      )}
      {(endsGroup || isLastOwn) && (
        <div class="meta">
          <span>{author.kind === 'bot' ? `${author.name} · ${time}` : time}</span>
          {isLastOwn && <Receipt isRead={line.seq <= chat.agentReadSeq} />}
        </div>
      )}
    </div>
  )
}

function Receipt({ isRead }: { readonly isRead: boolean }) {
  const { say } = useUi()
  return (
    <span>
      {say(isRead ? 'state-read' : 'state-sent')}
      <Icon name="tick" />
    </span>
  )
}

export function TextBubble({ text, isOwn }: { readonly text: string; readonly isOwn: boolean }) {
  return (
    <div class={isOwn ? 'bubble own' : 'bubble'}>
      {piecesOf(text).map((piece) =>
        'link' in piece ? (
          <a key={piece.link} href={piece.link} target="_blank" rel="noopener noreferrer nofollow">
            {piece.link}
          </a>
        ) : (
          piece.text
        ),
      )}
    </div>
  )
}
