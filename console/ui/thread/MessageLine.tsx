import type { ReactNode } from 'react'
import type { FileCard, Message } from '#modules/conversations/contract.ts'
import type { OutgoingMessage } from '../../realtime/outbox.ts'
import { useLinkState } from '../../realtime/staff-link.ts'
import { giveUp, type StaffMessage, sendAgain } from '../../realtime/staff-outbox.ts'
import { bytes } from '../figures/numbers.ts'
import { Icon } from '../icons.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { problemText } from '../problems/problem-words.ts'
import { timeWithSeconds } from '../time/instant.ts'
import { useLocale, useWords } from '../words/words.ts'
import { noticeWords } from './notice-words.ts'
import type { ThreadLine } from './thread-lines.ts'
import { threadWords } from './words.ts'

interface Props {
  readonly line: Extract<ThreadLine, { kind: 'message' }>
  readonly customerName: string
  readonly remark: ReactNode
}

/** One line of a thread: what happened, or what someone said, with who and when. */
export function MessageLine(props: Props) {
  const locale = useLocale()
  const { body, at } = props.line.message
  if (body.kind !== 'notice') return <Said {...props} body={body} />
  const words = noticeWords(body, locale)
  if (words === null) return null
  return (
    <div className="thread-notice">
      {words} · {timeWithSeconds(at)}
    </div>
  )
}

type SaidBody = Exclude<Message['body'], { kind: 'notice' }>

function Said({ line, customerName, remark, body }: Props & { readonly body: SaidBody }) {
  const say = useWords(threadWords)
  const { message, side } = line
  const time = timeWithSeconds(message.at)
  const name = useAuthorName(message, customerName)
  return (
    <div className={`line ${side}`}>
      {side === 'note' ? (
        <div className="note-head">
          <b>{say('note')}</b> {say('noteHint')} · {name} {time}
        </div>
      ) : (
        (line.hasHead || remark) && (
          <div className={side === 'ours' ? 'meta r' : 'meta'}>
            {message.author.kind === 'bot' && <Icon name="bot" small />}
            {name} · {time} {remark}
          </div>
        )
      )}
      <Body body={body} title={time} isBot={message.author.kind === 'bot'} />
      {line.isReadUpTo && <div className="meta r">{say('read')}</div>}
    </div>
  )
}

function useAuthorName({ author }: Message, customerName: string): string {
  const say = useWords(threadWords)
  if (author.kind === 'customer') return customerName
  return author.name ?? say(author.kind === 'bot' ? 'bot' : 'system')
}

function Body(props: { readonly body: SaidBody; readonly title: string; readonly isBot: boolean }) {
  const { body, title } = props
  const className = props.isBot ? 'msg bot' : 'msg'
  if (body.kind === 'text') {
    return (
      <div className={className} title={title}>
        {body.text}
        {body.choices && body.choices.length > 0 && (
          <div className="choices">
            {body.choices.map((choice) => (
              <span key={choice} className="tag">
                {choice}
              </span>
            ))}
          </div>
        )}
      </div>
    )
  }
  return (
    <div className={className} title={title}>
      <Attachment file={body.file} />
      {body.caption !== null && <div>{body.caption}</div>}
    </div>
  )
}

/** Images are shown, everything else is a link that downloads. */
function Attachment({ file }: { readonly file: FileCard }) {
  const say = useWords(threadWords)
  const locale = useLocale()
  const address = `/api/files/${file.fileId}`
  const size = bytes(file.byteCount, locale)
  if (file.mediaType.startsWith('image/') && file.width !== null && file.height !== null) {
    return (
      <a href={address} target="_blank" rel="noreferrer">
        <img
          className="thread-image"
          src={address}
          alt={say('image', { name: file.name })}
          style={{ aspectRatio: `${file.width} / ${file.height}` }}
          loading="lazy"
        />
      </a>
    )
  }
  return (
    <a className="row" href={address} download={file.name} aria-label={say('file', { name: file.name, size })}>
      <Icon name="document" />
      {file.name} <span className="t3 f12">{size}</span>
    </a>
  )
}

/** Written here and not yet in the thread. */
export function OutgoingLine(props: {
  readonly outgoing: OutgoingMessage<StaffMessage>
  readonly isCommitted: boolean
}) {
  const { outgoing } = props
  const isNote = outgoing.body.audience === 'staff'
  const { body } = outgoing.body
  return (
    <div className={`line ${isNote ? 'note' : 'ours'}`}>
      <div className="msg">{body.kind === 'text' ? body.text : <Icon name="document" />}</div>
      <div className="meta r">
        <OutgoingState {...props} />
      </div>
    </div>
  )
}

function OutgoingState({ outgoing, isCommitted }: Parameters<typeof OutgoingLine>[0]) {
  const say = useWords(threadWords)
  const locale = useLocale()
  const { phase } = useLinkState()
  if (isCommitted) return <StateTag state="kept">{say('sent')}</StateTag>
  if (outgoing.problem === null) {
    return phase === 'open' ? (
      <StateTag state="running">{say('sending')}</StateTag>
    ) : (
      <StateTag state="paused">{say('waitingForLink')}</StateTag>
    )
  }
  return (
    <span className="row wrap" role="alert">
      <StateTag state="endangered">{say('notSent')}</StateTag>
      {problemText(outgoing.problem, locale)}
      <button type="button" className="btn s" onClick={() => sendAgain(outgoing.clientId)}>
        {say('sendAgain')}
      </button>
      <button type="button" className="btn s" onClick={() => giveUp(outgoing.clientId)}>
        {say('takeBack')}
      </button>
    </span>
  )
}
