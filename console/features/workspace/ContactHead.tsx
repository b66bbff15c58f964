import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskContact } from '#modules/conversations/contract.ts'
import type { Names } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Kbd } from '../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useShortcut } from '../../ui/shortcuts/use-shortcut.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { Channel } from './channel.tsx'
import { nameOf } from './customer-name.ts'
import { LevelTag } from './identity/LevelTag.tsx'
import { useIdentity } from './identity/use-identity.ts'
import { SupervisionActs } from './SupervisionActs.tsx'
import { TransferSheet } from './transfer/TransferSheet.tsx'
import { workspaceWords } from './words.ts'

/** Whose contact it is, where it stands, and what can be done with it now. */
export function ContactHead({
  desk,
  queueName,
}: {
  readonly desk: DeskContact
  readonly queueName: Names | undefined
}) {
  const say = useWords(workspaceWords)
  const locale = useLocale()
  const { contact, role } = desk
  return (
    <header className="ph head">
      <Channel channel={contact.channel} />
      <h2>{nameOf(contact, say)}</h2>
      {contact.lane !== 'ordinary' && (
        <span className={contact.lane === 'vip' ? 'tag a' : 'tag w'}>{say(contact.lane)}</span>
      )}
      {contact.customer?.isKnown && <Level contactId={contact.contactId} />}
      <span className="t3 f12 ell">
        {contact.reference}
        {queueName && ` · ${queueName[locale]}`}
        {role !== 'owner' && contact.owner && ` · ${say('owner', { name: contact.owner.name })}`}
      </span>
      <span className="sp" />
      {role === 'owner' && contact.endedAt === null && <OwnerActs desk={desk} />}
      {role !== 'owner' && <SupervisionActs desk={desk} />}
    </header>
  )
}

/** Who takes a contact over sees at once how sure the house is of who is on the line. */
function Level({ contactId }: { readonly contactId: string }) {
  const identity = useIdentity(contactId).data
  return identity ? <LevelTag level={identity.level} isLocked={identity.lockedUntil !== null} /> : null
}

function OwnerActs({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(workspaceWords)
  const mayRoute = useMay('routing.serve')
  const [over, setOver] = useState<'nothing' | 'transfer' | 'expert' | 'end'>('nothing')
  const { contactId } = desk.contact
  const isHeld = desk.heldSince !== null
  const hold = useMutation({
    mutationFn: () => call<unknown>(isHeld ? 'DELETE' : 'POST', `/api/contacts/${contactId}/hold`),
  })
  const end = useMutation({
    mutationFn: () => call<unknown>('POST', `/api/contacts/${contactId}/end`),
    onSettled: () => setOver('nothing'),
  })
  useShortcut('Alt+T', say('transfer'), () => setOver('transfer'), mayRoute)
  useShortcut('Alt+E', say('expert'), () => setOver('expert'), mayRoute)
  useShortcut('Alt+W', say('end'), () => (over === 'end' ? end.mutate() : setOver('end')))
  useShortcut('Escape', null, () => setOver('nothing'), over === 'end')
  return (
    <>
      <div className="row head-acts">
        <button
          type="button"
          className="btn s"
          disabled={hold.isPending}
          aria-pressed={isHeld}
          onClick={() => hold.mutate()}
        >
          {say(isHeld ? 'unhold' : 'hold')}
        </button>
        {mayRoute && (
          <>
            <button type="button" className="btn s" aria-keyshortcuts="Alt+T" onClick={() => setOver('transfer')}>
              {say('transfer')} <Kbd keys="Alt+T" />
            </button>
            <button type="button" className="btn s" aria-keyshortcuts="Alt+E" onClick={() => setOver('expert')}>
              {say('expert')} <Kbd keys="Alt+E" />
            </button>
          </>
        )}
        <button
          type="button"
          className="btn s"
          aria-keyshortcuts="Alt+W"
          aria-expanded={over === 'end'}
          onClick={() => setOver('end')}
        >
          {say('end')} <Kbd keys="Alt+W" />
        </button>
      </div>
      {over === 'end' && <EndLine onYes={() => end.mutate()} onNo={() => setOver('nothing')} />}
      <ProblemLine problem={hold.error ?? end.error} />
      {(over === 'transfer' || over === 'expert') && (
        <TransferSheet contact={desk.contact} asExpert={over === 'expert'} onClose={() => setOver('nothing')} />
      )}
    </>
  )
}

/** Asks once before the conversation ends: Alt W again, or the button. */
function EndLine({ onYes, onNo }: { readonly onYes: () => void; readonly onNo: () => void }) {
  const say = useWords(workspaceWords)
  return (
    <div className="under-head note-i row" role="alert">
      <span>{say('endAsk')}</span>
      <span className="sp" />
      <button type="button" className="btn s p" onClick={onYes}>
        {say('endYes')} <Kbd keys="Alt+W" />
      </button>
      <button type="button" className="btn s" onClick={onNo}>
        {say('endNo')} <Kbd keys="Escape" />
      </button>
    </div>
  )
}
