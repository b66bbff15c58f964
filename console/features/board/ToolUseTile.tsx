import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ToolUseReply } from '#modules/assist/tool-use-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { kpisQuery } from '../../queries/kpis.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { figureText, targetText } from '../../ui/figures/figure-text.ts'
import { figureWords } from '../../ui/figures/words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { levelState } from './board-rows.ts'
import { Tile } from './Tile.tsx'
import { boardWords } from './words.ts'

const FRESH_MS = 60_000

/** KPI 43 of the week that runs, over the people within reach: it opens to the very list it is counted from. */
export function ToolUseTile() {
  const may = useMay('assist.read-tool-use')
  const say = useWords(boardWords)
  const sayFigure = useWords(figureWords)
  const locale = useLocale()
  const navigate = useNavigate()
  const dictionary = useQuery(kpisQuery).data
  const use = useQuery({
    queryKey: ['tool-use', 'this-week'],
    queryFn: ({ signal }) => call<ToolUseReply>('GET', '/api/assist/tool-use', { signal }),
    refetchInterval: FRESH_MS,
    enabled: may,
  }).data
  const kpi = dictionary?.kpis.find(({ opens }) => opens === 'tool-use')
  if (!may || !use || !kpi) return null
  const goal = dictionary?.goals.find((one) => one.kpi === kpi.key)
  const state = goal ? levelState(use.share, goal.target, goal.near - goal.target) : null
  const text = figureText(use.share, kpi.unit, locale)
  return (
    <Tile name={kpi.name[locale]} state={state}>
      <Figure
        value={text.value}
        unit={text.unit}
        label={`${kpi.name[locale]}: ${sayFigure('opens')}`}
        formula={`${kpi.words[locale]} (${kpi.formula})`}
        onOpen={() => void navigate({ to: '/tool-use', search: { week: use.week } })}
      />
      <div className="tile-foot">
        <span>{say('usersOf', { users: use.users, eligible: use.eligible })}</span>
        {goal && <span>{targetText(goal, kpi.unit, locale)}</span>}
      </div>
    </Tile>
  )
}
