import { definePage } from '../../app/page.ts'

/** Where an administrator's one-time link leads: `/set-password#<token>`. */
export const page = definePage({
  path: '/set-password',
  access: 'public',
  navWord: null,
  place: 0,
  homeFor: [],
  load: () => import('./SetPasswordPage.tsx').then(({ SetPasswordPage }) => SetPasswordPage),
})
