import { useSyncExternalStore } from 'react'
import type { Me } from '#modules/identity/contract.ts'
import { bestLocale, LOCALES, type Locale } from '../../ui/words/locale.ts'
import { setLocale } from '../../ui/words/words.ts'

/** Language and theme of this browser; a signed-in person's own choice, kept by the server, comes first. */
export interface Look {
  readonly locale: Locale
  readonly theme: Me['theme']
}

const KEY = 'yinuo.look'
const THEMES: readonly Me['theme'][] = ['system', 'light', 'dark']
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let look = readKept()

/** To be called once, before the first drawing. */
export function startLook(): void {
  apply()
  prefersDark.addEventListener('change', apply)
}

export function setLook(change: Partial<Look>): void {
  look = { ...look, ...change }
  localStorage.setItem(KEY, JSON.stringify(look))
  apply()
}

export function useLook(): Look {
  return useSyncExternalStore(subscribe, () => look)
}

/** What the theme comes to on this screen. */
export function useShade(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shade)
}

function shade(): 'light' | 'dark' {
  return look.theme === 'dark' || (look.theme === 'system' && prefersDark.matches) ? 'dark' : 'light'
}

function apply(): void {
  document.documentElement.dataset.theme = shade()
  document.documentElement.lang = look.locale
  setLocale(look.locale)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whatever stands in the browser's storage may be old or not ours. */
function readKept(): Look {
  const fresh: Look = { locale: bestLocale(navigator.languages), theme: 'system' }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const { locale, theme } = typeof kept === 'object' && kept !== null ? (kept as Partial<Look>) : {}
    return {
      locale: LOCALES.find((known) => known === locale) ?? fresh.locale,
      theme: THEMES.find((known) => known === theme) ?? fresh.theme,
    }
  } catch {
    return fresh
  }
}
