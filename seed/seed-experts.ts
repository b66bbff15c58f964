import { readSettings, saveSettings } from '#modules/assist/experts/settings.ts'
import type { Platform } from '#platform/module.ts'
import type { SkillCode } from './bank/skills.ts'
import type { TopicCode } from './bank/topics.ts'
import { expectDone } from './expect-done.ts'

/** Whose experts an agent is offered first, by what the customer came for. */
const SKILL_OF_TOPIC: Readonly<Record<TopicCode, SkillCode>> = {
  'card-loss': 'card',
  'scam-report': 'anti-fraud',
  payment: 'payments',
  account: 'accounts',
  digital: 'digital',
  'credit-card': 'credit-card',
  repayment: 'repayment',
  loan: 'loans',
  wealth: 'wealth',
  insurance: 'insurance',
  fx: 'fx',
  freeze: 'accounts',
  bereavement: 'accounts',
  complaint: 'complaints',
}

export async function seedExperts(inside: Platform, administratorId: string): Promise<void> {
  const skillOfTopic = Object.entries(SKILL_OF_TOPIC).map(([topic, skill]) => ({ topic, skill }))
  const settings = { ...(await readSettings(inside.db)), skillOfTopic }
  expectDone('experts', await saveSettings(inside, administratorId, settings))
}
