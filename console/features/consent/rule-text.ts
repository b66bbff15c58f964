import type { GateRules } from '#modules/consent/rules-contract.ts'
import type { consentKindWords } from '../../ui/consent/words.ts'
import type { Say } from '../../ui/words/words.ts'
import { hoursText } from './hours.ts'
import type { ruleWords } from './rule-words.ts'

type Rule = GateRules['rules'][number]

/** What a rule says, in a line. */
export function ruleText(
  rule: Rule,
  say: Say<keyof typeof ruleWords.byLocale.en>,
  sayKind: Say<keyof typeof consentKindWords.byLocale.en>,
): string {
  const { kind, basis, open, notOnHolidays, most, per, rollingDays, ended, channels } = rule
  const on = channels === null ? null : channels.map((channel) => sayKind(`channel-${channel}`)).join(say('and'))
  if (kind === 'basis') return basis === null ? '' : say(`basis-${basis}`)
  if (kind === 'do-not-contact') return say('dncRule')
  if (kind === 'window') {
    const isWholeDay = open?.some(({ from, to }) => from === '00:00' && to === '24:00') ?? true
    const parts = [isWholeDay ? null : hoursText(open ?? []), notOnHolidays ? say('notOnHolidays') : null]
    return parts.filter((part) => part !== null).join(say('and'))
  }
  const period = per === null ? say('perRolling', { days: rollingDays ?? 0 }) : say(`per-${per}`)
  const counted = ended === null ? '' : say(`ended-${ended}`)
  return [on, say('cap', { period, most: most ?? 0 }), counted].filter((part) => part).join(' · ')
}
