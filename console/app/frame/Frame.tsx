import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Me } from '#modules/identity/contract.ts'
import { staffLink } from '../../realtime/staff-link.ts'
import { openOutbox } from '../../realtime/staff-outbox.ts'
import { ShortcutOverlay } from '../../ui/shortcuts/ShortcutOverlay.tsx'
import { useShortcut } from '../../ui/shortcuts/use-shortcut.ts'
import { setBankZone } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { setLook } from '../look/look.ts'
import { MeContext } from '../session/me.ts'
import { appWords } from '../words.ts'
import { Bar } from './Bar.tsx'
import { LinkLine } from './LinkLine.tsx'
import { Palette } from './Palette.tsx'

/** What every page of a signed-in person stands in: the bar, the line about a lost link, and the page. */
export function Frame({ me }: { readonly me: Me }) {
  const say = useWords(appWords)
  const [over, setOver] = useState<'nothing' | 'palette' | 'shortcuts'>('nothing')
  const { personId, locale, theme, timeZone } = me
  // While drawing, not after: what is drawn below shows the bank's times at once.
  setBankZone(timeZone)
  useEffect(() => setLook({ locale, theme }), [locale, theme])
  useEffect(() => {
    openOutbox(personId)
    staffLink.tell({ kind: 'start' })
    return () => staffLink.tell({ kind: 'stop' })
  }, [personId])
  useShortcut('Control+K', say('search'), () => setOver('palette'))
  useShortcut('?', say('shortcuts'), () => setOver('shortcuts'))
  return (
    <MeContext value={me}>
      <div className="app">
        <a className="skip" href="#content">
          {say('skip')}
        </a>
        <Bar onSearch={() => setOver('palette')} onShortcuts={() => setOver('shortcuts')} />
        <LinkLine />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
        {over === 'palette' && <Palette onClose={() => setOver('nothing')} />}
        {over === 'shortcuts' && <ShortcutOverlay onClose={() => setOver('nothing')} />}
      </div>
    </MeContext>
  )
}
