import type { BotFigures } from '#modules/bot/figures-contract.ts'
import type { SessionKind } from '#modules/bot/sessions-contract.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useWords } from '../../ui/words/words.ts'
import { shareText } from './FigureCards.tsx'
import { figureWords } from './figure-words.ts'
import { useTold } from './told.ts'
import { useBotNames } from './use-names.ts'

interface Props {
  readonly figures: BotFigures
  readonly onOpen: (records: { readonly kind: SessionKind; readonly intent?: string; readonly why?: string }) => void
}

/** By what customers wanted, and why people took over. */
export function FigureTables({ figures, onOpen }: Props) {
  const say = useWords(figureWords)
  const intentColumns = useIntentColumns(onOpen)
  const whyColumns = useWhyColumns(onOpen)
  return (
    <>
      <h2 className="bot-heading">{say('byIntent')}</h2>
      <PageTable
        prefix="intent-"
        caption={say('byIntent')}
        columns={intentColumns}
        rows={figures.byIntent}
        rowKey={({ intent }) => intent ?? '-'}
        exportAs={say('byIntent')}
        empty={<EmptyState what={say('noSessions')} todo={say('noSessionsTodo')} />}
      />
      {figures.byWhy.length > 0 && (
        <>
          <h2 className="bot-heading">{say('byWhy')}</h2>
          <PageTable
            prefix="why-"
            caption={say('byWhy')}
            columns={whyColumns}
            rows={figures.byWhy}
            rowKey={({ why }) => why}
            isBare
            empty={null}
          />
        </>
      )}
    </>
  )
}

function useIntentColumns(onOpen: Props['onOpen']): readonly Column<BotFigures['byIntent'][number]>[] {
  const say = useWords(figureWords)
  const { intentName } = useBotNames()
  const counted = (kind: 'settled' | 'resolvedForGood' | 'handedOver'): Column<BotFigures['byIntent'][number]> => ({
    key: kind,
    title: say(`kind-${kind}`),
    numeric: true,
    value: (row) => row[kind],
    cell: (row) => {
      const label = `${intentName(row.intent)} · ${say(`kind-${kind}`)}`
      const { intent } = row
      return intent === null ? (
        String(row[kind])
      ) : (
        <Figure value={String(row[kind])} label={label} onOpen={() => onOpen({ kind, intent })} />
      )
    },
  })
  return [
    { key: 'intent', title: say('intent'), value: ({ intent }) => intentName(intent) },
    counted('settled'),
    counted('resolvedForGood'),
    {
      key: 'share',
      title: say('containment'),
      numeric: true,
      value: ({ containment }) => containment,
      text: ({ containment }) => shareText(containment),
    },
    counted('handedOver'),
  ]
}

function useWhyColumns(onOpen: Props['onOpen']): readonly Column<BotFigures['byWhy'][number]>[] {
  const say = useWords(figureWords)
  const told = useTold()
  return [
    { key: 'why', title: say('why'), value: ({ why }) => told.why(why) },
    {
      key: 'count',
      title: say('count'),
      numeric: true,
      value: ({ count }) => count,
      cell: ({ why, count }) => (
        <Figure value={String(count)} label={told.why(why)} onOpen={() => onOpen({ kind: 'ended', why })} />
      ),
    },
  ]
}
