import type { Desk } from '#modules/conversations/contract.ts'
import type { AcceptedShape, DeskShape } from '#modules/routing/contract.ts'
import type { ViewSnapshot } from '../../../realtime/use-view.ts'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { workspaceWords } from '../words.ts'
import { arrange } from './arrange.ts'
import { ContactRow } from './ContactRow.tsx'
import { OfferLines } from './OfferLines.tsx'
import { OwedToday } from './OwedToday.tsx'

interface Props {
  readonly desk: ViewSnapshot<Desk>
  readonly routing: ViewSnapshot<DeskShape>
  readonly openId: string | null
  readonly onAccepted: (accepted: AcceptedShape) => void
}

/** The left panel: what rings, my contacts by whose move it is, and what I owe today. */
export function ContactList({ desk, routing, openId, onAccepted }: Props) {
  const say = useWords(workspaceWords)
  const now = useNow()
  const groups = arrange(desk.state?.contacts ?? [], now)
  const offers = routing.state?.offers ?? []
  return (
    <section className="panel contacts" aria-label={say('myContacts')}>
      <div className="ph">
        <h1>{say('myContacts')}</h1>
        {routing.state && (
          <span className="t3 f12">
            {say('capacity', { used: routing.state.usedPoints, points: routing.state.capacity.points })}
          </span>
        )}
      </div>
      <div className="scroll">
        <OfferLines offers={offers} onAccepted={onAccepted} />
        <ProblemLine problem={desk.problem ?? routing.problem} />
        {desk.state === undefined && desk.problem === null && <Skeleton lines={4} />}
        {groups.map(({ turn, contacts }) => (
          <div key={turn}>
            {turn !== 'ours' && (
              <div className="group-head">
                <h2>{say(turn)}</h2>
                {turn === 'theirs' && <span className="t3 f12">{say('theirsHint')}</span>}
              </div>
            )}
            <ul aria-label={say(turn)}>
              {contacts.map((contact) => (
                <ContactRow
                  key={contact.desk.contact.contactId}
                  contact={contact}
                  isOpen={contact.desk.contact.contactId === openId}
                />
              ))}
            </ul>
          </div>
        ))}
        <OwedToday />
      </div>
    </section>
  )
}
