import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RegressionView, ReleaseView } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { RowForm } from './RowForm.tsx'
import { regressionWords } from './regression-words.ts'
import { useTold } from './told.ts'
import { regressionQuery, releasesQuery, useKeepBot } from './use-bot.ts'
import { useBotNames } from './use-names.ts'

const SEARCH = ['intent', 'must'] as const
const NONE = '-'

/** What every release is judged by, and how the latest one did on each question. */
export function RegressionPage() {
  const say = useWords(regressionWords)
  const { intentName } = useBotNames()
  const [open, setOpen] = useOpen()
  const [{ intent, must }, change] = useSearchText(SEARCH)
  const list = useQuery(regressionQuery)
  const judged = useQuery(releasesQuery).data?.find(({ report }) => report !== null)
  const columns = useColumns(open, setOpen, judged)
  const all = list.data ?? []
  const opened = all.find(({ id }) => id === open)
  const rows = all.filter(
    (row) => (intent === '' || (row.intent ?? NONE) === intent) && (must === '' || row.isMust === (must === 'must')),
  )
  const add = (
    <button type="button" className="btn s" onClick={() => setOpen('new')}>
      {say('add')}
    </button>
  )
  const close = () => setOpen(null)
  const codes = [...new Set(all.map((row) => row.intent ?? NONE))]
  return (
    <Split
      title={say('title')}
      tools={add}
      beside={
        (opened || open === 'new') && (
          <Beside key={open} title={opened ? opened.text : say('add')} onClose={close}>
            <div className="bot-release">
              <RowForm
                text={opened?.text ?? ''}
                intent={opened?.intent ?? null}
                isMust={opened?.isMust ?? false}
                isFixed={opened !== undefined}
                onDone={close}
                onCancel={close}
              />
              {opened && <Remove row={opened} onRemoved={close} />}
            </div>
          </Beside>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && <LastRun judged={judged} />}
      {list.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowClass={({ id }) => (id === open ? 'on' : undefined)}
          exportAs={say('title')}
          tools={
            <>
              <Choose
                label={say('expected')}
                all={say('allIntents')}
                value={intent}
                choices={codes.map((value) => ({ value, label: intentName(value === NONE ? null : value) }))}
                onChoose={(value) => change({ intent: value })}
              />
              <Choose
                label={say('kind')}
                all={say('allRows')}
                value={must}
                choices={[
                  { value: 'must', label: say('isMust') },
                  { value: 'may', label: say('may') },
                ]}
                onChoose={(value) => change({ must: value })}
              />
            </>
          }
          empty={
            all.length === 0 ? (
              <EmptyState what={say('none')} todo={say('noneTodo')}>
                {add}
              </EmptyState>
            ) : (
              <EmptyState what={say('none')}>
                <button type="button" className="btn s" onClick={() => change({ intent: null, must: null })}>
                  {say('allRows')}
                </button>
              </EmptyState>
            )
          }
        />
      )}
    </Split>
  )
}

function LastRun({ judged }: { readonly judged: ReleaseView | undefined }) {
  const say = useWords(regressionWords)
  const report = judged?.report
  if (!report || report.rows === 0) return <p className="f12 t3 pb">{say('noRun')}</p>
  const right = report.rows - report.wrong.length
  const share = `${(report.accuracy * 100).toFixed(1)} %`
  return <p className="f12 t2 pb">{say('last', { number: judged.number, right, rows: report.rows, share })}</p>
}

function Remove({ row, onRemoved }: { readonly row: RegressionView; readonly onRemoved: () => void }) {
  const say = useWords(regressionWords)
  const keep = useKeepBot()
  const [problem, setProblem] = useState<unknown>(null)
  const remove = async () => {
    setProblem(null)
    try {
      await call('DELETE', `/api/bot/regression/${row.id}`)
      onRemoved()
    } catch (error) {
      setProblem(error)
    }
    await keep()
  }
  return (
    <div>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton
        words={say('remove')}
        question={say('removeAsk', { text: row.text })}
        onConfirm={() => void remove()}
      />
    </div>
  )
}

function useColumns(
  open: string | null,
  onOpen: (id: string) => void,
  judged: ReleaseView | undefined,
): readonly Column<RegressionView>[] {
  const say = useWords(regressionWords)
  const told = useTold()
  const { intentName } = useBotNames()
  const outcome = ({ text, addedAt }: RegressionView): string => {
    const wrong = judged?.report?.wrong.find((one) => one.text === text)
    if (wrong) return say('wrong', { got: intentName(wrong.got) })
    return judged && judged.madeAt >= addedAt ? say('right') : say('notAsked')
  }
  return [
    {
      key: 'text',
      title: say('question'),
      value: ({ text }) => text,
      cell: ({ id, text }) => (
        <button
          type="button"
          className="open"
          aria-current={id === open ? 'true' : undefined}
          onClick={() => onOpen(id)}
        >
          {text}
        </button>
      ),
    },
    {
      key: 'expected',
      title: say('expected'),
      value: ({ intent }) => intentName(intent),
      cell: ({ intent, isMust }) => (
        <>
          {intentName(intent)} {isMust && <span className="tag a">{say('isMust')}</span>}
        </>
      ),
    },
    { key: 'now', title: say('now'), value: outcome },
    {
      key: 'at',
      title: say('at'),
      value: ({ addedAt }) => addedAt,
      text: ({ addedAt }) => dayAndTime(addedAt, serverNow()),
      cell: ({ addedAt, addedBy }) => (
        <span className="nw">
          {dayAndTime(addedAt, serverNow())} <span className="t3">{addedBy ?? told.starter}</span>
        </span>
      ),
    },
  ]
}
