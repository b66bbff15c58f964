import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/parts/Kbd.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { groupsOf, mayOpen, navigationOf } from '../home.ts'
import type { Page } from '../page.ts'
import { barItems, pages } from '../pages.ts'
import { rightsOf, useMe } from '../session/me.ts'
import { appWords } from '../words.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { UserMenu } from './UserMenu.tsx'

const items = barItems.map((item) => ({ ...item, Item: lazy(async () => ({ default: await item.load() })) }))

/** The bar of 48 px: where one is, where one can go, how the link stands, who one is. */
export function Bar(props: { readonly onSearch: () => void; readonly onShortcuts: () => void }) {
  const say = useWords(appWords)
  const rights = rightsOf(useMe())
  return (
    <header className="bar">
      <Link to="/" className="mark">
        <span aria-hidden="true">诺</span>
        {say('product')}
      </Link>
      <Navigation />
      <span className="sp" />
      <ConnectionState />
      <button type="button" className="btn s" aria-keyshortcuts="Control+K" onClick={props.onSearch}>
        <Icon name="search" />
        {say('search')}
        <Kbd keys="Control+K" />
      </button>
      {items
        .filter((item) => mayOpen(item, rights))
        .map(({ place, Item }) => (
          <Suspense key={place} fallback={null}>
            <Item />
          </Suspense>
        ))}
      <UserMenu onShortcuts={props.onShortcuts} />
    </header>
  )
}

function Navigation() {
  const say = useWords(appWords)
  const locale = useLocale()
  const rights = rightsOf(useMe())
  const open = navigationOf(pages, rights).filter(({ group }) => group === undefined)
  return (
    <nav className="nav" aria-label={say('navigation')}>
      {open.map((page) => (
        <Link key={page.path} to={page.path} activeProps={{ className: 'on', 'aria-current': 'page' }}>
          {page.navWord?.[locale]}
        </Link>
      ))}
      <GroupsLink groups={groupsOf(pages, rights).flatMap((group) => group.pages)} />
    </nav>
  )
}

/** One word for all pages of the groups; the page's own when there is only one. */
function GroupsLink({ groups }: { readonly groups: readonly Page[] }) {
  const say = useWords(appWords)
  const locale = useLocale()
  const { pathname } = useLocation()
  const [first] = groups
  if (!first) return null
  const here = groups.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  return (
    <Link to={(here ?? first).path} className={here ? 'on' : ''} aria-current={here ? 'page' : undefined}>
      {groups.length === 1 ? first.navWord?.[locale] : say('arrange')}
    </Link>
  )
}
