import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/parts/Kbd.tsx'
import { useWords } from '../../ui/words/words.ts'
import { mayOpen } from '../home.ts'
import { barItems } from '../pages.ts'
import { rightsOf, useMe } from '../session/me.ts'
import { appWords } from '../words.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { Navigation } from './Navigation.tsx'
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
