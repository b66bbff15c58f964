import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { groupsOf } from '../home.ts'
import { pages } from '../pages.ts'
import { rightsOf, useMe } from '../session/me.ts'
import { appWords } from '../words.ts'

const AntLook = lazy(() => import('../look/AntLook.tsx').then((look) => ({ default: look.AntLook })))

/** A page that arranges the house, with the list of the others beside it. */
export function GroupFrame(props: { readonly content: ReactNode }) {
  const say = useWords(appWords)
  const locale = useLocale()
  const groups = groupsOf(pages, rightsOf(useMe()))
  const content = (
    <Suspense fallback={<div className="panel" />}>
      <AntLook>{props.content}</AntLook>
    </Suspense>
  )
  const isAlone = groups.flatMap((one) => one.pages).length === 1
  if (isAlone) return content
  return (
    <div className="grouped">
      <nav className="rail scroll" aria-label={say('arrange')}>
        {groups.map((one) => (
          <div key={one.group}>
            <h2>{say(`group-${one.group}`)}</h2>
            {one.pages.map((page) => (
              <Link key={page.path} to={page.path} activeProps={{ className: 'on', 'aria-current': 'page' }}>
                {page.navWord?.[locale]}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      {content}
    </div>
  )
}
