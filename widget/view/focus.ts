const FOCUSABLE = 'button:not(:disabled), textarea, input:not([type=file]), select, a[href], [tabindex="0"]'

/** Tab goes round inside the box: what lies beneath a sheet cannot be seen, so it must not be reached. */
export function trapFocus(box: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const inside = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.getClientRects().length > 0)
  const root = box.getRootNode() as ShadowRoot
  const at = inside.indexOf(root.activeElement as HTMLElement)
  const last = inside.length - 1
  const isLeaving = event.shiftKey ? at <= 0 : at === last
  if (!isLeaving) return
  event.preventDefault()
  inside[event.shiftKey ? last : 0]?.focus()
}
