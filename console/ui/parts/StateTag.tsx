import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'
import type { PromiseState } from '../promise/read-clock.ts'

/** A state as shape, word and colour together; the word is the child. */
export function StateTag({ state, children }: { readonly state: PromiseState; readonly children: ReactNode }) {
  return (
    <span className={`st ${state}`}>
      <Icon name={state} />
      {children}
    </span>
  )
}
