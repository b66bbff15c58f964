import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons of the foot, the main one last. */
  readonly foot?: ReactNode
}

/**
 * One panel over the page. The browser's own dialogue keeps the focus inside, gives it back afterwards, and closes on
 * Escape. What carries `data-first-focus` has it at first. Never two on one another.
 */
export function Sheet({ title, onClose, children, foot }: Props) {
  const say = useWords(partWords)
  const sheet = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = sheet.current
    if (dialog && !dialog.open) dialog.showModal()
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={sheet}
      className="sheet"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="ph">
        <h2 id={heading}>{title}</h2>
        <span className="sp" />
        <button type="button" className="btn i" aria-label={say('close')} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
      {foot !== undefined && <div className="sheet-foot">{foot}</div>}
    </dialog>
  )
}
