import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { Icon } from '../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../ui/overlay/Menu.tsx'
import { useWords } from '../../ui/words/words.ts'
import { LOCALE_NAMES } from '../look/locale-names.ts'
import { setLook, useLook } from '../look/look.ts'
import { meQuery, useMe } from '../session/me.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { appWords } from '../words.ts'

type LookChange = Partial<Pick<Me, 'locale' | 'theme'>>

/** Who is signed in; language and theme, own account, sign-out. */
export function UserMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const say = useWords(appWords)
  const me = useMe()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { locale, theme } = useLook()
  const change = useLookChange()
  const items: MenuItem[] = [
    { key: 'account', icon: 'person', words: say('account'), act: () => void navigate({ to: '/account' }) },
    { key: 'shortcuts', icon: 'keys', words: say('shortcuts'), act: onShortcuts },
    ...LOCALE_NAMES.map(([one, name], place): MenuItem => {
      const act = () => change({ locale: one })
      return { key: one, words: <span lang={one}>{name}</span>, checked: locale === one, parted: place === 0, act }
    }),
    {
      key: 'system',
      words: say('themeSystem'),
      checked: theme === 'system',
      parted: true,
      act: () => change({ theme: 'system' }),
    },
    { key: 'light', words: say('themeLight'), checked: theme === 'light', act: () => change({ theme: 'light' }) },
    { key: 'dark', words: say('themeDark'), checked: theme === 'dark', act: () => change({ theme: 'dark' }) },
    { key: 'out', icon: 'out', words: say('signOut'), parted: true, act: () => void signOut() },
  ]
  return (
    <Menu
      label={`${say('me')} ${me.displayName}`}
      className="btn bare"
      items={items}
      button={
        <>
          <Icon name="person" />
          {me.displayName} <span className="t3">{say('agentNo', { no: me.agentNo })}</span>
        </>
      }
    />
  )
}

/** Seen at once; the server keeps it for the next computer. */
function useLookChange(): (change: LookChange) => void {
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: (change: LookChange) => call<Me>('PATCH', '/api/me', { body: change }),
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
  })
  return (change) => {
    setLook(change)
    keep.mutate(change)
  }
}
