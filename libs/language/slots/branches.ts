import { normalise } from '../text/normalise.ts'
import type { Branch } from './slot.ts'

export interface FoundBranch {
  readonly value: string
  readonly from: number
  readonly to: number
}

/**
 * The branch named in normalised text. A name stands as it is, without its ending (支行, 分行, "branch"), or with one
 * sign wrong, missing or too many when it has five or more. The longest exact name wins; of equally good ones none, for
 * a customer sent to the wrong branch is worse off than one who is asked again.
 */
export function findBranch(text: string, branches: readonly Branch[]): FoundBranch | undefined {
  const hits = branches.flatMap(({ code, names }) =>
    names.flatMap((name) => {
      const whole = normalise(name)
      const short = whole.replace(ENDING, '').trim()
      return [...new Set([whole, short])].filter((one) => one.length >= 2).flatMap((one) => findName(text, one, code))
    }),
  )
  hits.sort((one, other) => one.errors - other.errors || other.to - other.from - (one.to - one.from))
  const [best] = hits
  const isUnclear = hits.some(
    (hit) =>
      best && hit.value !== best.value && hit.errors === best.errors && hit.to - hit.from === best.to - best.from,
  )
  return best && !isUnclear ? { value: best.value, from: best.from, to: best.to } : undefined
}

const ENDING = /(?:支行|分行|营业部|营业厅|分理处|网点| ?(?:sub-)?branch| ?office)$/u
/** Shorter names with an error are too often another word. */
const FUZZY_FROM = 5

function findName(text: string, name: string, code: string) {
  const isLatin = /^[a-z]/.test(name)
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
    const to = from + name.length
    if (!isLatin || !(/[a-z]/.test(text.charAt(from - 1)) || /[a-z]/.test(text.charAt(to))))
      return [{ value: code, from, to, errors: 0 }]
  }
  if (name.length < FUZZY_FROM) return []
  for (const length of [name.length, name.length - 1, name.length + 1])
    for (let from = 0; from + length <= text.length; from++)
      if (isOneOff(text.slice(from, from + length), name)) return [{ value: code, from, to: from + length, errors: 1 }]
  return []
}

/** At most one sign replaced, missing or too many. */
function isOneOff(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const rest = (text: string, skip: number) => text.slice(start + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
}
