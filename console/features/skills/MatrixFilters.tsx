import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { matrixFilters, skillKinds } from '#modules/identity/contract.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
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

/** Whose cells, of which skills, and how they stand. */
export function MatrixFilters({ view, onChange, count, exportButton }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const units = useQuery(unitsQuery).data ?? []
  const skills = useQuery(skillsQuery).data ?? []
  return (
    <div className="row wrap pb">
      <FindField label={say('find')} value={view.q} onFind={(q) => onChange({ q })} />
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
