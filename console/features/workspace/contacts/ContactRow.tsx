import { Link } from '@tanstack/react-router'
import type { Message } from '#modules/conversations/contract.ts'
import { Icon } from '../../../ui/icons.tsx'
import { StateTag } from '../../../ui/parts/StateTag.tsx'
import { PromiseTag } from '../../../ui/promise/PromiseTag.tsx'
import { noticeWords } from '../../../ui/thread/notice-words.ts'
import { clockDigits } from '../../../ui/time/duration.ts'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { Channel } from '../channel.tsx'
import { nameOf } from '../customer-name.ts'
import { workspaceWords } from '../words.ts'
import type { ArrangedContact } from './arrange.ts'
import { ContactRing } from './ContactRing.tsx'

/** One contact of the list; opening it is a link, so that it can be opened in another window. */
export function ContactRow({ contact, isOpen }: { readonly contact: ArrangedContact; readonly isOpen: boolean }) {
  const say = useWords(workspaceWords)
  const { desk } = contact
  const { contactId, channel, lane } = desk.contact
  return (
    <li>
      <Link
        to="/workspace"
        search={{ contact: contactId }}
        className={isOpen ? 'contact on' : 'contact'}
        aria-current={isOpen ? 'true' : undefined}
      >
        <ContactRing contact={contact} />
        <span className="contact-who">
          <span className="row g4">
            <b className="f14 ell">{nameOf(desk.contact, say)}</b>
            <Channel channel={channel} />
          </span>
          <span className="row g4">
            {lane !== 'ordinary' && <span className={lane === 'vip' ? 'tag a' : 'tag w'}>{say(lane)}</span>}
            <LastWords message={desk.lastMessage} />
          </span>
        </span>
        <span className="contact-state">
          <ContactState contact={contact} />
          {desk.unreadCount > 0 && !isOpen && (
            <span className="count">
              <span aria-hidden="true">{desk.unreadCount}</span>
              <span className="for-ears">{say('unread', { count: desk.unreadCount })}</span>
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}

function ContactState({ contact: { desk, turn, clock } }: { readonly contact: ArrangedContact }) {
  const say = useWords(workspaceWords)
  const now = useNow()
  if (desk.heldSince !== null) {
    return <StateTag state="paused">{say('held', { time: clockDigits(now - desk.heldSince) })}</StateTag>
  }
  if (clock && turn === 'wrap-up') {
    return <StateTag state="running">{say('wrapUpLeft', { time: clockDigits(clock.dueAt - now) })}</StateTag>
  }
  if (clock) return <PromiseTag clock={clock} />
  if (turn === 'ours' && desk.customerWaitingSince !== null) {
    return <StateTag state="running">{say('waited', { time: clockDigits(now - desk.customerWaitingSince) })}</StateTag>
  }
  if (turn !== 'beside') return <StateTag state="paused">{say('theirTurn')}</StateTag>
  const { role } = desk
  const part = role === 'expert' ? say('expertRole') : role === 'owner' ? '' : say(role)
  return <span className="st">{part}</span>
}

function LastWords({ message }: { readonly message: Message | null }) {
  const locale = useLocale()
  if (message === null) return <span className="t3 f12">—</span>
  const { body } = message
  if (body.kind === 'text') return <span className="ell t2 f12">{body.text}</span>
  if (body.kind === 'notice') return <span className="ell t3 f12">{noticeWords(body, locale)}</span>
  return (
    <span className="row g4 t2 f12">
      <Icon name="document" small />
      <span className="ell">{body.file.name}</span>
    </span>
  )
}
