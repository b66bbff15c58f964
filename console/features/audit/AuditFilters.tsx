import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { type AuditView, factTypesQuery, type VIEW } from './audit-view.ts'
import { FindPerson } from './FindPerson.tsx'
import { auditWords } from './words.ts'

interface Props {
  readonly view: AuditView
  /** Of the person looked for, as far as the facts tell. */
  readonly personName: string | undefined
  readonly onSearch: ChangeSearch<(typeof VIEW)[number]>
}

const LAST_READING = '9999-12-31T23:59'
const NONE = { about: '', type: '', person: '', from: '', to: '' }

/** What to look for; only asked when it is sent, because each search is itself recorded. */
export function AuditFilters({ view, personName, onSearch }: Props) {
  const say = useWords(auditWords)
  const [draft, setDraft] = useState(view)
  const types = useQuery(factTypesQuery)
  const mayFindPeople = useMay('identity.read-people')
  const set = (change: Partial<AuditView>) => setDraft({ ...draft, ...change })
  const search = (event: FormEvent) => {
    event.preventDefault()
    onSearch({ ...draft, about: draft.about.trim() }, true)
  }
  const isEmpty = Object.values(view).every((value) => value === '')
  return (
    <form className="audit-filters pb" onSubmit={search}>
      <Choose
        label={say('type')}
        all={say('allTypes')}
        value={draft.type}
        choices={withChosen(types.data ?? [], draft.type).map((type) => ({ value: type, label: type }))}
        onChoose={(type) => set({ type })}
      />
      {(mayFindPeople || draft.person !== '') && (
        <FindPerson
          personId={draft.person}
          name={draft.person === view.person ? personName : undefined}
          mayFind={mayFindPeople}
          onPerson={(person) => set({ person })}
        />
      )}
      <input
        className="field"
        aria-label={say('aboutHint')}
        placeholder={say('aboutHint')}
        maxLength={100}
        value={draft.about}
        onChange={(event) => set({ about: event.target.value })}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="row t2 f12 nw">
          {say(end)}
          <input
            className="field"
            type="datetime-local"
            max={LAST_READING}
            value={draft[end]}
            onChange={(event) => set({ [end]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="btn p">
        {say('search')}
      </button>
      {!isEmpty && (
        <button type="button" className="btn" onClick={() => onSearch(NONE, true)}>
          {say('clear')}
        </button>
      )}
      <ProblemLine problem={types.error} onRetry={() => void types.refetch()} />
    </form>
  )
}

/** A type of the address stays chosen also when the log holds none of it. */
const withChosen = (types: readonly string[], chosen: string) =>
  chosen === '' || types.includes(chosen) ? types : [...types, chosen]
