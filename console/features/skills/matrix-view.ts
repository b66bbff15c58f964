import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { CsvCell } from '#libs/guarded-csv/csv.ts'
import {
  EXPIRING_DAYS,
  type SkillCell,
  type SkillMatrixPage,
  type SkillMatrixRow,
  skillKinds,
} from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import type { Skill } from '../../queries/skills.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** How the matrix is looked at; in the address. */
export const VIEW = ['q', 'unit', 'skill', 'state', 'kind'] as const
export type MatrixView = SearchText<(typeof VIEW)[number]>
type Pages = InfiniteData<SkillMatrixPage, string | null>

export const MATRIX = ['skill-matrix'] as const
const PAGE = 50

/** The people of the view, page by page, team by team. Which kind of skill is shown changes no row. */
export const matrixQueryOf = ({ kind: _, ...view }: MatrixView) =>
  infiniteQueryOptions({
    queryKey: [...MATRIX, view],
    queryFn: ({ pageParam, signal }) => readPage(view, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Every row of the view, for a file. */
export async function wholeMatrix({ kind: _, ...view }: MatrixView): Promise<readonly SkillMatrixRow[]> {
  const found: SkillMatrixRow[] = []
  let cursor: string | null = null
  do {
    const page: SkillMatrixPage = await readPage(view, cursor, 200)
    found.push(...page.people)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

function readPage(view: Omit<MatrixView, 'kind'>, cursor: string | null, limit: number, signal?: AbortSignal) {
  const query = { ...view, cursor, limit }
  return call<SkillMatrixPage>('GET', '/api/skill-matrix', { query, ...(signal ? { signal } : {}) })
}

/** The skills to show, kind by kind: what is granted, and of the retired ones what someone here still holds. */
export function columnsOf(
  skills: readonly Skill[],
  view: Pick<MatrixView, 'skill' | 'kind'>,
  rows: readonly SkillMatrixRow[],
): readonly Skill[] {
  const held = new Set(rows.flatMap(({ cells }) => cells.map(({ skill }) => skill)))
  const isShown = ({ code, kind, offered }: Skill) => {
    if (view.skill !== '') return code === view.skill
    return (view.kind === '' || kind === view.kind) && (offered || held.has(code))
  }
  const place = ({ kind }: Skill) => skillKinds.indexOf(kind)
  return skills.filter(isShown).toSorted((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1))
}

/** How a skill with this last day stands on a local date, as the server reckons it. */
export function stateOn(expiresOn: string | null, today: string): SkillCell['state'] {
  if (expiresOn === null) return 'valid'
  if (expiresOn < today) return 'expired'
  return expiresOn <= addDaysToDate(today, EXPIRING_DAYS) ? 'expiring' : 'valid'
}

/** The pages with one cell as it is now; null takes the skill away. */
export function withCell(pages: Pages, personId: string, skill: string, cell: SkillCell | null): Pages {
  const changed = (row: SkillMatrixRow): SkillMatrixRow => {
    const others = row.cells.filter((one) => one.skill !== skill)
    return { ...row, cells: cell === null ? others : [...others, cell] }
  }
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      people: page.people.map((row) => (row.personId === personId ? changed(row) : row)),
    })),
  }
}

/** A row of the file: who, and each skill's level, with its last day where it has one. */
export function fileRow(
  row: SkillMatrixRow,
  columns: readonly Skill[],
  sayState: (cell: SkillCell) => string,
): readonly CsvCell[] {
  const cells = columns.map(({ code }) => {
    const cell = row.cells.find(({ skill }) => skill === code)
    if (!cell) return null
    return cell.expiresOn === null ? cell.level : `${cell.level} (${cell.expiresOn}${sayState(cell)})`
  })
  return [row.agentNo, row.displayName, row.unitName, ...cells]
}
