import './side-panel.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'

interface Props {
  readonly title: ReactNode
  /** Back to what stood in this panel before. */
  readonly onBack?: (() => void) | undefined
  readonly onClose: () => void
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** Changes with what is shown, so that the heading takes the focus anew. */
  readonly about: string
}

/**
 * What a figure or row opens to, at the right edge over the page; the page stays live and usable beside it. The heading
 * takes the focus, Escape closes, and the focus goes back to where it came from.
 */
export function SidePanel({ title, onBack, onClose, tools, children, about }: Props) {
  const say = useWords(partWords)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useFocusReturn()
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is shown
  useEffect(() => heading.current?.focus(), [about])
  return (
    <aside
      className="side-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <div className="ph">
        {onBack && (
          <button type="button" className="btn i" aria-label={say('back')} onClick={onBack}>
            <Icon name="back" />
          </button>
        )}
        <h2 id={id} ref={heading} tabIndex={-1} className="ell">
          {title}
        </h2>
        <span className="sp" />
        {tools}
        <button type="button" className="btn i" aria-label={say('close')} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
    </aside>
  )
}

function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
