import './form.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PanelFrame } from '../overlay/PanelFrame.tsx'

/** What is open beside the list: a record's key, or `new`. It lives in the address as `open`. */
export function useOpen(): readonly [string | null, (key: string | null) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const { open } = search
  const setOpen = (key: string | null) => {
    const change = (before: Readonly<Record<string, unknown>>) => ({ ...before, open: key ?? undefined })
    void navigate({ to: '.', search: change })
  }
  return [typeof open === 'string' || typeof open === 'number' ? String(open) : null, setOpen]
}

interface SplitProps {
  readonly title: string
  /** One line on what this is. */
  readonly hint?: string
  /** Of the list's head, after the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** What is open beside the list; null for nothing. */
  readonly beside: ReactNode
  /** What is open needs more room than the list. */
  readonly wide?: boolean
}

/** A list, and beside it the one record that is open: no window over another. */
export function Split({ title, hint, tools, children, beside, wide = false }: SplitProps) {
  const open = beside !== null && beside !== undefined && beside !== false
  return (
    <div className={`split${open ? ' parted' : ''}${wide ? ' wide' : ''}`}>
      <section className="panel" aria-label={title}>
        <div className="ph">
          <h1>{title}</h1>
          {hint !== undefined && <span className="t3 f12 ell">{hint}</span>}
          <span className="sp" />
          {tools}
        </div>
        <div className="scroll">{children}</div>
      </section>
      {open && beside}
    </div>
  )
}

interface BesideProps {
  readonly title: string
  readonly tools?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is open beside the list; it takes the focus when it opens, and Escape closes it. */
export function Beside(props: BesideProps) {
  return <PanelFrame {...props} about={props.title} className="panel" />
}
