import { defineBarItem } from '../../app/page.ts'

export const barItem = defineBarItem({
  access: { permission: 'routing.serve' },
  place: 10,
  load: () => import('./PresenceMenu.tsx').then(({ PresenceMenu }) => PresenceMenu),
})
