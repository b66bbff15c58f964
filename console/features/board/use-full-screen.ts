import { type RefObject, useEffect, useRef } from 'react'

/**
 * Fills the whole screen with an element while `isWanted`. A browser that will not (a reload gives no leave) still shows
 * it over the page; leaving full screen by the browser's own key ends it.
 */
export function useFullScreen(element: RefObject<HTMLElement | null>, isWanted: boolean, onLeft: () => void): void {
  const left = useRef(onLeft)
  left.current = onLeft
  useEffect(() => {
    if (!isWanted) return
    let wasFull = false
    const changed = () => {
      if (document.fullscreenElement) wasFull = true
      else if (wasFull) left.current()
    }
    document.addEventListener('fullscreenchange', changed)
    element.current?.requestFullscreen?.().catch(() => {})
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [element, isWanted])
}
