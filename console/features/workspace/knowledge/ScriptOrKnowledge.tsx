import { useState } from 'react'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { useMay } from '../../../app/session/me.ts'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { useShortcut } from '../../../ui/shortcuts/use-shortcut.ts'
import { useWords } from '../../../ui/words/words.ts'
import { ScriptPanel } from '../script/ScriptPanel.tsx'
import { KnowledgePane } from './KnowledgePane.tsx'
import { knowledgeWords } from './words.ts'

/** The last column: the script of the contact, or what the house knows; one key turns it. */
export function ScriptOrKnowledge({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(knowledgeWords)
  const may = useMay('knowledge.use')
  const [isKnowledge, setKnowledge] = useState(false)
  const turn = () => setKnowledge(!isKnowledge)
  useShortcut('Alt+K', say(isKnowledge ? 'toScript' : 'toKnowledge'), turn, may)
  const tools = may && (
    <button type="button" className="btn s t nw" aria-keyshortcuts="Alt+K" onClick={turn}>
      {say(isKnowledge ? 'script' : 'title')} <Kbd keys="Alt+K" />
    </button>
  )
  return isKnowledge ? <KnowledgePane desk={desk} tools={tools} /> : <ScriptPanel desk={desk} tools={tools} />
}
