import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { problemOf } from '../api/problem.ts'
import { Frame } from './frame/Frame.tsx'
import { GroupFrame } from './frame/GroupFrame.tsx'
import { NoPages, NotAllowed, NotFound, PageFailed } from './frame/no-page.tsx'
import { homeOf, mayOpen } from './home.ts'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { meQuery, rightsOf } from './session/me.ts'

interface Context {
  readonly queries: QueryClient
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound })

/** Everything below it has a signed-in person; without one the way leads to the sign-in page and back again. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queries.ensureQueryData(meQuery) }
    } catch (error) {
      if (problemOf(error).status !== 401) throw error
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
  component: function FrameOfPerson() {
    return <Frame me={frameRoute.useRouteContext().me} />
  },
  errorComponent: PageFailed,
})

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const home = homeOf(pages, rightsOf(context.me))
    if (home) throw redirect({ to: home.path, search: home.search, replace: true })
  },
  component: NoPages,
})

function routeInFrame(page: Page) {
  return createRoute({
    getParentRoute: () => frameRoute,
    path: page.path,
    component: lazyRouteComponent(async () => {
      const Content = await page.load()
      return {
        // Asked at each drawing: rights may change while the page is open.
        default: function Guarded() {
          const { me } = frameRoute.useRouteContext()
          if (!mayOpen(page, rightsOf(me))) return <NotAllowed />
          return page.group === undefined ? <Content /> : <GroupFrame content={<Content />} />
        },
      }
    }),
    errorComponent: PageFailed,
  })
}

function publicRoute(page: Page) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: page.path,
    component: lazyRouteComponent(async () => ({ default: await page.load() })),
    errorComponent: PageFailed,
  })
}

/** The routes follow from the pages there are: `pages.ts`. */
export function createConsoleRouter(queries: QueryClient) {
  const open = pages.filter(({ access }) => access === 'public')
  const framed = pages.filter(({ access }) => access !== 'public')
  return createRouter({
    routeTree: rootRoute.addChildren([
      frameRoute.addChildren([homeRoute, ...framed.map(routeInFrame)]),
      ...open.map(publicRoute),
    ]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
  })
}
