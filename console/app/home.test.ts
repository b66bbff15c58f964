import { expect, it } from 'vitest'
import { ROLES } from '#platform/access.ts'
import { groupsOf, homeOf, navigationOf } from './home.ts'
import type { Page } from './page.ts'

const page = (path: string, place: number, change: Partial<Page> = {}): Page => ({
  path,
  place,
  access: { permission: path },
  navWord: { 'zh-CN': path, 'zh-TW': path, en: path },
  homeFor: [],
  load: async () => () => null,
  ...change,
})

const pages = [
  page('/board', 20, { homeFor: ['supervisor', 'team-leader'] }),
  page('/workspace', 10, { homeFor: ['agent'] }),
  page('/people', 30, { homeFor: ['administrator'] }),
  page('/hidden', 5, { navWord: null }),
]
const rights = (roles: string[], ...permissions: string[]) => ({
  roles,
  permissions: Object.fromEntries(permissions.map((permission) => [permission, 'all'])),
})

it.each([
  ['an agent begins at the workspace', rights(['agent'], '/workspace'), '/workspace'],
  [
    'who leads begins at the board, also as an agent',
    rights(['agent', 'supervisor'], '/workspace', '/board'),
    '/board',
  ],
  [
    'without the permission the home of another role counts',
    rights(['agent', 'supervisor'], '/workspace'),
    '/workspace',
  ],
  ['without a home the first open page', rights(['trainer'], '/board', '/people'), '/board'],
  ['with nothing to open there is no home', rights(['agent']), undefined],
  ['a page outside of the navigation is nobody’s home', rights(['agent'], '/hidden'), undefined],
] as const)('%s', (_claim, who, path) => {
  expect(homeOf(pages, who)?.path).toBe(path)
})

it('a role may begin with a view of its own; another that begins there does not get it', () => {
  const search = { span: 'today' }
  const shared = [page('/history', 30, { homeFor: [{ role: 'planner', search }, 'compliance'] })]
  expect(homeOf(shared, rights(['planner'], '/history'))).toEqual({ path: '/history', search })
  expect(homeOf(shared, rights(['compliance'], '/history'))).toEqual({ path: '/history', search: {} })
})

it('the navigation shows what may be opened, in order', () => {
  expect(navigationOf(pages, rights([], '/board', '/workspace', '/hidden')).map(({ path }) => path)).toEqual([
    '/workspace',
    '/board',
  ])
})

it('groups come in their order, with only what may be opened, and none that is empty', () => {
  const grouped = [
    page('/webhooks', 510, { group: 'connections' }),
    page('/skills', 120, { group: 'people' }),
    page('/staff', 100, { group: 'people' }),
    page('/audit', 400, { group: 'oversight' }),
  ]
  const found = groupsOf([...pages, ...grouped], rights([], '/staff', '/skills', '/webhooks', '/board'))
  expect(found.map(({ group, pages }) => [group, pages.map(({ path }) => path)])).toEqual([
    ['people', ['/staff', '/skills']],
    ['connections', ['/webhooks']],
  ])
})

it('every role has a weight', () => {
  for (const role of ROLES) {
    const own = page('/own', 2, { homeFor: [role] })
    expect(homeOf([page('/first', 1), own], rights([role], '/own', '/first'))?.path).toBe('/own')
  }
})
