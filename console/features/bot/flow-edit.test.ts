import { describe, expect, it } from 'vitest'
import type { Flow } from '#libs/dialogue/flow.ts'
import { flowFaults } from '#libs/dialogue/flow-faults.ts'
import {
  addAfter,
  addSlot,
  CONDITION_KINDS,
  flowOf,
  freshCondition,
  freshFlow,
  inOrder,
  kindOf,
  mayMoveUp,
  moveUp,
  removeSlot,
  removeStep,
} from './flow-edit.ts'

const words = { 'zh-CN': '一', 'zh-TW': '一', en: 'One' }
const say = (id: string, next: string) => ({ id, kind: 'say', isMandatory: false, say: words, next }) as const
const flow: Flow = {
  ...freshFlow('visit'),
  name: words,
  start: 'a',
  steps: [
    { id: 'end', kind: 'end' },
    say('b', 'c'),
    say('a', 'b'),
    { id: 'c', kind: 'when', cases: [{ when: { flag: 'elderly' }, next: 'd' }], otherwise: 'end' },
    say('d', 'end'),
  ],
}
const chain = (one: Flow) => inOrder(one).map(({ id }) => id)

describe('a flow that is edited', () => {
  it('is read from its text; what is no flow is none', () => {
    expect(flowOf(JSON.stringify(flow))).toEqual(flow)
    expect(flowOf('{"code":"x"}')).toBeNull()
  })

  it('shows its steps in the order in which customers meet them', () => {
    expect(chain(flow)).toEqual(['a', 'b', 'c', 'd', 'end'])
  })

  it('takes a new step after any other and loses none', () => {
    const more = addAfter(flow, 'a', 'ask')
    expect(chain(more)).toEqual(['a', 'step-6', 'b', 'c', 'd', 'end'])
    expect(addAfter(flow, 'c', 'hand-over').steps.find(({ id }) => id === 'c')).toMatchObject({ otherwise: 'step-6' })
  })

  it('closes the gap where a step is taken out', () => {
    expect(flowFaults(removeStep(flow, 'b'))).toEqual([])
    expect(chain(removeStep(flow, 'b'))).toEqual(['a', 'c', 'd', 'end'])
    expect(chain(removeStep(flow, 'a'))).toEqual(['b', 'c', 'd', 'end'])
    expect(chain(removeStep(flow, 'c'))).toEqual(['a', 'b', 'end', 'd'])
  })

  it('lets two steps in a row change places, and none across a branch', () => {
    expect(chain(moveUp(flow, 'b'))).toEqual(['b', 'a', 'c', 'd', 'end'])
    expect(flowFaults(moveUp(flow, 'b'))).toEqual([])
    expect(['a', 'b', 'c', 'd', 'end'].filter((id) => mayMoveUp(flow, id))).toEqual(['b'])
    expect(moveUp(flow, 'd')).toEqual(flow)
  })

  it('has slots added and removed', () => {
    const added = addSlot(addSlot(flow))
    expect(Object.keys(added.slots)).toEqual(['slot-1', 'slot-2'])
    expect(Object.keys(removeSlot(added, 'slot-1').slots)).toEqual(['slot-2'])
  })

  it('knows each condition by its kind', () => {
    expect(CONDITION_KINDS.map((kind) => kindOf(freshCondition(kind, 'amount')))).toEqual([...CONDITION_KINDS])
  })
})
