import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useUi } from './ui.ts'

/** So near to the end counts as reading along. */
const NEAR_PX = 80

/**
 * Keeps the end in sight for those who read along, and the place for those who read further up; tells the centre how
 * far was read.
 * @returns the scrolling box to be drawn, and how many lines came unseen below
 */
export function useFollowing() {
  const { chat, tell } = useUi()
  const { lines } = chat.thread
  const box = useRef<HTMLElement>(null)
  const isNear = useRef(true)
  const drawn = useRef({ first: 0, height: 0, outgoing: 0 })
  const end = lines.at(-1)?.seq ?? 0
  const [seen, setSeen] = useState(end)

  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const { first, height, outgoing } = drawn.current
    const now = { first: lines[0]?.seq ?? 0, height: current.scrollHeight, outgoing: chat.outbox.entries.length }
    // What one writes oneself is always looked at.
    if (now.outgoing > outgoing) isNear.current = true
    if (now.first < first) current.scrollTop += now.height - height
    else if (isNear.current) current.scrollTop = now.height
    drawn.current = now
  })

  useEffect(() => {
    const { current } = box
    if (!current) return
    const look = () => {
      isNear.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX
      if (!isNear.current || document.visibilityState !== 'visible') return
      setSeen(end)
      if (end > 0) tell({ kind: 'read', seq: end })
    }
    // The keyboard of a phone, a picture that has come: the box or what is in it changes its height.
    const resized = new ResizeObserver(() => {
      if (isNear.current) current.scrollTop = current.scrollHeight
    })
    look()
    resized.observe(current)
    if (current.firstElementChild) resized.observe(current.firstElementChild)
    current.addEventListener('scroll', look, { passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      resized.disconnect()
      current.removeEventListener('scroll', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [end, tell])

  const unseenCount = lines.filter(({ seq, author }) => seq > seen && author.kind !== 'customer').length
  return { box, unseenCount }
}
