import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/sign-in',
  access: 'public',
  navWord: null,
  place: 0,
  homeFor: [],
  load: () => import('./SignInPage.tsx').then(({ SignInPage }) => SignInPage),
})
