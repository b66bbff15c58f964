import type { WaitingList } from '#platform/waiting-contract.ts'
import { mayOpen, type Rights } from '../../app/home.ts'
import type { Page } from '../../app/page.ts'
import { pages } from '../../app/pages.ts'
import type { Names } from '../../ui/words/locale.ts'

/** Where a kind of what waits is worked off, and what it is called. */
export interface Place {
  readonly words: Names
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}
export type WaitingLine = WaitingList['lines'][number] & Place

/** The places of all kinds whose page this person may open; each page says itself what it shows. */
export const placesOf = (rights: Rights, of: readonly Page[] = pages): ReadonlyMap<string, Place> =>
  new Map(
    of
      .filter((page) => mayOpen(page, rights))
      .flatMap(({ path, waits = [] }) =>
        waits.map(({ kind, words, search }) => [kind, { words, search, to: path }] as const),
      ),
  )

/** Lines with their places, in the order of the server; a kind without a page one may open is not shown. */
export const shownIn = (lines: WaitingList['lines'], places: ReadonlyMap<string, Place>): WaitingLine[] =>
  lines.flatMap((line) => {
    const place = places.get(line.kind)
    return place ? [{ ...line, ...place }] : []
  })
