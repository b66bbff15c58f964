import { describe, expect, test } from 'vitest'
import { flowFaults } from '#libs/dialogue/flow-faults.ts'
import { readModel } from '#libs/language/classify/intent-model.ts'
import { contentFaults } from '#modules/bot/drafts.ts'
import { gate } from '#modules/bot/gate.ts'
import { FLOWS } from '#modules/bot/pack/starter-flows.ts'
import { STARTER_CONTENT, STARTER_REGRESSION } from '#modules/bot/pack/starter-pack.ts'
import { readFlow } from '#modules/bot/read-flow.ts'
import { train } from '#modules/bot/train.ts'

describe('the starter pack', () => {
  test('has fourteen flows without a fault, of the shape that is read at the door', () => {
    expect(FLOWS).toHaveLength(14)
    for (const flow of FLOWS) {
      expect(flowFaults(flow)).toEqual([])
      expect(readFlow(JSON.stringify(flow))).toEqual(flow)
    }
  })

  test('is whole: every intent leads somewhere and has enough to learn from', () => {
    expect(contentFaults(STARTER_CONTENT)).toEqual([])
    expect(STARTER_CONTENT.intents.length).toBeGreaterThanOrEqual(60)
  })

  test('passes its own gate, and understands everybody of the regression set who wants a person', () => {
    const started = performance.now()
    const trained = train({ content: STARTER_CONTENT, regression: STARTER_REGRESSION, current: null }, readModel)
    const report = gate(trained)
    if (process.env.SHOW) {
      console.log(Math.round(performance.now() - started), 'ms', report.accuracy, trained.model.length, 'bytes')
      console.log(report.wrong.map((row) => `${row.text} → ${row.got} (${row.expected})`).join('\n'))
    }
    expect(report.stoppedBy).toEqual([])
    expect(report.accuracy).toBeGreaterThan(0.85)
  })
})
