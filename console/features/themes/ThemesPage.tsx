import './problems.ts'
import './themes.css'
import { useQuery } from '@tanstack/react-query'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import type { ThemesReply, ThemeView } from '#modules/assist/themes-contract.ts'
import { Sparkline } from '../../ui/chart/Sparkline.tsx'
import { number, percent } from '../../ui/figures/numbers.ts'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { Examples } from './Examples.tsx'
import { themesQuery, useLookNow } from './use-themes.ts'
import { Voices } from './Voices.tsx'
import { themeWords } from './words.ts'

const SEARCH = ['week', 'open'] as const

/** What came up among the words of customers in a week; a theme opens to what they wrote. */
export function ThemesPage() {
  const say = useWords(themeWords)
  const [{ week: asked, open }, change] = useSearchText(SEARCH)
  const themes = useQuery(themesQuery(isLocalDate(asked) ? asked : null))
  const lookNow = useLookNow()
  const { data } = themes
  const opened = open === '' ? undefined : data?.themes[Number(open)]
  return (
    <Split
      title={say('title')}
      tools={
        <>
          {data && data.looks.length > 0 && (
            <Choose
              label={say('week')}
              value={data.week ?? ''}
              choices={data.looks.map((from) => ({ value: from, label: say('weekOf', { from }) }))}
              onChoose={(week) => change({ week, open: null })}
            />
          )}
          <button
            type="button"
            className="btn s"
            disabled={lookNow.isPending || data?.state === 'looking'}
            onClick={() => {
              change({ week: null, open: null })
              lookNow.mutate()
            }}
          >
            {say('lookNow')}
          </button>
          {data && <AsOf at={data.asOf} />}
        </>
      }
      beside={
        opened && (
          <Beside key={open} title={nameOf(opened)} onClose={() => change({ open: null })}>
            <Examples theme={opened} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={themes.error ?? lookNow.error} onRetry={() => void themes.refetch()} />
      {themes.isPending && <Skeleton lines={6} />}
      {data && <Found data={data} open={open} onOpen={(place) => change({ open: place })} />}
    </Split>
  )
}

const nameOf = ({ names }: ThemeView): string => names.join(' · ')

function Found(props: { readonly data: ThemesReply; readonly open: string; readonly onOpen: (place: string) => void }) {
  const { data, open, onOpen } = props
  const say = useWords(themeWords)
  if (data.state === null) return <EmptyState what={say('notYet')} todo={say('notYetTodo')} />
  if (data.state === 'looking') {
    return (
      <p className="themes-note" role="status">
        {say('looking')}
      </p>
    )
  }
  if (data.state === 'too-little') return <EmptyState what={say('tooLittle')} todo={say('tooLittleTodo')} />
  if (data.state === 'failed') return <EmptyState what={say('failed')} todo={say('failedTodo')} />
  return (
    <>
      {data.until !== null && (
        <p className="t3 f12 themes-note">{say('until', { time: dayAndTime(data.until, serverNow()) })}</p>
      )}
      <h2 className="themes-heading">{say('themes')}</h2>
      {data.themes.length === 0 && <EmptyState what={say('quiet')} todo={say('quietTodo')} />}
      <ul className="themes-list">
        {data.themes.map((theme, place) => (
          <ThemeLine
            key={nameOf(theme)}
            theme={theme}
            isOpen={open === String(place)}
            onOpen={() => onOpen(String(place))}
          />
        ))}
      </ul>
      <Voices data={data} />
    </>
  )
}

function ThemeLine(props: { readonly theme: ThemeView; readonly isOpen: boolean; readonly onOpen: () => void }) {
  const { theme, isOpen, onOpen } = props
  const say = useWords(themeWords)
  const locale = useLocale()
  const { count, expected, isNew, weeks, byWeek, chance } = theme
  const most = Math.max(1, ...byWeek)
  return (
    <li className={isOpen ? 'on' : undefined}>
      <button type="button" className="open" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
        {nameOf(theme)}
      </button>
      <span className={isNew ? 'tag w' : 'tag'}>{say(isNew ? 'isNew' : 'grows')}</span>
      <Sparkline values={byWeek.map((texts) => texts / most)} label={`${say('trend')}: ${byWeek.join(' ')}`} />
      <span className="f12">
        {say('counted', { count, expected: number(expected, locale, 1) })}
        {weeks === 2 && ` · ${say('inTwo')}`}
      </span>
      <span className="t3 f12">{say('chance', { share: percent(chance, locale) })}</span>
    </li>
  )
}
