import { useQuery } from '@tanstack/react-query'
import { useLocale, useWords } from '../words/words.ts'
import { houseLinesQuery, nameOfLine } from './house-lines.ts'
import { RULES, ruleName, ruleWords, sayInstead } from './rule-words.ts'

/** Every line by its name and what to say instead: those of the product and the bank's own, also of earlier versions. */
export function useRuleNames() {
  const say = useWords(ruleWords)
  const locale = useLocale()
  const { own = [], known = [] } = useQuery(houseLinesQuery).data ?? {}
  return {
    codes: [...RULES, ...known.map(({ code }) => code)] as readonly string[],
    nameOf: (code: string): string => nameOfLine(known, code, locale) ?? ruleName(say, code),
    insteadOf: (code: string): string =>
      own.find((line) => line.code === code)?.instead[locale] ?? sayInstead(say, code),
  }
}
