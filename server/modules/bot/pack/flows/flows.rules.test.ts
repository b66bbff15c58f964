import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFaults } from '#libs/dialogue/flow-faults.ts'
import { FLOWS } from './test-flows.ts'

const SCENARIOS = [
  'account-freeze',
  'account-opening',
  'bereavement',
  'card-loss',
  'card-repayment',
  'complaint-intake',
  'foreign-exchange',
  'insurance-claim',
  'loan-mortgage',
  'password-reset',
  'scam-report',
  'self-harm-or-threat',
  'transfer-help',
  'wealth-product',
]

/** Codes of the shipped articles a customer may read. */
const ARTICLES = new Set(
  articleFiles().flatMap((path) =>
    (JSON.parse(readFileSync(path, 'utf8')) as { code: string; audience: string }[])
      .filter(({ audience }) => audience !== 'agent')
      .map(({ code }) => code),
  ),
)

function articleFiles(): string[] {
  const folder = join(import.meta.dirname, '../../../knowledge/pack/articles')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file))
}

describe('the shipped flows', () => {
  it('are the fourteen scenarios', () => {
    expect(FLOWS.map(({ code }) => code)).toEqual(SCENARIOS)
  })

  it.each(FLOWS)('$code has no fault, and its articles are in the pack', (flow) => {
    expect(flowFaults(flow, ARTICLES)).toEqual([])
  })

  it.each(FLOWS)('$code makes at least one mandatory statement', ({ steps }) => {
    expect(steps.some((step) => step.kind === 'say' && step.isMandatory)).toBe(true)
  })

  it('bring a person to everyone in danger, cheated or bereaved, with words before', () => {
    for (const code of ['self-harm-or-threat', 'scam-report', 'bereavement', 'complaint-intake']) {
      const flow = FLOWS.find((each) => each.code === code)
      const first = flow?.steps.find(({ id }) => id === flow.startOnRisk)
      expect(first?.kind).toBe('say')
      expect(flow?.steps.some(({ kind }) => kind === 'end')).toBe(false)
    }
  })

  it('ask nobody for a password, a code or a whole card number', () => {
    const asked = FLOWS.flatMap(({ slots }) => Object.values(slots).flatMap(({ ask }) => Object.values(ask)))
    const wants =
      /(请|請)(告诉|告訴|输入|輸入|提供)[^，。]*(密码是|密碼是|验证码|驗證碼|完整卡号|完整卡號)|\b(tell|give|send) (me|us) your (pin|password|code|cvv)/i
    expect(asked.filter((words) => wants.test(words))).toEqual([])
  })
})
