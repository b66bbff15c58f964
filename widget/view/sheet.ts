import { useEffect, useState } from 'preact/hooks'

const PHONE = '(max-width: 480px), (max-height: 480px)'

/**
 * On a phone the window is a sheet over the whole screen: it follows the part that the soft keyboard leaves free, and the
 * page beneath does not scroll.
 */
export function useSheet(host: HTMLElement, isOpen: boolean): boolean {
  const [isSheet, setSheet] = useState(() => matchMedia(PHONE).matches)
  useEffect(() => {
    const phone = matchMedia(PHONE)
    const changed = () => setSheet(phone.matches)
    phone.addEventListener('change', changed)
    return () => phone.removeEventListener('change', changed)
  }, [])
  useEffect(() => {
    if (!isSheet || !isOpen) return
    const page = document.documentElement.style
    const before = page.overflow
    page.overflow = 'hidden'
    const view = globalThis.visualViewport
    const follow = () => {
      host.style.setProperty('--top', `${view?.offsetTop ?? 0}px`)
      host.style.setProperty('--height', `${view?.height ?? innerHeight}px`)
    }
    follow()
    view?.addEventListener('resize', follow)
    view?.addEventListener('scroll', follow)
    return () => {
      page.overflow = before
      view?.removeEventListener('resize', follow)
      view?.removeEventListener('scroll', follow)
    }
  }, [host, isSheet, isOpen])
  return isSheet
}
