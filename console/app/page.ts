import type { ComponentType } from 'react'
import type { Role } from '#platform/access.ts'
import type { Names } from '../ui/words/locale.ts'

/** Who sees it, as the routes of the server say it. `public` pages stand alone, without the frame. */
export type Access = 'public' | 'signed-in' | { readonly permission: string }

/** Pages that arrange the house rather than serve: one word in the bar, and a list of them beside the page. */
export const GROUPS = ['people', 'service', 'content', 'oversight', 'connections'] as const
export type Group = (typeof GROUPS)[number]

/** How a page looks when a role's day begins on it: what stands in the address then. */
export interface HomeView {
  readonly role: Role
  readonly search: Readonly<Record<string, string>>
}

/** One page of the console. `features/<name>/page.ts` (or `<what>-page.ts`) exports one as `page`; none is listed by hand. */
export interface Page {
  /** For example `/workspace`; a part of it may be a value: `/cases/$caseId`. */
  readonly path: string
  readonly access: Access
  /** Its word in the navigation; null: reached from other pages only. */
  readonly navWord: Names | null
  /** Where it stands in the navigation, small numbers first. */
  readonly place: number
  /** Stands in the list of this group instead of in the bar. */
  readonly group?: Group
  /** What it is for, in one line, where pages are listed. */
  readonly about?: Names
  /** The roles whose day begins here; some with a view of their own. */
  readonly homeFor: readonly (Role | HomeView)[]
  /** What waits for people and is shown on this page: kinds of `GET /api/waiting`, each with its words and its view. */
  readonly waits?: readonly {
    readonly kind: string
    readonly words: Names
    readonly search: Readonly<Record<string, string>>
  }[]
  /** `contact`: with `?contact=<id>` it shows that contact. */
  readonly opens?: 'contact'
  readonly load: () => Promise<ComponentType>
}

export const definePage = (page: Page): Page => page

/** Something of a feature that stands in the bar on every page. `features/<name>/bar-item.ts` exports it as `barItem`. */
export interface BarItem {
  readonly access: Access
  readonly place: number
  readonly load: () => Promise<ComponentType>
}

export const defineBarItem = (item: BarItem): BarItem => item
