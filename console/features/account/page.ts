import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/account',
  access: 'signed-in',
  navWord: null,
  place: 0,
  homeFor: [],
  load: () => import('./AccountPage.tsx').then(({ AccountPage }) => AccountPage),
})
