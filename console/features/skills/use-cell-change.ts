import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonDetail, SkillCell, SkillMatrixPage, SkillMatrixRow } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { SERVICE } from '../../queries/service.ts'
import { type Skill, skillsQuery } from '../../queries/skills.ts'
import { dayOf } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { MATRIX, stateOn, withCell } from './matrix-view.ts'
import { skillsWords } from './words.ts'

/** Level and last day a cell is given; null takes the skill. */
export type NewCell = Pick<SkillCell, 'level' | 'expiresOn'> | null

interface Change {
  readonly row: SkillMatrixRow
  readonly skill: Skill
  readonly before: SkillCell | null
  readonly next: NewCell
  readonly isUndo: boolean
}

/** What was changed last, and how it is taken back. */
export interface Changed {
  readonly words: string
  readonly until: number
  readonly undo: (() => void) | null
}

/** Ten minutes to think again. */
const UNDO_MS = 600_000

/** Changes cells one after the other, in the order they were typed; a cell shows its new value at once. */
export function useCellChange() {
  const say = useWords(skillsWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const [changed, setChanged] = useState<Changed | null>(null)
  const show = ({ row, skill }: Change, cell: SkillCell | null) =>
    queries.setQueriesData<InfiniteData<SkillMatrixPage, string | null>>(
      { queryKey: MATRIX },
      (pages) => pages && withCell(pages, row.personId, skill.code, cell),
    )
  const wordsOf = ({ row, skill, before, next, isUndo }: Change): string => {
    const about = { name: row.displayName, skill: skill.names[locale] }
    if (isUndo) return say('undone', about)
    const from = before === null ? say('nothing') : levelName(before.level, locale)
    return next === null ? say('taken', { ...about, from }) : say('changed', { ...about, from, to: valueWords(next) })
  }
  const valueWords = ({ level, expiresOn }: NonNullable<NewCell>) =>
    expiresOn === null ? levelName(level, locale) : `${levelName(level, locale)} · ${say('until', { day: expiresOn })}`
  const mutation = useMutation({
    scope: { id: 'skill-matrix' },
    mutationFn: ({ row, skill, next }: Change) => {
      const path = `/api/people/${row.personId}/skills/${skill.code}`
      if (next === null) return call<PersonDetail>('DELETE', path)
      const { level, expiresOn } = next
      return call<PersonDetail>('PUT', path, { body: { level, expiresOn } })
    },
    onSuccess: (_, change) => {
      const { row, skill, before, next, isUndo } = change
      // Once more: an earlier change of the same cell may have failed meanwhile and put it back.
      show(change, cellOf(skill, next))
      // What had ended cannot be given back as it was.
      const isLasting = before?.state !== 'expired' && !isUndo
      const undo = () => apply({ row, skill, before: cellOf(skill, next), next: before, isUndo: true })
      setChanged({ words: wordsOf(change), until: serverNow() + UNDO_MS, undo: isLasting ? undo : null })
    },
    onError: (_, change) => show(change, change.before),
    onSettled: (_, __, { row }) => {
      void queries.invalidateQueries({ queryKey: skillsQuery.queryKey })
      void queries.invalidateQueries({ queryKey: ['person', row.personId] })
      void queries.invalidateQueries({ queryKey: SERVICE })
    },
  })
  const apply = (change: Change) => {
    void queries.cancelQueries({ queryKey: MATRIX })
    show(change, cellOf(change.skill, change.next))
    mutation.mutate(change)
  }
  return {
    change: (row: SkillMatrixRow, skill: Skill, next: NewCell) => {
      const before = row.cells.find((cell) => cell.skill === skill.code) ?? null
      apply({ row, skill, before, next, isUndo: false })
    },
    changed,
    dismiss: () => setChanged(null),
    problem: mutation.error,
    forget: mutation.reset,
  }
}

const cellOf = ({ code }: Skill, next: NewCell): SkillCell | null =>
  next && { ...next, skill: code, state: stateOn(next.expiresOn, dayOf(serverNow())) }
