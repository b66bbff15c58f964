import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { hoursWords } from './words.ts'

/**
 * The faults of a calendar that the server refused, at the fields they are about, in the reader's language.
 * @param detail as `calendar-not-valid` gives it: `<path>: <problem>`, joined by ` · `
 */
export function faultsOfDetail(detail: string, locale: Locale): { path: string; message: string }[] {
  return detail.split(' · ').map((fault) => {
    const end = fault.indexOf(': ')
    const path = fault.slice(0, Math.max(end, 0))
    return { path: `data.${placeOf(path)}`, message: wordsOf(path, fault.slice(end + 2), locale) }
  })
}

/** `holidays[2].date` → `holidays.2.date`; of a day that runs into another, the earlier one. */
const placeOf = (path: string): string => (path.split(' into ')[0] ?? path).replace(/\[(\d+)\]/g, '.$1')

/** What is wrong follows from what it is about; anything else is said as the server wrote it. */
function wordsOf(path: string, problem: string, locale: Locale): string {
  const say = sayIn(hoursWords, locale)
  if (path.includes(' into ')) return say('faultIntoNext')
  if (path === 'zone') return say('faultZone')
  if (path.endsWith('.date')) return say('faultDate')
  if (path.endsWith('.from')) return say('faultFrom')
  if (path.endsWith('.to')) return say('faultTo')
  if (/^(weekly\.\w+|.*\.spans)\[\d+\]$/.test(path)) return say('faultSame')
  if (/^(weekly\.\w+|.*\.spans)$/.test(path) && problem.includes('overlaps')) return say('faultOverlap')
  return problem
}
