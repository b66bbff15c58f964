import './presence.css'
import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { ChosenPresence, DeskShape } from '#modules/routing/contract.ts'
import { useMe } from '../../app/session/me.ts'
import { command } from '../../realtime/command.ts'
import { useView } from '../../realtime/use-view.ts'
import { Icon } from '../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../ui/overlay/Menu.tsx'
import { partWords } from '../../ui/parts/words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { clockDigits } from '../../ui/time/duration.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { useTitle } from './use-title.ts'
import { presenceMenuWords } from './words.ts'

const CHOICES: readonly ChosenPresence[] = ['available', 'break', 'meal', 'training', 'meeting', 'cool-down', 'offline']
/** Told beside the menu: the person did not choose it. */
const TOLD = ['missed-offers', 'vanished', 'by-supervisor'] as const

/** What I am there for, since when, and what comes after the work in hand. Leaving waits for that work. */
export function PresenceMenu() {
  const say = useWords(presenceMenuWords)
  const sayState = useWords(presenceWords)
  const sayPart = useWords(partWords)
  const { personId } = useMe()
  const { state: desk } = useView<DeskShape>(`offers:${personId}`)
  const choose = useMutation({
    mutationFn: (presence: ChosenPresence) => command<DeskShape>('set-presence', { presence }),
  })
  const [readAt, setReadAt] = useState<number | null>(null)
  useTitle(desk?.offers.length ?? 0)
  if (!desk) return null
  const reason = TOLD.find((one) => one === desk.presenceReason)
  const told = readAt === desk.presenceSinceAt ? undefined : reason
  const items = CHOICES.map((presence): MenuItem => {
    const checked = (desk.nextPresence ?? desk.presence) === presence
    return { key: presence, words: sayState(presence), checked, act: () => choose.mutate(presence) }
  })
  const next = desk.nextPresence && say('next', { state: sayState(desk.nextPresence) })
  return (
    <>
      <Ringing count={desk.offers.length} />
      <Menu
        label={`${say('presence')} ${sayState(desk.presence)}`}
        items={items}
        button={
          <>
            <span className="presence-dot" data-presence={desk.presence} aria-hidden="true" />
            {sayState(desk.presence)} {desk.presence !== 'offline' && <Lasting since={desk.presenceSinceAt} />}
            {next && <span className="t3">{next}</span>}
            <Icon name="down" small />
          </>
        }
      />
      {(told || choose.error) && (
        <div className="presence-told" role="status">
          {told && (
            <div className="note-w row">
              {say(told)}
              <button
                type="button"
                className="btn i"
                aria-label={sayPart('close')}
                onClick={() => setReadAt(desk.presenceSinceAt)}
              >
                <Icon name="cross" />
              </button>
            </div>
          )}
          <ProblemLine problem={choose.error} onDismiss={choose.reset} />
        </div>
      )}
    </>
  )
}

/** On every page but the workspace, where the offers themselves are in sight. */
function Ringing({ count }: { readonly count: number }) {
  const say = useWords(presenceMenuWords)
  const { pathname } = useLocation()
  return (
    <span role="status">
      {count > 0 && pathname !== '/workspace' && (
        <Link to="/workspace" className="tag f">
          <Icon name="bell" small />
          {say('ringing', { count })}
        </Link>
      )}
    </span>
  )
}

function Lasting({ since }: { readonly since: number }) {
  const now = useNow()
  return <span className="presence-time">{clockDigits(now - since)}</span>
}
