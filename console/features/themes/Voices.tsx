import { Link } from '@tanstack/react-router'
import { type ThemesReply, VOICES } from '#modules/assist/themes-contract.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { themeWords } from './words.ts'

type Week = ThemesReply['weeks'][number]

/** How much comments praise, miss and suggest, week by week, and those of the last week that the reader may read. */
export function Voices({ data: { weeks, remarks } }: { readonly data: ThemesReply }) {
  const say = useWords(themeWords)
  const columns: readonly Column<Week>[] = [
    { key: 'week', title: say('week'), value: ({ week }) => week },
    { key: 'texts', title: say('texts'), numeric: true, value: ({ texts }) => texts },
    ...VOICES.map((voice) => ({
      key: voice,
      title: say(voice),
      numeric: true,
      value: (one: Week) => one.voices[voice],
    })),
  ]
  return (
    <>
      <h2 className="themes-heading">{say('voices')}</h2>
      <PageTable
        caption={say('voices')}
        columns={columns}
        rows={weeks}
        rowKey={({ week }) => week}
        exportAs={say('voices')}
        empty={<EmptyState what={say('noRemarks')} todo={say('noRemarksTodo')} />}
      />
      <h2 className="themes-heading">{say('remarks')}</h2>
      {remarks.length === 0 && <EmptyState what={say('noRemarks')} todo={say('noRemarksTodo')} />}
      <ul className="themes-said">
        {remarks.map(({ contactId, at, score, voice, comment }) => (
          <li key={contactId}>
            <span className="t3 f12 n">
              {dayAndTime(at, serverNow())}
              {score !== null && ` · ${say('score', { score })}`}
            </span>
            <p>
              <span className="tag">{say(voice)}</span> {comment}
            </p>
            <Link className="open f12" to="/contacts" search={{ contact: contactId }}>
              {say('openContact')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
