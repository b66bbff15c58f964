import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { appWords } from '../words.ts'

/** Signed in, and nothing to open. */
export function NoPages() {
  const say = useWords(appWords)
  return <EmptyState what={say('noPages')} todo={say('noPagesTodo')} />
}

export function NotFound() {
  const say = useWords(appWords)
  return (
    <main className="pb">
      <EmptyState what={say('notFound')} todo={say('notFoundTodo')}>
        <HomeLink />
      </EmptyState>
    </main>
  )
}

export function NotAllowed() {
  const say = useWords(appWords)
  return (
    <EmptyState what={say('notAllowed')} todo={say('notAllowedTodo')}>
      <HomeLink />
    </EmptyState>
  )
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const say = useWords(appWords)
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className="pb">
      <h1>{say('pageFailed')}</h1>
      <ProblemLine problem={error} onRetry={retry} />
    </main>
  )
}

function HomeLink() {
  const say = useWords(appWords)
  return (
    <Link className="btn" to="/">
      {say('goHome')}
    </Link>
  )
}
