import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useTargets } from './use-cases.ts'
import { caseWords } from './words.ts'

export interface Target {
  readonly unitId: string
  /** Empty: whoever of the unit takes it. */
  readonly ownerId: string
}

interface Props {
  readonly value: Target
  readonly onChange: (value: Target) => void
}

/** A unit, and a person of it or below. */
export function TargetChoice({ value, onChange }: Props) {
  const say = useWords(caseWords)
  const targets = useTargets()
  const { units = [], people = [] } = targets.data ?? {}
  const below = new Set([value.unitId])
  for (const { unitId, parentId } of units.toSorted((a, b) => depth(a.unitId) - depth(b.unitId)))
    if (parentId !== null && below.has(parentId)) below.add(unitId)
  return (
    <div className="row wrap">
      <ProblemLine problem={targets.error} onRetry={() => void targets.refetch()} />
      <Choose
        label={say('unit')}
        value={value.unitId}
        choices={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        onChoose={(unitId) => onChange({ unitId, ownerId: '' })}
      />
      <Choose
        label={say('owner')}
        all={say('anybody')}
        value={value.ownerId}
        choices={people
          .filter(({ unitId }) => below.has(unitId))
          .map(({ personId, name }) => ({ value: personId, label: name }))}
        onChoose={(ownerId) => onChange({ ...value, ownerId })}
      />
    </div>
  )

  function depth(unitId: string): number {
    const parentId = units.find((unit) => unit.unitId === unitId)?.parentId ?? null
    return parentId === null ? 0 : 1 + depth(parentId)
  }
}
