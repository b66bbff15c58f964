import type { ProblemBody } from '#platform/http/problem.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { listOf } from './contract-draft.ts'
import { valueAt } from './rule-limits.ts'
import { spanText } from './told.ts'
import { contractWords } from './words.ts'

type FieldFault = NonNullable<ProblemBody['fields']>[number]

/**
 * The faults of a contract that the server refused, each at the field it is about and in the reader's language; what is
 * not known here keeps the server's words.
 * @param fields as `contract-faulty` gives them: `rule <id>`, `shift <id>` or `shifts`, and what is wrong there
 */
export function faultsOfServer(fields: readonly FieldFault[], body: Draft, locale: Locale): FieldFault[] {
  return fields.map(({ path, message }) => {
    const [, what, id] = /^(rule|shift) (.*)$/s.exec(path) ?? []
    if (what === undefined || id === undefined) return { path, message: told(message, locale) }
    const list = what === 'rule' ? 'rules' : 'shifts'
    const places = listOf(body[list]).flatMap((one, place) => (valueAt(one, ['id']) === id ? [place] : []))
    // Of two with one name the later is the one too many.
    const place = /is there twice/.test(message) ? places.at(-1) : places[0]
    if (place === undefined) return { path: list, message: `${id}: ${told(message, locale)}` }
    return { path: `${list}.${place}.${fieldOf(message, listOf(body[list])[place])}`, message: told(message, locale) }
  })
}

/** The field inside a rule or a shift. */
function fieldOf(message: string, record: unknown): string {
  const [, breakId, part] = /^break (.*): (seconds|earliestSeconds|latestSeconds) is /s.exec(message) ?? []
  if (breakId !== undefined && part !== undefined) {
    const breaks = listOf(valueAt(record, ['breaks']))
    const place = breaks.findIndex((one) => valueAt(one, ['id']) === breakId)
    return place === -1 ? 'breaks' : `breaks.${place}.${part}`
  }
  if (/is there twice/.test(message)) return 'id'
  if (message.startsWith('starts.from ')) return 'starts.from'
  if (message.startsWith('starts ')) return 'starts.to'
  if (message.startsWith('night ')) return 'night.leastSeconds'
  if (/^min .* is above max/.test(message)) return 'min'
  return /^([\w.]+) is /.exec(message)?.[1] ?? ''
}

function told(message: string, locale: Locale): string {
  const say = sayIn(contractWords, locale)
  const [, step, least, most] = /give a multiple of (\d+), (-?\d+) to (-?\d+)$/.exec(message) ?? []
  if (step !== undefined && Number(most) < Number(least)) return say('faultNoRoom')
  if (step !== undefined) {
    const span = (seconds: string | undefined) => spanText(Number(seconds), locale)
    return say('faultMultiple', { step: span(step), least: span(least), most: span(most) })
  }
  if (/is there twice/.test(message)) return say('faultTwice')
  if (/^min .* is above max/.test(message)) return say('faultLeastAboveMost')
  if (message.startsWith('starts.from ')) return say('faultQuarter')
  if (message.startsWith('starts ')) return say('faultOrder')
  if (message.startsWith('has no shifts')) return say('faultNoShifts')
  if (message.startsWith('night ')) return say('faultNight')
  return message
}
