import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Desk } from '#modules/conversations/contract.ts'
import { useView } from '../../realtime/use-view.ts'
import { Sheet } from '../../ui/overlay/Sheet.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { navigationOf } from '../home.ts'
import { pages } from '../pages.ts'
import { rightsOf, useMe } from '../session/me.ts'
import { appWords } from '../words.ts'
import { findLines, type PaletteLine } from './palette-lines.ts'

interface Destination extends PaletteLine {
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

/** Jumps to a page or to one of one's own contacts by typing a part of its name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(appWords)
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = findLines(useDestinations(), typed)
  const chosen = found[Math.min(at, found.length - 1)]
  const go = ({ to, search }: Destination) => {
    onClose()
    void navigate({ to, search })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen) go(chosen)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const by = event.key === 'ArrowDown' ? 1 : -1
    setAt((now) => Math.max(0, Math.min(found.length - 1, Math.min(now, found.length - 1) + by)))
  }
  return (
    <Sheet title={say('search')} onClose={onClose}>
      <div className="pb">
        <input
          className="field"
          data-first-focus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${chosen.key}`}
          aria-label={say('searchHint')}
          placeholder={say('searchHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={say('search')} className="palette">
        {found.map((line, place) => (
          <div
            key={line.key}
            id={`${list}-${line.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={line === chosen}
            onPointerMove={() => setAt(place)}
            onClick={() => go(line)}
            onKeyDown={onKeyDown}
          >
            {line.words}
            <span className="t3 f12 ell">{line.more}</span>
            <span className="sp" />
            <span className="t3 f12">{say(line.group === 'pages' ? 'searchPages' : 'searchContacts')}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="pb t2">{say('searchNothing')}</p>}
    </Sheet>
  )
}

function useDestinations(): readonly Destination[] {
  const locale = useLocale()
  const me = useMe()
  const open = navigationOf(pages, rightsOf(me))
  const forContacts = open.find(({ opens }) => opens === 'contact')
  const desk = useView<Desk>(forContacts ? `desk:${me.personId}` : null)
  const toPages = open.map(({ path, navWord }): Destination => {
    const words = navWord?.[locale] ?? path
    return { key: path.replaceAll('/', '-'), group: 'pages', words, more: '', to: path, search: {} }
  })
  const toContacts = (desk.state?.contacts ?? []).map(({ contact }): Destination => {
    const words = contact.customer?.maskedName || contact.reference
    const search = { contact: contact.contactId }
    const to = forContacts?.path ?? '/'
    return { key: contact.contactId, group: 'contacts', words, more: contact.reference, to, search }
  })
  return [...toContacts, ...toPages]
}
