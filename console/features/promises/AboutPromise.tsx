import { Link } from '@tanstack/react-router'
import type { PromiseView } from '#modules/promises/contract.ts'
import { opens } from '../../ui/promise/opens.ts'
import { promiseTitle } from '../../ui/promise/title.ts'
import { useLocale } from '../../ui/words/words.ts'

/** What it is about, opened where it is worked on. */
export function AboutPromise({ promise }: { readonly promise: PromiseView }) {
  const to = opens(promise)
  const title = promiseTitle(promise, useLocale())
  if (to === null) return <>{title}</>
  return (
    <Link to={to.path} search={to.search}>
      {title}
    </Link>
  )
}
