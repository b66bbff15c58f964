import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ROLES } from '#platform/access.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import { roleWords } from '../../ui/words/role-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { PeopleView, VIEW } from './people-list.ts'
import { peopleWords } from './words.ts'

interface Props {
  readonly view: PeopleView
  readonly onChange: ChangeSearch<(typeof VIEW)[number]>
  readonly count: number
  readonly exportButton: ReactNode
}

/** What is looked for; every change is in the address at once, typing after a breath. */
export function PeopleFilters({ view, onChange, count, exportButton }: Props) {
  const say = useWords(peopleWords)
  const sayRole = useWords(roleWords)
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
        label={say('role')}
        all={say('allRoles')}
        value={view.role}
        choices={ROLES.map((role) => ({ value: role, label: sayRole(role) }))}
        onChoose={(role) => onChange({ role })}
      />
      <Choose
        label={say('skill')}
        all={say('allSkills')}
        value={view.skill}
        choices={skills.map((skill) => ({ value: skill.code, label: skill.names[locale] }))}
        onChoose={(skill) => onChange({ skill })}
      />
      <Choose
        label={say('active')}
        all={say('active')}
        value={view.active}
        choices={[
          { value: 'no', label: say('disabled') },
          { value: 'all', label: say('everyone') },
        ]}
        onChoose={(active) => onChange({ active })}
      />
      <span className="sp" />
      <div className="row">
        <span className="t3 f12 nw" role="status">
          {say('shown', { count })}
        </span>
        {exportButton}
      </div>
    </div>
  )
}
