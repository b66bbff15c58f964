import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../ui/words/words.ts'
import { peopleByWords } from './audit-view.ts'
import { auditWords } from './words.ts'

interface Props {
  /** Empty for anyone. */
  readonly personId: string
  readonly name: string | undefined
  readonly mayFind: boolean
  readonly onPerson: (personId: string) => void
}

const TYPING_MS = 250

/** One person by name or number; without the right to find people, only the one that is chosen, to be let go. */
export function FindPerson({ personId, name, mayFind, onPerson }: Props) {
  const say = useWords(auditWords)
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({ ...peopleByWords(words), enabled: mayFind && words !== '' })
  const people = (words === '' ? [] : (found.data ?? [])).map((person) => ({
    value: person.personId,
    label: `${person.displayName} ${person.agentNo}`,
  }))
  const [known, setKnown] = useState('')
  const chosen = { value: personId, label: name ?? (known === '' ? `…${personId.slice(-6)}` : known) }
  const options = personId === '' || people.some(({ value }) => value === personId) ? people : [...people, chosen]
  return (
    <Select
      className="audit-person"
      aria-label={say('person')}
      placeholder={say('anyPerson')}
      value={personId === '' ? null : personId}
      options={options}
      allowClear
      showSearch={mayFind ? { filterOption: false, onSearch: setTyped } : false}
      notFoundContent={say(words === '' ? 'personHint' : 'nobodyFound')}
      popupMatchSelectWidth={false}
      onChange={(value: string | null | undefined) => {
        setKnown(people.find((person) => person.value === value)?.label ?? '')
        onPerson(value ?? '')
      }}
    />
  )
}
