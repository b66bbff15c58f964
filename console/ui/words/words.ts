import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'
import { LOCALES, type Locale } from './locale.ts'

/** One text, or two where English counts: `{{count}} message` and `{{count}} messages`. */
type Word = string | { readonly one: string; readonly other: string }

export interface Words<K extends string> {
  readonly name: string
  readonly byLocale: Readonly<Record<Locale, Readonly<Record<K, Word>>>>
}

/** Values for the `{{places}}` of a text; `count` also chooses between one and other. */
type WordValues = Readonly<Record<string, string | number>>
export type Say<K extends string> = (key: K, values?: WordValues) => string

const translator = createInstance()
void translator.init({
  lng: 'zh-CN',
  fallbackLng: false,
  initAsync: false,
  resources: {},
  // Texts are put into the page by React, which escapes them.
  interpolation: { escapeValue: false },
})

/**
 * The words of one feature in all languages. A key that one language lacks does not compile. Calling this makes them
 * known, so a feature's words travel with its page and no list of features is kept.
 * @param name the feature's folder; unique
 */
export function defineWords<const K extends string>(name: string, byLocale: Words<K>['byLocale']): Words<K> {
  for (const locale of LOCALES) translator.addResourceBundle(locale, name, flat(byLocale[locale]), true, true)
  return { name, byLocale }
}

function flat(words: Readonly<Record<string, Word>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, word]) =>
      typeof word === 'string'
        ? [[key, word]]
        : [
            [`${key}_one`, word.one],
            [`${key}_other`, word.other],
          ],
    ),
  )
}

/** The words in the language of the screen; the component is drawn again when the language changes. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  return sayIn(words, useLocale())
}

export function sayIn<K extends string>(words: Words<K>, locale: Locale): Say<K> {
  const fixed = translator.getFixedT(locale, words.name)
  return (key, values) => fixed(key, { keySeparator: false, nsSeparator: false, ...values })
}

let current: Locale = 'zh-CN'
const listeners = new Set<() => void>()

export function setLocale(locale: Locale): void {
  current = locale
  for (const listener of listeners) listener()
}

function currentLocale(): Locale {
  return current
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale, currentLocale)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
