import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'

export interface PanelFrameProps {
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
 * What was opened, under a heading that takes the focus; Escape closes it, and so does the cross. Escape also does when
 * nothing has the focus, as after a button that went when it was pressed.
 */
export function PanelFrame(props: PanelFrameProps & { readonly className: string }) {
  const say = useWords(partWords)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const { title, onBack, onClose, tools, children, about, className } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is shown
  useEffect(() => heading.current?.focus(), [about])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.activeElement === document.body) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <aside
      className={className}
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
