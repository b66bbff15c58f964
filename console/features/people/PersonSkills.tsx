import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { heldSkill, PersonDetail } from '#modules/identity/contract.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { DayField } from '../../ui/form/DayField.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { RenewSkill } from '../../ui/skill/RenewSkill.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { levelChoices, levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { Act } from './use-person.ts'
import { peopleWords } from './words.ts'

type Held = z.infer<typeof heldSkill>

/** What the person is certified for: level and last day of each; a change holds at once. */
export function PersonSkills({ person, act }: { readonly person: PersonDetail; readonly act: Act }) {
  const say = useWords(peopleWords)
  const locale = useLocale()
  const catalogue = useQuery(skillsQuery).data ?? []
  const nameOf = (code: string) => catalogue.find((skill) => skill.code === code)?.names[locale] ?? code
  const mayGrant = person.allowed.grantSkills
  return (
    <section className="sec" aria-label={say('skills')}>
      <h3>{say('skills')}</h3>
      {person.skills.length === 0 && <p className="t2">{say('noSkills')}</p>}
      <ul className="held">
        {person.skills.map((held) => (
          <li key={`${held.skill} ${held.level} ${held.expiresOn}`}>
            {mayGrant ? (
              <EditableSkill held={held} name={nameOf(held.skill)} act={act} />
            ) : (
              <div className="row wrap">
                <span className="sp">{nameOf(held.skill)}</span>
                {levelName(held.level, locale)}
                <Expiry held={held} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && <Grant person={person} act={act} />}
    </section>
  )
}

function Expiry({ held }: { readonly held: Held }) {
  const say = useWords(peopleWords)
  if (held.isExpired) return <span className="tag w">{say('expired')}</span>
  return <span className="t3 f12">{held.expiresOn ?? say('noExpiry')}</span>
}

function EditableSkill({ held, name, act }: { readonly held: Held; readonly name: string; readonly act: Act }) {
  const say = useWords(peopleWords)
  const locale = useLocale()
  const path = `/skills/${held.skill}`
  const grant = (level: number, expiresOn: string | null) =>
    act.mutate({ method: 'PUT', path, body: { level, expiresOn } })
  const time = dayOf(held.grantedAt)
  const granted =
    held.grantedBy === null ? say('grantedBySystem', { time }) : say('grantedBy', { name: held.grantedBy, time })
  return (
    <div className="row wrap">
      <span className="skill-name">
        {name}
        <span className="t3 f12">{granted}</span>
      </span>
      {held.isExpired ? (
        <>
          <span className="tag w">
            {say('expired')} {held.expiresOn}
          </span>
          <RenewSkill label={name} level={held.level} onRenew={grant} />
        </>
      ) : (
        <>
          <Choose
            label={`${name} ${say('level')}`}
            value={String(held.level)}
            choices={levelChoices(locale)}
            onChoose={(level) => grant(Number(level), held.expiresOn)}
          />
          <DayField
            label={`${name} ${say('expires')}`}
            day={held.expiresOn}
            from={dayOf(serverNow())}
            onDay={(expiresOn) => grant(held.level, expiresOn)}
          />
        </>
      )}
      <button type="button" className="btn s" onClick={() => act.mutate({ method: 'DELETE', path })}>
        {say('takeSkill')}
      </button>
    </div>
  )
}

function Grant({ person, act }: { readonly person: PersonDetail; readonly act: Act }) {
  const say = useWords(peopleWords)
  const locale = useLocale()
  const catalogue = useQuery(skillsQuery).data ?? []
  const [skill, setSkill] = useState('')
  const [level, setLevel] = useState('3')
  const free = catalogue.filter(({ code, offered }) => offered && !person.skills.some((held) => held.skill === code))
  if (free.length === 0) return null
  return (
    <div className="row wrap mt8">
      <Choose
        label={say('skill')}
        all={say('skill')}
        value={skill}
        choices={free.map(({ code, names }) => ({ value: code, label: names[locale] }))}
        onChoose={setSkill}
      />
      <Choose label={say('level')} value={level} choices={levelChoices(locale)} onChoose={setLevel} />
      <button
        type="button"
        className="btn s"
        disabled={skill === '' || act.isPending}
        onClick={() =>
          act.mutate(
            { method: 'PUT', path: `/skills/${skill}`, body: { level: Number(level) } },
            { onSuccess: () => setSkill('') },
          )
        }
      >
        {say('addSkill')}
      </button>
    </div>
  )
}
