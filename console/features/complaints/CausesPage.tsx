import './problems.ts'
import './complaints.css'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageSteps } from '../../ui/parts/PageSteps.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { CauseTreePanel } from './CauseTreePanel.tsx'
import { causeWords } from './cause-words.ts'
import { MeasureForm } from './MeasureForm.tsx'
import { MeasurePanel } from './MeasurePanel.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { Repeats } from './Repeats.tsx'
import { MEASURES_PAGE, measuresQuery } from './use-causes.ts'

const SHOWS = ['running', 'ended', 'all'] as const
const SEARCH = ['show', 'cause', 'product', 'unit', 'open', 'after'] as const

/** What comes again and again, what is done against it and by whom, and whether it helped. */
export function CausesPage() {
  const say = useWords(causeWords)
  const mayAgree = useMay('complaints.write-measures')
  const maySeeRepeats = useMay('complaints.report')
  const [open, setOpen] = useOpen()
  const [search, change] = useSearchText(SEARCH)
  const show = SHOWS.find((one) => one === search.show) ?? 'running'
  const after = /^\d{1,5}$/.test(search.after) ? Number(search.after) : 0
  const list = useQuery(measuresQuery(show, after))
  const chosen = list.data?.measures.find(({ measureId }) => measureId === open)
  const close = () => setOpen(null)
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      wide
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          <button type="button" className="btn s" onClick={() => setOpen('tree')}>
            {say('tree')}
          </button>
          {mayAgree && (
            <button type="button" className="btn s" onClick={() => setOpen('new')}>
              {say('agree')}
            </button>
          )}
        </>
      }
      beside={
        open === 'tree' ? (
          <Beside title={say('tree')} onClose={close}>
            <CauseTreePanel />
          </Beside>
        ) : open === 'new' && mayAgree ? (
          <Beside title={say('agree')} onClose={close}>
            <MeasureForm key={`${search.cause} ${search.product} ${search.unit}`} begin={search} onMade={setOpen} />
          </Beside>
        ) : (
          chosen && (
            <Beside title={`${chosen.reference}`} onClose={close}>
              <MeasurePanel key={chosen.measureId} measure={chosen} />
            </Beside>
          )
        )
      }
    >
      {maySeeRepeats && (
        <Repeats
          mayAgree={mayAgree}
          onAgree={({ cause, by, where }) =>
            change({
              cause,
              product: by === 'product' ? where : null,
              unit: by === 'unit' ? where : null,
              open: 'new',
            })
          }
        />
      )}
      <section aria-label={say('measures')}>
        <div className="row wrap pb">
          <h2 className="complaint-heading">{say('measures')}</h2>
          <Choose
            label={say('show')}
            value={show}
            choices={SHOWS.map((value) => ({ value, label: say(`show-${value}`) }))}
            onChoose={(value) => change({ show: value, after: null })}
          />
        </div>
        <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Skeleton lines={4} />}
        {list.data &&
          (list.data.measures.length === 0 ? (
            <EmptyState what={say('none')} {...(mayAgree ? { todo: say('noneTodo') } : {})} />
          ) : (
            <MeasureTable measures={list.data.measures} open={open} onOpen={setOpen} />
          ))}
        {list.data && (
          <PageSteps
            after={after}
            pageSize={MEASURES_PAGE}
            more={list.data.more}
            onAfter={(to) => change({ after: String(to) })}
          />
        )}
      </section>
    </Split>
  )
}
