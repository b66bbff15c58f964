import { useState } from 'react'
import { DayField } from '../form/DayField.tsx'
import { Choose } from '../parts/Choose.tsx'
import { dayOf } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { levelChoices } from '../words/level-words.ts'
import { useLocale, useWords } from '../words/words.ts'
import { skillWords } from './words.ts'

interface Props {
  /** Whose skill, and which, for screen readers. */
  readonly label: string
  readonly level: number
  readonly onRenew: (level: number, expiresOn: string | null) => void
}

/** A skill that has ended is granted again in one act that names its new last day: nothing is renewed by the way. */
export function RenewSkill({ label, level, onRenew }: Props) {
  const say = useWords(skillWords)
  const locale = useLocale()
  const [chosen, setChosen] = useState(level)
  const [day, setDay] = useState<string | null>(null)
  return (
    <>
      <Choose
        label={`${label} ${say('level')}`}
        value={String(chosen)}
        choices={levelChoices(locale)}
        onChoose={(one) => setChosen(Number(one))}
      />
      <DayField label={`${label} ${say('lastDay')}`} day={day} from={dayOf(serverNow())} onDay={setDay} />
      <button type="button" className="btn s" onClick={() => onRenew(chosen, day)}>
        {day === null ? say('renewForGood') : say('renewUntil', { day })}
      </button>
    </>
  )
}
