import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { CLOCKS, type RulePack } from './pack.ts'

/** Why a pack cannot be used, each with what to write instead; empty when it can. */
export function packFaults(pack: RulePack): readonly string[] {
  const faults: string[] = []
  for (const field of ['effectiveFrom', 'lastVerifiedOn'] as const)
    if (!isLocalDate(pack[field])) faults.push(`${field}: write a date, YYYY-MM-DD`)
  const compiled = compileCalendar(pack.calendar)
  if (!compiled.ok) faults.push(...compiled.faults.map(({ path, problem }) => `calendar.${path}: ${problem}`))
  else if (!compiled.calendar.hasWorkingWeekdays) faults.push('calendar: name at least one working weekday')
  const names = pack.clocks.map(({ clock }) => clock)
  if (!names.includes('decide')) faults.push('clocks: a clock "decide" is needed')
  for (const clock of CLOCKS)
    if (names.filter((name) => name === clock).length > 1) faults.push(`clocks: "${clock}" stands there twice`)
  if (pack.remedies.length === 0) faults.push('remedies: say what the customer may do after the decision')
  return [...faults, ...decisionFaults(pack)]
}

/** A longer clock that is shorter would make a complaint late by being extended. */
function decisionFaults(pack: RulePack): readonly string[] {
  const lengths = (['decide', 'decide-complex', 'decide-extended'] as const).flatMap((clock) => {
    const rule = pack.clocks.find((one) => one.clock === clock)
    return rule ? [{ clock, from: rule.from, days: daysOf(rule.allowance) }] : []
  })
  const shorter = lengths.flatMap(({ clock, days }, at) => {
    const before = lengths[at - 1]
    return before && days < before.days ? [`clocks: "${clock}" is shorter than "${before.clock}"`] : []
  })
  const wrongStart = lengths.filter(({ from }) => from !== 'receipt')
  return [...shorter, ...wrongStart.map(({ clock }) => `clocks: "${clock}" counts from receipt`)]
}

const DAYS: Readonly<Record<RulePack['clocks'][number]['allowance']['unit'], number>> = {
  'calendar-days': 1,
  'working-days': 1.4,
  months: 30,
  hours: 1 / 24,
}
const daysOf = ({ unit, amount }: RulePack['clocks'][number]['allowance']) => DAYS[unit] * amount
