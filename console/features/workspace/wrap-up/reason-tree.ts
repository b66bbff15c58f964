import type { Reason } from '../../../queries/codes.ts'
import type { Locale } from '../../../ui/words/locale.ts'

/** The reasons that can be chosen below one (null: the first level), in order. */
export function childrenOf(reasons: readonly Reason[], parentCode: string | null): readonly Reason[] {
  return reasons.filter((reason) => reason.parentCode === parentCode && !reason.isRetired)
}

/** From level 1 down to the reason; empty for a code that is not known. */
export function pathOf(reasons: readonly Reason[], code: string | null): readonly Reason[] {
  const reason = reasons.find((one) => one.code === code)
  return reason ? [...pathOf(reasons, reason.parentCode), reason] : []
}

/** A reason of the first level says too little wherever it has more to choose from. */
export function saysEnough(reasons: readonly Reason[], code: string | null): boolean {
  const path = pathOf(reasons, code)
  return path.length >= 2 || (path.length === 1 && childrenOf(reasons, code).length === 0)
}

/** `银行卡 › 挂失` */
export function pathWords(reasons: readonly Reason[], code: string | null, locale: Locale): string {
  return pathOf(reasons, code)
    .map(({ name }) => name[locale])
    .join(' › ')
}

const MOST_FOUND = 12

/** Reasons whose path holds every word typed, those with the words in their own name first. */
export function findReasons(reasons: readonly Reason[], typed: string, locale: Locale): readonly Reason[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  return reasons
    .filter((reason) => !pathOf(reasons, reason.code).some(({ isRetired }) => isRetired))
    .filter(({ code }) => holds(pathWords(reasons, code, locale)))
    .toSorted((a, b) => Number(holds(b.name[locale])) - Number(holds(a.name[locale])))
    .slice(0, MOST_FOUND)
}
