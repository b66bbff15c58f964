import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonDetail } from '#modules/identity/contract.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { roleWords } from '../../ui/words/role-words.ts'
import { useWords } from '../../ui/words/words.ts'
import type { Act } from './use-person.ts'
import { peopleWords } from './words.ts'

/** What the person may do, and where: each role holds at its unit and below. */
export function PersonRoles({ person, act }: { readonly person: PersonDetail; readonly act: Act }) {
  const say = useWords(peopleWords)
  const sayRole = useWords(roleWords)
  const { grantRoles } = person.allowed
  const withdraw = (role: string, unitId: string) => act.mutate({ method: 'DELETE', path: `/roles/${role}/${unitId}` })
  return (
    <section className="sec" aria-label={say('roles')}>
      <h3>{say('roles')}</h3>
      {person.roles.length === 0 && <p className="t2">{say('noRoles')}</p>}
      <ul className="held">
        {person.roles.map(({ role, unitId, unitName }) => (
          <li key={`${role} ${unitId}`} className="row wrap">
            {say('roleAt', { role: sayRole(role), unit: unitName })}
            <span className="sp" />
            {grantRoles.includes(role) && (
              <ConfirmButton
                words={say('takeRole')}
                question={say('takeRoleAsk')}
                onConfirm={() => withdraw(role, unitId)}
              />
            )}
          </li>
        ))}
      </ul>
      {grantRoles.length > 0 ? <Grant person={person} act={act} /> : <p className="t3 f12">{say('rolesFixed')}</p>}
    </section>
  )
}

function Grant({ person, act }: { readonly person: PersonDetail; readonly act: Act }) {
  const say = useWords(peopleWords)
  const sayRole = useWords(roleWords)
  const units = useQuery(unitsQuery).data ?? []
  const [role, setRole] = useState('')
  const [unitId, setUnitId] = useState(person.unitId)
  const held = person.roles.some((one) => one.role === role && one.unitId === unitId)
  return (
    <div className="row wrap mt8">
      <Choose
        label={say('role')}
        all={say('role')}
        value={role}
        choices={person.allowed.grantRoles.map((one) => ({ value: one, label: sayRole(one) }))}
        onChoose={setRole}
      />
      <Choose label={say('unit')} value={unitId} choices={unitChoices(units)} onChoose={setUnitId} />
      <button
        type="button"
        className="btn s"
        disabled={role === '' || held || act.isPending}
        onClick={() =>
          act.mutate({ method: 'PUT', path: `/roles/${role}/${unitId}` }, { onSuccess: () => setRole('') })
        }
      >
        {say('addRole')}
      </button>
    </div>
  )
}
