import './workspace.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Desk } from '#modules/conversations/contract.ts'
import type { AcceptedShape, DeskShape } from '#modules/routing/contract.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { command } from '../../realtime/command.ts'
import { useView } from '../../realtime/use-view.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useShortcut } from '../../ui/shortcuts/use-shortcut.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ContactDesk } from './ContactDesk.tsx'
import { inOrder } from './contacts/arrange.ts'
import { ContactList } from './contacts/ContactList.tsx'
import { CustomerPanel } from './customer/CustomerPanel.tsx'
import { ScriptOrKnowledge } from './knowledge/ScriptOrKnowledge.tsx'
import { workspaceWords } from './words.ts'

/** The agent's one screen: my contacts, the one at hand, its customer, its script. */
export function Workspace() {
  const say = useWords(workspaceWords)
  const { personId } = useMe()
  const desk = useView<Desk>(`desk:${personId}`)
  const routing = useView<DeskShape>(`offers:${personId}`)
  const contacts = desk.state?.contacts ?? []
  const [openId, open] = useOpenContact()
  const atHand = contacts.find(({ contact }) => contact.contactId === openId)

  const isRead = desk.state !== undefined
  const firstId = inOrder(contacts, serverNow())[0]?.contact.contactId
  const [acceptedId, setAcceptedId] = useState<string | null>(null)
  useFallback(isRead && !atHand && firstId !== undefined, openId === acceptedId, () => firstId && open(firstId))

  const step = (by: 1 | -1) => {
    const order = inOrder(contacts, serverNow())
    const place = order.findIndex(({ contact }) => contact.contactId === openId)
    const next = order[(place + by + order.length) % order.length]
    if (next) open(next.contact.contactId)
  }
  useShortcut('Alt+ArrowDown', say('next'), () => step(1))
  useShortcut('Alt+ArrowUp', say('previous'), () => step(-1))
  const onAccepted = ({ contactId }: AcceptedShape) => {
    setAcceptedId(contactId)
    open(contactId)
  }
  return (
    <div className="workspace">
      <ContactList desk={desk} routing={routing} openId={openId} onAccepted={onAccepted} />
      {atHand ? (
        <>
          <ContactDesk key={atHand.contact.contactId} desk={atHand} routing={routing.state} />
          <CustomerPanel key={`customer ${atHand.contact.contactId}`} contact={atHand.contact} />
          <ScriptOrKnowledge key={`script ${atHand.contact.contactId}`} desk={atHand} />
        </>
      ) : (
        <section className="panel nothing" aria-label={say('conversation')}>
          {isRead &&
            (contacts.length > 0 ? (
              <NothingChosen />
            ) : (
              <NoContacts isReady={routing.state?.presence === 'available'} />
            ))}
        </section>
      )}
    </div>
  )
}

/** An accepted contact is at hand before the list has it; for so long nothing else is shown in its place. */
const ACCEPTED_COMES_MS = 5_000

/**
 * When the contact at hand is gone, or none was chosen yet, the most pressing one is shown; it stays when others press
 * more later.
 */
function useFallback(isNeeded: boolean, isAwaited: boolean, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!isNeeded) return
    const timer = setTimeout(() => latest.current(), isAwaited ? ACCEPTED_COMES_MS : 0)
    return () => clearTimeout(timer)
  }, [isNeeded, isAwaited])
}

function NothingChosen() {
  const say = useWords(workspaceWords)
  return <EmptyState what={say('choose')} todo={say('chooseHint')} />
}

function NoContacts({ isReady }: { readonly isReady: boolean }) {
  const say = useWords(workspaceWords)
  const mayServe = useMay('routing.serve')
  const ready = useMutation({ mutationFn: () => command('set-presence', { presence: 'available' }) })
  return (
    <EmptyState what={say('noContacts')} todo={say(isReady ? 'noContactsReady' : 'noContactsAway')}>
      {!isReady && mayServe && (
        <button type="button" className="btn p" disabled={ready.isPending} onClick={() => ready.mutate()}>
          {say('getReady')}
        </button>
      )}
      <ProblemLine problem={ready.error} />
    </EmptyState>
  )
}

/** Which contact is open stands in the address: a reload, a link and the browser's way back show the same one. */
function useOpenContact(): readonly [string | null, (contactId: string) => void] {
  const search: { readonly contact?: unknown } = useSearch({ strict: false })
  const navigate = useNavigate()
  const openId = typeof search.contact === 'string' ? search.contact : null
  const open = (contactId: string) => void navigate({ to: '/workspace', search: { contact: contactId }, replace: true })
  return [openId, open]
}
