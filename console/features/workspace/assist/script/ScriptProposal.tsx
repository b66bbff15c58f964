import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AboutReply } from '#modules/assist/help-contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { call } from '../../../../api/call.ts'
import { Kbd } from '../../../../ui/parts/Kbd.tsx'
import { useShortcut } from '../../../../ui/shortcuts/use-shortcut.ts'
import { useLocale, useWords } from '../../../../ui/words/words.ts'
import { proposedScript } from './proposed-script.ts'
import { proposalWords } from './words.ts'

interface Props {
  readonly desk: DeskContact
  readonly scripts: readonly Script[]
  /** The one that is open already. */
  readonly openId: string | undefined
  readonly onOpen: (scriptId: string) => void
}

/** Another script than the open one fits what the customer said last: what they said, and one key that opens it. */
export function ScriptProposal({ desk, scripts, openId, onOpen }: Props) {
  const say = useWords(proposalWords)
  const locale = useLocale()
  const { contactId, endedAt } = desk.contact
  const about = useQuery({
    queryKey: ['contact-about', contactId, desk.lastSeq],
    queryFn: ({ signal }) => call<AboutReply>('GET', `/api/assist/contacts/${contactId}/about`, { signal }),
    placeholderData: keepPreviousData,
    enabled: endedAt === null && scripts.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.about
  const script = proposedScript(scripts, about)
  const isProposed = script !== undefined && script.scriptId !== openId && endedAt === null
  const name = script?.name[locale] ?? ''
  const open = () => script && onOpen(script.scriptId)
  useShortcut('Alt+S', say('open', { script: name }), open, isProposed)
  if (!about || !isProposed) return null
  const intent = about.name[locale]
  const words = about.words.join(locale === 'en' ? ', ' : '、')
  return (
    <div className="note-i sec" role="status">
      <p className="f12">{words === '' ? say('about', { intent }) : say('about-by', { intent, words })}</p>
      <button type="button" className="btn s" aria-keyshortcuts="Alt+S" onClick={open}>
        {say('open', { script: name })} <Kbd keys="Alt+S" />
      </button>
    </div>
  )
}
