import './problems.ts'
import './skills.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useMay } from '../../app/session/me.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { Icon } from '../../ui/icons.tsx'
import { UndoLine } from '../../ui/overlay/UndoLine.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { CellLine } from './CellLine.tsx'
import { MatrixExport } from './MatrixExport.tsx'
import { MatrixFilters } from './MatrixFilters.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { columnsOf, matrixQueryOf, VIEW } from './matrix-view.ts'
import { useCellChange } from './use-cell-change.ts'
import { useMatrixPlace } from './use-matrix-place.ts'
import { skillsWords } from './words.ts'

const PAGE = 50
/** So many rows before the last one read, the next page is asked for. */
const AHEAD = 5

/** Everyone’s level in every skill; read by those who lead, changed cell by cell by those who may grant. */
export function MatrixPage() {
  const say = useWords(skillsWords)
  const mayGrant = useMay('identity.grant-skills')
  const [view, change] = useSearchText(VIEW)
  const list = useInfiniteQuery(matrixQueryOf(view))
  const catalogue = useQuery(skillsQuery)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.people) ?? [], [list.data])
  const columns = useMemo(() => columnsOf(catalogue.data ?? [], view, rows), [catalogue.data, view, rows])
  const cells = useCellChange()
  const place = useMatrixPlace(rows, columns, cells.change)
  const isNearEnd = place.at.row >= rows.length - AHEAD
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (isNearEnd && place.isIn && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isNearEnd, place.isIn, hasNextPage, isFetchingNextPage, fetchNextPage])
  const isEmpty = list.isSuccess && catalogue.isSuccess && (rows.length === 0 || columns.length === 0)
  const isNothingDue = view.state === 'expiring' && view.q === '' && view.unit === '' && view.skill === ''
  return (
    <section className="panel" aria-label={say('matrix')}>
      <div className="ph">
        <h1>{say('matrix')}</h1>
        <span className="t3 f12 ell">{say(mayGrant ? 'keys' : 'keysRead')}</span>
        <span className="sp" />
        <Legend />
      </div>
      <MatrixFilters
        view={view}
        onChange={change}
        count={list.data?.pages[0]?.peopleCount ?? null}
        exportButton={<MatrixExport view={view} />}
      />
      <CellLine
        row={place.row}
        skill={place.skill}
        renewLevel={place.renewLevel}
        line={place.line}
        onChange={(next) => place.row && place.skill && cells.change(place.row, place.skill, next)}
        onBack={place.toCell}
      />
      <ProblemLine problem={cells.problem} onDismiss={cells.forget} />
      <ProblemLine
        problem={list.error ?? catalogue.error}
        onRetry={() => void Promise.all([list.refetch(), catalogue.refetch()])}
      />
      <div className="scroll">
        {(list.isPending || catalogue.isPending) && <Skeleton lines={10} />}
        {isEmpty && (
          <EmptyState
            what={say(isNothingDue ? 'nothingDue' : 'nobody')}
            todo={isNothingDue ? undefined : say('nobodyTodo')}
          >
            <button
              type="button"
              className="btn"
              onClick={() => change({ q: null, unit: null, skill: null, state: null, kind: null })}
            >
              {say(isNothingDue ? 'showAll' : 'clear')}
            </button>
          </EmptyState>
        )}
        {rows.length > 0 && columns.length > 0 && (
          <MatrixGrid
            rows={rows}
            columns={columns}
            at={place.at}
            count={list.data?.pages[0]?.peopleCount ?? rows.length}
            isReadOnly={!mayGrant}
            table={place.table}
            onAt={place.onAt}
            onKey={place.onKey}
            onEdit={place.toLine}
          />
        )}
        <MoreRows list={list} words={say('more', { count: PAGE })} />
      </div>
      {cells.changed && (
        <UndoLine
          words={cells.changed.words}
          until={cells.changed.undo ? cells.changed.until : 0}
          onUndo={() => cells.changed?.undo?.()}
          onDismiss={cells.dismiss}
        />
      )}
    </section>
  )
}

/** What the signs in the cells mean. */
function Legend() {
  const say = useWords(skillsWords)
  return (
    <span className="legend f12 t2">
      <span className="st endangered">
        <Icon name="endangered" small />
        {say('soon')}
      </span>
      <span className="st paused">
        <Icon name="withdrawn" small />
        {say('expired')}
      </span>
    </span>
  )
}
