import './tool-use.css'
import { useQuery } from '@tanstack/react-query'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import type { ToolUseReply } from '#modules/assist/tool-use-contract.ts'
import { call } from '../../api/call.ts'
import { percent } from '../../ui/figures/numbers.ts'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ActsBeside } from './ActsBeside.tsx'
import { ToolUseTable } from './ToolUseTable.tsx'
import { WeekChoice } from './WeekChoice.tsx'
import { toolUseWords } from './words.ts'

const SEARCH = ['week', 'open'] as const
const FRESH_MS = 30_000

/** KPI 43: who made use of the tools in a week; the figure opens to the people, and they to what they did. */
export function ToolUsePage() {
  const say = useWords(toolUseWords)
  const [open, setOpen] = useOpen()
  const [{ week: asked }, change] = useSearchText(SEARCH)
  const week = isLocalDate(asked) ? asked : bankToday()
  const use = useQuery({
    queryKey: ['tool-use', week],
    queryFn: ({ signal }) => call<ToolUseReply>('GET', '/api/assist/tool-use', { query: { week }, signal }),
    refetchInterval: FRESH_MS,
  })
  const name = use.data?.people.find(({ personId }) => personId === open)?.name
  return (
    <Split
      title={say('title')}
      beside={
        open !== null && (
          <ActsBeside key={`${open} ${week}`} personId={open} week={week} name={name} onClose={() => setOpen(null)} />
        )
      }
    >
      {use.data && (
        <>
          <WeekChoice monday={use.data.week} onWeek={(next) => change({ week: next, open: null })} />
          <FigureLine use={use.data} />
        </>
      )}
      <ProblemLine problem={use.error} onRetry={() => void use.refetch()} />
      {use.isPending && <Skeleton lines={8} />}
      {use.data && <ToolUseTable use={use.data} open={open} onOpen={setOpen} />}
    </Split>
  )
}

/** The figure with what it is made of, and where it stands to its goal. */
function FigureLine({ use }: { readonly use: ToolUseReply }) {
  const say = useWords(toolUseWords)
  const locale = useLocale()
  const { share, users, eligible, contacts, contactsWithUse, goal, leastUses, asOf } = use
  const told = [
    ['share', share === null ? '—' : `${percent(share, locale)} %`],
    ['goal', `${percent(goal, locale, 0)} %`],
    ['users', String(users)],
    ['eligible', String(eligible)],
    ['inContacts', `${contactsWithUse} / ${contacts}`],
  ] as const
  return (
    <>
      <p className="tool-use-figure f12">
        {told.map(([word, value]) => (
          <span key={word}>
            <span className="t2">{say(word)}</span> <b className="n">{value}</b>
          </span>
        ))}
        {share !== null && (
          <StateTag state={share >= goal ? 'kept' : 'endangered'}>{say(share >= goal ? 'reached' : 'missed')}</StateTag>
        )}
        <AsOf at={asOf} />
      </p>
      <p className="t3 f12 tool-use-formula">{say('formula', { least: leastUses })}</p>
    </>
  )
}
