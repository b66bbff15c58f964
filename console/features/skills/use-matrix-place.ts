import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SkillMatrixRow } from '#modules/identity/contract.ts'
import type { Skill } from '../../queries/skills.ts'
import type { Place } from '../../ui/table/walk-cells.ts'
import { cellAt } from './MatrixGrid.tsx'
import { type Deed, deedOf } from './matrix-keys.ts'
import type { NewCell } from './use-cell-change.ts'

/** Which cell is chosen, and what keys do there; the focus goes between the cell and the line above the grid. */
export function useMatrixPlace(
  rows: readonly SkillMatrixRow[],
  columns: readonly Skill[],
  change: (row: SkillMatrixRow, skill: Skill, next: NewCell) => void,
) {
  const table = useRef<HTMLTableElement>(null)
  const line = useRef<HTMLFieldSetElement>(null)
  const [wanted, setWanted] = useState<Place>({ row: 0, column: 0 })
  const [isIn, setIn] = useState(false)
  const [renewLevel, setRenewLevel] = useState<number | null>(null)
  const [toDay, setToDay] = useState(0)
  const at = {
    row: Math.max(0, Math.min(wanted.row, rows.length - 1)),
    column: Math.max(0, Math.min(wanted.column, columns.length - 1)),
  }
  const row = isIn ? rows[at.row] : undefined
  const skill = isIn ? columns[at.column] : undefined
  useEffect(() => {
    if (toDay > 0) line.current?.querySelector<HTMLElement>('input[type="date"]')?.focus()
  }, [toDay])

  const onAt = (place: Place) => {
    setWanted(place)
    setIn(true)
    setRenewLevel(null)
  }
  const toLine = () => line.current?.querySelector<HTMLElement>('button, select, input')?.focus()
  const toCell = () => cellAt(table.current, at)?.focus()
  const act = (deed: Deed) => {
    if (deed.kind === 'move') {
      onAt(deed.to)
      cellAt(table.current, deed.to)?.focus()
    }
    if (deed.kind === 'edit') toLine()
    if (deed.kind === 'renew') {
      setRenewLevel(deed.level)
      setToDay((times) => times + 1)
    }
    if (!row || !skill) return
    if (deed.kind === 'set') change(row, skill, { level: deed.level, expiresOn: deed.expiresOn })
    if (deed.kind === 'take') change(row, skill, null)
  }
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    if (!row || !skill || event.nativeEvent.isComposing) return
    const held = row.cells.find((cell) => cell.skill === skill.code) ?? null
    const size = { rows: rows.length, columns: columns.length }
    const deed = deedOf(event, at, size, { held, mayGrant: row.mayGrant, isOffered: skill.offered })
    if (deed === null) return
    event.preventDefault()
    act(deed)
  }
  return { at, isIn, row, skill, renewLevel, table, line, onAt, onKey, toLine, toCell }
}
