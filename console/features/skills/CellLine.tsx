import type { RefObject } from 'react'
import type { SkillCell, SkillMatrixRow } from '#modules/identity/contract.ts'
import { useMe } from '../../app/session/me.ts'
import type { Skill } from '../../queries/skills.ts'
import { DayField } from '../../ui/form/DayField.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { RenewSkill } from '../../ui/skill/RenewSkill.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { LEVELS, levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { NewCell } from './use-cell-change.ts'
import { skillsWords } from './words.ts'

interface Props {
  readonly row: SkillMatrixRow | undefined
  readonly skill: Skill | undefined
  /** With a digit on a skill that has ended: the level to grant it again with. */
  readonly renewLevel: number | null
  readonly line: RefObject<HTMLFieldSetElement | null>
  readonly onChange: (next: NewCell) => void
  /** Back to the cell. */
  readonly onBack: () => void
}

/** What stands in the chosen cell, and where its level and last day are changed; like the formula line of a sheet. */
export function CellLine({ row, skill, renewLevel, line, onChange, onBack }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  if (!row || !skill) {
    return (
      <fieldset ref={line}>
        <div className="cell-line t3">{say('pickCell')}</div>
      </fieldset>
    )
  }
  const cell = row.cells.find((one) => one.skill === skill.code) ?? null
  const label = `${row.displayName} ${skill.names[locale]}`
  return (
    <fieldset
      ref={line}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onBack()
      }}
    >
      <div className="cell-line">
        <span className="cell-about ell">
          <b>{row.displayName}</b> <span className="t3">{row.agentNo}</span> · {skill.names[locale]}
        </span>
        <Content
          key={`${row.personId} ${skill.code}`}
          row={row}
          skill={skill}
          cell={cell}
          label={label}
          renewLevel={renewLevel}
          onChange={onChange}
        />
      </div>
    </fieldset>
  )
}

function Content(
  props: {
    readonly row: SkillMatrixRow
    readonly skill: Skill
    readonly cell: SkillCell | null
    readonly label: string
  } & Pick<Props, 'renewLevel' | 'onChange'>,
) {
  const { row, skill, cell, label, renewLevel, onChange } = props
  const say = useWords(skillsWords)
  const locale = useLocale()
  const me = useMe()
  if (!row.mayGrant || (cell === null && !skill.offered)) {
    const why = row.personId === me.personId ? 'readOnlyOwn' : row.mayGrant ? 'retiredHint' : 'readOnly'
    return (
      <>
        <span>{cell === null ? say('notHeld') : levelName(cell.level, locale)}</span>
        {cell !== null && <Until cell={cell} />}
        <span className="t3 f12" role="status">
          {say(why)}
        </span>
      </>
    )
  }
  if (cell?.state === 'expired') {
    return (
      <>
        <span className="t2 f12">{say('renewHint')}</span>
        <RenewSkill
          key={renewLevel}
          label={label}
          level={renewLevel ?? cell.level}
          onRenew={(level, expiresOn) => onChange({ level, expiresOn })}
        />
        <ConfirmButton words={say('take')} question={say('takeAsk')} onConfirm={() => onChange(null)} />
      </>
    )
  }
  return (
    <>
      <div className="segments">
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className="btn s"
            aria-pressed={cell?.level === level}
            onClick={() => level !== cell?.level && onChange({ level, expiresOn: cell?.expiresOn ?? null })}
          >
            {levelName(level, locale)}
          </button>
        ))}
      </div>
      {cell !== null && (
        <>
          <span className="t2 f12">{say('lastDay')}</span>
          <DayField
            label={`${label} ${say('lastDay')}`}
            day={cell.expiresOn}
            from={dayOf(serverNow())}
            onDay={(expiresOn) => onChange({ level: cell.level, expiresOn })}
          />
          {cell.expiresOn === null && <span className="t3 f12">{say('forGood')}</span>}
          <button type="button" className="btn s" onClick={() => onChange(null)}>
            {say('take')}
          </button>
        </>
      )}
    </>
  )
}

function Until({ cell }: { readonly cell: SkillCell }) {
  const say = useWords(skillsWords)
  const day = cell.expiresOn === null ? say('forGood') : say('until', { day: cell.expiresOn })
  return (
    <span className="t2 f12">
      {day}
      {cell.state === 'expired' && ` · ${say('expired')}`}
    </span>
  )
}
