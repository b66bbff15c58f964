import { describe, expect, it } from 'vitest'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import { twPack } from '#libs/rostering/packs/tw.ts'
import { rulePack, workContractBody } from '#modules/rosters/terms-contract.ts'
import { bodyOf, freshDraft, freshRule } from './contract-draft.ts'
import { RULE_KINDS } from './rule-limits.ts'

const WORDS = { shift: 'Day', rest: 'Rest', meal: 'Meal' }
const packs = [cnPack, twPack].map((pack) => rulePack.parse(pack))

describe('a new contract', () => {
  it.each(packs)('of the pack $id lacks nothing but a name, and is the pack', (pack) => {
    const body = { ...bodyOf(freshDraft(pack, WORDS)), pack: pack.id }
    expect(workContractBody.safeParse(body).success).toBe(false)
    const read = workContractBody.parse({ ...body, name: 'Full time' })
    expect(read.rules.toSorted(byId)).toEqual(pack.rules.toSorted(byId))
  })
})
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

it('the body leaves out what is empty, and weekdays of which none is chosen', () => {
  const starts = { from: '08:00', to: '09:00', everySeconds: 1800 }
  const rule = { id: 'WEEK', kind: 'work-per-week', maxSeconds: 144_000 }
  expect(
    bodyOf({
      name: 'A',
      rules: [{ ...rule, minSeconds: undefined, leaveDaySeconds: null, source: '' }],
      shifts: [{ id: 'day', spanSeconds: 3600, starts: { ...starts, weekdays: [] } }],
    }),
  ).toEqual({ name: 'A', rules: [rule], shifts: [{ id: 'day', spanSeconds: 3600, starts, breaks: [] }] })
})

it('a rule of the house’s own has a code that no other has', () => {
  expect(freshRule('overtime', ['OVERTIME', 'OVERTIME-2'], '2026-11-22')).toMatchObject({ id: 'OVERTIME-3' })
  const ids = RULE_KINDS.map((kind) => String(freshRule(kind, [], '2026-11-22').id))
  expect(ids.filter((id) => !/^[A-Z0-9-]{1,40}$/.test(id))).toEqual([])
})
