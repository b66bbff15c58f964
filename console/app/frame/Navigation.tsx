import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Menu } from '../../ui/overlay/Menu.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { groupsOf, navigationOf } from '../home.ts'
import type { Page } from '../page.ts'
import { pages } from '../pages.ts'
import { rightsOf, useMe } from '../session/me.ts'
import { appWords } from '../words.ts'
import { fitting } from './fitting.ts'

/** The ways to the pages: as many words as there is room for, the rest behind one more, the groups at the end. */
export function Navigation() {
  const say = useWords(appWords)
  const locale = useLocale()
  const rights = rightsOf(useMe())
  const open = navigationOf(pages, rights).filter(({ group }) => group === undefined)
  const ruler = useRef<HTMLDivElement>(null)
  const count = useFitting(ruler, open.length)
  return (
    <div className="nav-room">
      <nav className="nav" aria-label={say('navigation')}>
        {open.slice(0, count).map((page) => (
          <Link key={page.path} to={page.path} activeProps={{ className: 'on', 'aria-current': 'page' }}>
            {page.navWord?.[locale]}
          </Link>
        ))}
        <MoreMenu pages={open.slice(count)} />
        <GroupsLink groups={groupsOf(pages, rights).flatMap((group) => group.pages)} />
      </nav>
      <div className="nav nav-ruler" aria-hidden="true" ref={ruler}>
        {open.map((page) => (
          <span key={page.path}>{page.navWord?.[locale]}</span>
        ))}
        <span>{say('arrange')}</span>
        <span>{longest(open.map((page) => page.navWord?.[locale] ?? ''))} ▾</span>
      </div>
    </div>
  )
}

const longest = (words: readonly string[]) => words.reduce((a, b) => (b.length > a.length ? b : a), '')

/** How many of the pages have room; all of them on a phone, where the row is pushed aside with a thumb. */
function useFitting(ruler: RefObject<HTMLDivElement | null>, all: number): number {
  const [count, setCount] = useState(all)
  useLayoutEffect(() => {
    const row = ruler.current
    const room = row?.parentElement
    if (!row || !room) return
    const measure = () => {
      const widths = [...row.children].map((word) => word.getBoundingClientRect().width)
      const gap = Number.parseFloat(getComputedStyle(row).columnGap) || 0
      const more = widths.pop() ?? 0
      const groups = widths.pop() ?? 0
      const isPhone = matchMedia('(max-width: 599px)').matches
      setCount(isPhone ? all : fitting(widths, room.clientWidth - groups - gap, more, gap))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(room)
    observer.observe(row)
    return () => observer.disconnect()
  }, [ruler, all])
  return count
}

/** What has no room in the row; it bears the word of the page that is open when that one stands behind it. */
function MoreMenu({ pages: hidden }: { readonly pages: readonly Page[] }) {
  const say = useWords(appWords)
  const locale = useLocale()
  const navigate = useNavigate()
  const isHere = useIsHere()
  if (hidden.length === 0) return null
  const here = hidden.find(isHere)?.navWord?.[locale]
  return (
    <Menu
      label={here ? `${here} · ${say('morePages')}` : say('morePages')}
      className={here ? 'nav-more on' : 'nav-more'}
      button={<>{here ?? say('more')} ▾</>}
      align="left"
      items={hidden.map((page) => ({
        key: page.path,
        words: page.navWord?.[locale],
        checked: isHere(page),
        act: () => void navigate({ to: page.path }),
      }))}
    />
  )
}

/** One word for all pages of the groups; the page's own when there is only one. */
function GroupsLink({ groups }: { readonly groups: readonly Page[] }) {
  const say = useWords(appWords)
  const locale = useLocale()
  const here = groups.find(useIsHere())
  const [first] = groups
  if (!first) return null
  return (
    <Link to={(here ?? first).path} className={here ? 'on' : ''} aria-current={here ? 'page' : undefined}>
      {groups.length === 1 ? first.navWord?.[locale] : say('arrange')}
    </Link>
  )
}

/** Whether a page, or one below it, is the one that is open. */
function useIsHere(): (page: Page) => boolean {
  const { pathname } = useLocation()
  return ({ path }) => pathname === path || pathname.startsWith(`${path}/`)
}
