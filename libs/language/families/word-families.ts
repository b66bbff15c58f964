import { ENGLISH_FAMILIES } from './english-families.ts'

const FAMILY_OF: ReadonlyMap<string, string> = new Map(
  ENGLISH_FAMILIES.flatMap((line) => line.split(' | ')).flatMap((family, at) =>
    family.split(' ').map((stem) => [stem, `family ${at}`] as const),
  ),
)

/** The family a stem belongs to, or the stem itself where it has none. @param stem of a word, by `stemOf` */
export const familyOf = (stem: string): string => FAMILY_OF.get(stem) ?? stem
