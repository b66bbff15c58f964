import { describe, expect, it } from 'vitest'
import type { SkillCell, SkillMatrixRow } from '#modules/identity/contract.ts'
import type { Skill } from '../../queries/skills.ts'
import { columnsOf, fileRow, stateOn, withCell } from './matrix-view.ts'

const skill = (code: string, kind: Skill['kind'], offered = true): Skill => ({
  code,
  kind,
  offered,
  names: { 'zh-CN': code, 'zh-TW': code, en: code },
  holders: 0,
  expiring: 0,
})
const cell = (code: string, level: number, expiresOn: string | null = null): SkillCell => ({
  skill: code,
  level,
  expiresOn,
  state: 'valid',
})
const row = (personId: string, ...cells: SkillCell[]): SkillMatrixRow => ({
  personId,
  agentNo: personId.toUpperCase(),
  displayName: personId,
  unitId: 'u',
  unitName: 'Team',
  mayGrant: true,
  cells,
})
const skills = [
  skill('calm', 'soft'),
  skill('en', 'language'),
  skill('loans', 'product'),
  skill('cards', 'product'),
  skill('old', 'product', false),
]

describe('the columns', () => {
  const shown = (view: { skill: string; kind: string }, rows: SkillMatrixRow[] = []) =>
    columnsOf(skills, view, rows).map(({ code }) => code)

  it('stand kind by kind, and a retired skill only while someone here holds it', () => {
    expect(shown({ skill: '', kind: '' })).toEqual(['cards', 'loans', 'en', 'calm'])
    expect(shown({ skill: '', kind: '' }, [row('mei', cell('old', 2))])).toContain('old')
  })

  it('are of one kind, or one skill alone', () => {
    expect(shown({ skill: '', kind: 'language' })).toEqual(['en'])
    expect(shown({ skill: 'old', kind: 'language' })).toEqual(['old'])
  })
})

it.each([
  [null, 'valid'],
  ['2026-11-29', 'expired'],
  ['2026-11-30', 'expiring'],
  ['2027-01-29', 'expiring'],
  ['2027-01-30', 'valid'],
])('on 2026-11-30 a last day %s is %s', (expiresOn, expected) => {
  expect(stateOn(expiresOn, '2026-11-30')).toBe(expected)
})

it('one cell changes, appears or goes, and nobody else’s', () => {
  const people = [row('mei', cell('cards', 3)), row('bo', cell('cards', 2))]
  const pages = { pages: [{ people, peopleCount: 2, nextCursor: null }], pageParams: [null] }
  const cellsOf = (changed: typeof pages) => changed.pages[0]!.people.map(({ cells }) => cells)
  expect(cellsOf(withCell(pages, 'mei', 'cards', cell('cards', 5)) as typeof pages)).toEqual([
    [cell('cards', 5)],
    [cell('cards', 2)],
  ])
  expect(cellsOf(withCell(pages, 'bo', 'loans', cell('loans', 1)) as typeof pages)[1]).toHaveLength(2)
  expect(cellsOf(withCell(pages, 'mei', 'cards', null) as typeof pages)[0]).toEqual([])
})

it('the file has levels as numbers, and the last day and state beside those that end', () => {
  const ended = { ...cell('loans', 2, '2026-01-01'), state: 'expired' as const }
  const columns = [skill('cards', 'product'), skill('loans', 'product'), skill('en', 'language')]
  expect(fileRow(row('mei', cell('cards', 4), ended), columns, ({ state }) => ` ${state}`)).toEqual([
    'MEI',
    'mei',
    'Team',
    4,
    '2 (2026-01-01 expired)',
    null,
  ])
})
