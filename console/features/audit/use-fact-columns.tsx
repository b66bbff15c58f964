import { useNames } from '../../ui/drill/use-names.ts'
import { factWords } from '../../ui/facts/fact-words.ts'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayOf, timeWithSeconds } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { AuditFact, People, VIEW } from './audit-view.ts'
import { auditWords } from './words.ts'

/** A fact as a row: when, who, what in words, about what, and the data it was written with. */
export function useFactColumns(
  people: People,
  onSearch: ChangeSearch<(typeof VIEW)[number]>,
): readonly Column<AuditFact>[] {
  const say = useWords(auditWords)
  const locale = useLocale()
  const names = { ...useNames(), person: (personId: string) => people[personId]?.displayName }
  const moment = ({ at }: AuditFact) => `${dayOf(at)} ${timeWithSeconds(at)}`
  const who = ({ cause }: AuditFact) => {
    if (cause.kind === 'customer') return say('customer')
    if (cause.kind === 'system') return `${say('system')} ${cause.id}`
    const person = people[cause.id]
    return person ? `${person.displayName} ${person.agentNo}` : cause.id
  }
  const subject = ({ about }: AuditFact) => people[about]?.displayName ?? about
  const raw = ({ id, position, version, cause, data }: AuditFact) =>
    JSON.stringify({ position, id, version, cause, data }, null, 2)
  return [
    {
      key: 'at',
      title: say('at'),
      value: ({ position }) => position,
      text: moment,
      cell: (fact) => <span className="nw">{moment(fact)}</span>,
    },
    {
      key: 'who',
      title: say('who'),
      value: who,
      cell: (fact) =>
        fact.cause.kind === 'person' ? (
          <button
            type="button"
            className="open"
            title={say('onlyPerson')}
            onClick={() => onSearch({ person: fact.cause.id }, true)}
          >
            {who(fact)}
          </button>
        ) : (
          <span className="t2">{who(fact)}</span>
        ),
    },
    { key: 'what', title: say('what'), value: (fact) => factWords(fact, names, locale) },
    {
      key: 'type',
      title: say('type'),
      value: ({ type }) => type,
      cell: ({ type }) => <span className="t3 f12">{type}</span>,
    },
    {
      key: 'about',
      title: say('about'),
      value: subject,
      cell: (fact) => (
        <button
          type="button"
          className="open audit-id"
          title={`${say('onlyThis')} · ${fact.about}`}
          onClick={() => onSearch({ about: fact.about }, true)}
        >
          {shortened(subject(fact))}
        </button>
      ),
    },
    {
      key: 'data',
      title: say('data'),
      value: ({ data }) => JSON.stringify(data),
      cell: (fact) => (
        <details>
          <summary className="t2 f12 nw">{say('data')}</summary>
          <pre className="audit-data">{raw(fact)}</pre>
        </details>
      ),
    },
  ]
}

/** Ids are told apart by their end: their beginning is the time. */
const shortened = (text: string): string => (/^[0-9a-f]{8}-/.test(text) ? `…${text.slice(-6)}` : text)
