import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { matrixFilters, skillKinds } from '#modules/identity/contract.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { MatrixView, VIEW } from './matrix-view.ts'
import { skillsWords } from './words.ts'

interface Props {
  readonly view: MatrixView
  readonly onChange: ChangeSearch<(typeof VIEW)[number]>
  /** People of the view, read or not. */
  readonly count: number | null
  readonly exportButton: ReactNode
}

const TYPING_MS = 250

/** Whose cells, of which skills, and how they stand. */
export function MatrixFilters({ view, onChange, count, exportButton }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const units = useQuery(unitsQuery).data ?? []
  const skills = useQuery(skillsQuery).data ?? []
  const [typed, setTyped] = useState(view.q)
  useEffect(() => {
    if (typed.trim() === view.q) return
    const timer = setTimeout(() => onChange({ q: typed.trim() }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, view.q, onChange])
  return (
    <div className="row wrap pb">
      <input
        className="field table-filter"
        type="search"
        aria-label={say('find')}
        placeholder={say('find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Choose
        label={say('unit')}
        all={say('allUnits')}
        value={view.unit}
        choices={unitChoices(units)}
        onChoose={(unit) => onChange({ unit })}
      />
      <Choose
        label={say('kind')}
        all={say('allKinds')}
        value={view.kind}
        choices={skillKinds.map((kind) => ({ value: kind, label: say(`kind-${kind}`) }))}
        onChoose={(kind) => onChange({ kind, skill: null })}
      />
      <Choose
        label={say('skill')}
        all={say('allSkills')}
        value={view.skill}
        choices={skills
          .filter(({ kind }) => view.kind === '' || kind === view.kind)
          .map(({ code, names }) => ({ value: code, label: names[locale] }))}
        onChoose={(skill) => onChange({ skill })}
      />
      <Choose
        label={say('state')}
        all={say('anyState')}
        value={view.state}
        choices={matrixFilters.map((state) => ({ value: state, label: say(`only-${state}`) }))}
        onChoose={(state) => onChange({ state })}
      />
      <span className="sp" />
      <div className="row">
        {count !== null && (
          <span className="t3 f12 nw" role="status">
            {say('people', { count })}
          </span>
        )}
        {exportButton}
      </div>
    </div>
  )
}
