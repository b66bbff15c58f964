import type { Role } from '#platform/access.ts'
import { type Access, GROUPS, type Group, type Page } from './page.ts'

/** Of several roles the later in this list decides where the day begins: who leads looks at the whole first. */
const BY_WEIGHT: readonly Role[] = [
  'branch-staff',
  'hq-department',
  'agent',
  'compliance',
  'trainer',
  'quality-inspector',
  'complaint-officer',
  'care-manager',
  'planner',
  'team-leader',
  'supervisor',
  'administrator',
]

export interface Rights {
  readonly roles: readonly string[]
  readonly permissions: Readonly<Record<string, unknown>>
}

export function mayOpen({ access }: { readonly access: Access }, { permissions }: Rights): boolean {
  return typeof access === 'string' || access.permission in permissions
}

/** The pages of a person's navigation, in order. */
export function navigationOf(pages: readonly Page[], rights: Rights): readonly Page[] {
  return pages.filter((page) => page.navWord !== null && mayOpen(page, rights)).toSorted((a, b) => a.place - b.place)
}

/** The pages of the groups a person may open, group by group; groups with nothing in them are left out. */
export function groupsOf(
  pages: readonly Page[],
  rights: Rights,
): readonly { readonly group: Group; readonly pages: readonly Page[] }[] {
  const open = navigationOf(pages, rights)
  return GROUPS.map((group) => ({ group, pages: open.filter((page) => page.group === group) })).filter(
    (one) => one.pages.length > 0,
  )
}

/** Where a day begins, and with what in the address. */
export interface Home {
  readonly path: string
  readonly search: Readonly<Record<string, string>>
}

/** The page a person's day begins on; without one of their role the first they may open; undefined when there is none. */
export function homeOf(pages: readonly Page[], rights: Rights): Home | undefined {
  const open = navigationOf(pages, rights)
  for (const role of BY_WEIGHT.toReversed().filter((one) => rights.roles.includes(one))) {
    const home = open.flatMap((page) => homesAt(page)).find((one) => one.role === role)
    if (home) return { path: home.path, search: home.search }
  }
  return open[0] && { path: open[0].path, search: {} }
}

function homesAt({ path, homeFor }: Page): readonly (Home & { readonly role: Role })[] {
  return homeFor.map((one) => (typeof one === 'string' ? { path, role: one, search: {} } : { path, ...one }))
}
