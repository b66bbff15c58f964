import { useCallback, useEffect, useRef } from 'react'

/** So near an edge the board begins to move, and so far it moves in a frame at most. */
const EDGE_PX = 48
const MOST_PX = 18

/**
 * How far to scroll in a frame while something is held at a place between two edges: the nearer to one, and beyond it, the
 * further; 0 in the middle.
 */
export function edgeStep(at: number, from: number, to: number): number {
  const share = (near: number) => Math.min(1, Math.max(0, (EDGE_PX - near) / EDGE_PX))
  if (to - from < 2 * EDGE_PX) return 0
  return Math.round(MOST_PX * (share(to - at) - share(at - from)))
}

interface Held {
  readonly x: number
  readonly y: number
  readonly scroller: Element
  /** After each step, for what is under the hand is another by then. */
  readonly onStep: () => void
}

/** Moves what scrolls while something is held near its edge, until it is let go. The head and the names stay out of it. */
export function useEdgeScroll() {
  const held = useRef<Held | null>(null)
  const frame = useRef(0)
  const stop = useCallback(() => {
    held.current = null
    cancelAnimationFrame(frame.current)
    frame.current = 0
  }, [])
  useEffect(() => stop, [stop])
  const step = () => {
    const now = held.current
    frame.current = 0
    if (!now) return
    const { left, right, top, bottom } = now.scroller.getBoundingClientRect()
    const head = now.scroller.querySelector('.sched-head')?.getBoundingClientRect().bottom ?? top
    const names = now.scroller.querySelector('.sched-name')?.getBoundingClientRect().right ?? left
    const { scrollLeft, scrollTop } = now.scroller
    now.scroller.scrollBy(edgeStep(now.x, names, right), edgeStep(now.y, head, bottom))
    if (now.scroller.scrollLeft === scrollLeft && now.scroller.scrollTop === scrollTop) return
    now.onStep()
    frame.current = requestAnimationFrame(step)
  }
  return {
    hold: (now: Held) => {
      held.current = now
      if (frame.current === 0) frame.current = requestAnimationFrame(step)
    },
    stop,
  }
}
