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

/** The page a person's day begins on; without one of their role the first they may open; undefined when there is none. */
export function homeOf(pages: readonly Page[], rights: Rights): Page | undefined {
  const open = navigationOf(pages, rights)
  const weightiest = BY_WEIGHT.toReversed().find(
    (role) => rights.roles.includes(role) && open.some(({ homeFor }) => homeFor.includes(role)),
  )
  return open.find(({ homeFor }) => weightiest !== undefined && homeFor.includes(weightiest)) ?? open[0]
}
