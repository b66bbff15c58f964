import { useEffect } from 'react'

/** Tells in the browser's tab how many offers ring, for those who look at another window; takes nothing from anyone. */
export function useTitle(ringing: number): void {
  useEffect(() => {
    const before = document.title.replace(/^\(\d+\) /, '')
    document.title = ringing > 0 ? `(${ringing}) ${before}` : before
    return () => {
      document.title = before
    }
  }, [ringing])
}
