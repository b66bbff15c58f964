import type { OverruledEntry } from '#modules/assist/red-lines-contract.ts'
import { OpenContact } from '../../ui/drill/OpenContact.tsx'
import { useRuleNames } from '../../ui/red-lines/use-rule-names.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { sentenceAround } from './sentence-around.ts'
import { redLineWords } from './words.ts'

interface Props {
  readonly opened: string
  readonly onOpen: (contactId: string) => void
  readonly onLookAt: (entryId: string) => void
}

/** Who sent what, when, against which line and why, and whether somebody has looked at it. */
export function useColumns({ opened, onOpen, onLookAt }: Props): readonly Column<OverruledEntry>[] {
  const say = useWords(redLineWords)
  const { nameOf } = useRuleNames()
  const rules = ({ crossings }: OverruledEntry) => [...new Set(crossings.map(({ code }) => nameOf(code)))].join(' · ')
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    {
      key: 'sent',
      title: say('sent'),
      value: ({ at }) => at,
      text: ({ at }) => time(at),
      cell: ({ at, contactId }) => <OpenContact at={at} contactId={contactId} opened={opened} onOpen={onOpen} />,
    },
    { key: 'person', title: say('person'), value: ({ person }) => person?.name ?? say('someone') },
    {
      key: 'words',
      title: say('words'),
      value: ({ text }) => text ?? say('hidden'),
      cell: (entry) => <Said entry={entry} />,
    },
    { key: 'rule', title: say('rule'), value: rules },
    { key: 'reason', title: say('reason'), value: ({ reason }) => reason },
    {
      key: 'looked',
      title: say('looked'),
      value: ({ lookedAt }) => lookedAt?.at ?? null,
      text: ({ lookedAt }) =>
        lookedAt ? `${lookedAt.by?.name ?? say('someone')} ${time(lookedAt.at)}` : say('notLooked'),
      cell: ({ entryId, lookedAt }) =>
        lookedAt ? (
          <span className="t2 f12">
            {lookedAt.by?.name ?? say('someone')} {time(lookedAt.at)}
          </span>
        ) : (
          <button type="button" className="btn s nw" onClick={() => onLookAt(entryId)}>
            {say('lookAt')}
          </button>
        ),
    },
  ]
}

/** The phrase in its sentence; for whoever may not open the contact, that they may not. */
function Said({ entry: { text, crossings } }: { readonly entry: OverruledEntry }) {
  const say = useWords(redLineWords)
  const [first] = crossings
  if (text === null || !first) return <span className="t3">{say('hidden')}</span>
  const { before, phrase, after } = sentenceAround(text, first.span)
  return (
    <div className="red-line-said" title={text}>
      {before}
      <mark>{phrase}</mark>
      {after}
    </div>
  )
}
