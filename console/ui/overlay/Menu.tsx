import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon, type IconName } from '../icons.tsx'

export interface MenuItem {
  readonly key: string
  readonly words: ReactNode
  readonly icon?: IconName
  /** One of several of which one holds: it is marked. */
  readonly checked?: boolean
  /** A line before it. */
  readonly parted?: boolean
  readonly act: () => void
}

interface Props {
  readonly label: string
  readonly button: ReactNode
  readonly className?: string
  readonly items: readonly MenuItem[]
  /** Opens to the left edge of the button unless the menu hangs at the right end of a bar. */
  readonly align?: 'left' | 'right'
}

/** A button with a menu below it: arrow keys walk, Escape closes and gives the focus back. */
export function Menu({ label, button, className = 'btn s', items, align = 'right' }: Props) {
  const [isOpen, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const checked = list.current?.querySelector<HTMLElement>('[aria-checked="true"]')
    const first = list.current?.querySelector<HTMLElement>('button')
    ;(checked ?? first)?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [isOpen])

  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false)
    if (event.key !== 'Escape' && !event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else walk(list.current, event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 1)
  }
  return (
    <div className="menu-place" ref={whole}>
      <button
        type="button"
        ref={opener}
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div className={`menu ${align}`} role="menu" tabIndex={-1} aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <MenuLine key={item.key} item={item} onDone={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function MenuLine({ item, onDone }: { readonly item: MenuItem; readonly onDone: () => void }) {
  const choice = item.checked !== undefined
  return (
    <>
      {item.parted && <hr />}
      <button
        type="button"
        role={choice ? 'menuitemradio' : 'menuitem'}
        {...(choice ? { 'aria-checked': item.checked } : {})}
        tabIndex={-1}
        onClick={() => {
          onDone()
          item.act()
        }}
      >
        {choice ? <span className="menu-mark">{item.checked && <Icon name="tick" small />}</span> : null}
        {item.icon && <Icon name={item.icon} />}
        {item.words}
      </button>
    </>
  )
}

function walk(list: HTMLElement | null, by: 1 | -1): void {
  const lines = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
  const at = lines.indexOf(document.activeElement as HTMLElement)
  lines[(at + by + lines.length) % lines.length]?.focus()
}
