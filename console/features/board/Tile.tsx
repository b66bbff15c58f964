import type { ReactNode } from 'react'
import { figureWords } from '../../ui/figures/words.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { useWords } from '../../ui/words/words.ts'
import type { GoalState } from './board-rows.ts'

/** One figure of the board with how it stands to its goal, and what is told under it. */
export function Tile(props: {
  readonly name: string
  readonly state: GoalState | null
  readonly isSpare?: boolean
  readonly children: readonly [figure: ReactNode, foot: ReactNode]
}) {
  const say = useWords(figureWords)
  const [figure, foot] = props.children
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" className={props.isSpare ? 'tile spare' : 'tile'} aria-label={props.name}>
      <div className="tile-name ell" title={props.name}>
        {props.name}
      </div>
      <div className="tile-value">
        {figure}
        {props.state && <StateTag state={props.state}>{say(props.state)}</StateTag>}
      </div>
      {foot}
    </div>
  )
}
