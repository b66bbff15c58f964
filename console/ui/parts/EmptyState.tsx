import type { ReactNode } from 'react'

interface Props {
  /** What is empty and why, in one line. */
  readonly what: string
  /** What to do, in one line. */
  readonly todo?: string
  /** One button. */
  readonly children?: ReactNode
}

/** Says what is empty, why, and what to do. No pictures. */
export function EmptyState({ what, todo, children }: Props) {
  return (
    <div className="empty">
      <p>{what}</p>
      {todo !== undefined && <p className="t3 f12">{todo}</p>}
      {children}
    </div>
  )
}
