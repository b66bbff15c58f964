import { renderReply } from '#libs/reply-template/reply-template.ts'
import type { CannedReply } from '#modules/knowledge/contract.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { CannedContext } from './use-canned.ts'
import { composerWords } from './words.ts'

interface Props {
  readonly id: string
  readonly replies: readonly CannedReply[]
  readonly chosen: number
  /** Its language, and the values its places are filled with. */
  readonly context: CannedContext
  readonly onChoose: (reply: CannedReply) => void
}

/** The replies that fit what stands after `/`. The text field keeps the focus and its keys choose here. */
export function CannedReplies({ id, replies, chosen, context, onChoose }: Props) {
  const say = useWords(composerWords)
  return (
    <div className="canned">
      <div className="row f12 t3">{replies.length === 0 ? say('cannedNone') : say('cannedHint')}</div>
      <div id={id} role="listbox" aria-label={say('cannedReplies')}>
        {replies.map((reply, place) => (
          <div
            key={reply.replyId}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onPointerDown={(event) => {
              event.preventDefault()
              onChoose(reply)
            }}
          >
            <kbd>/{reply.shortcut}</kbd>
            <b className="nw">{reply.title[context.locale]}</b>
            <span className="ell t2">{renderReply(reply.text[context.locale], context.values).text}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
