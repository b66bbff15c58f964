import type { PromiseView } from '#modules/promises/contract.ts'
import { customerKindWords, needWords } from '../words/customer-words.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'

/** What a promise is about, in words: a reference, or of a review the need that is looked at again. */
export const promiseTitle = ({ kind, title }: Pick<PromiseView, 'kind' | 'title'>, locale: Locale): string =>
  kind === 'needs-review' ? needWords(title, sayIn(customerKindWords, locale)) : title
