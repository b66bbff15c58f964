import { useQuery, useQueryClient } from '@tanstack/react-query'
import { addPersonRequest, type PersonDetail } from '#modules/identity/contract.ts'
import { ROLES } from '#platform/access.ts'
import { call } from '../../api/call.ts'
import { LOCALE_NAMES } from '../../app/look/locale-names.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { roleWords } from '../../ui/words/role-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { peopleWords } from './words.ts'

/** A new account, with its first role at the person's own unit; the person sets the password by a link. */
export function AddPerson({ onAdded }: { readonly onAdded: (personId: string) => void }) {
  const say = useWords(peopleWords)
  const sayRole = useWords(roleWords)
  const units = useQuery(unitsQuery).data ?? []
  const queries = useQueryClient()
  return (
    <EditorForm
      schema={addPersonRequest}
      initial={{ locale: 'zh-CN', firstRole: 'agent' }}
      toBody={({ firstRole, ...draft }) => ({
        ...draft,
        roles: firstRole === undefined || draft.unitId === undefined ? [] : [{ role: firstRole, unitId: draft.unitId }],
      })}
      onSave={async (body) => {
        const person = await call<PersonDetail>('POST', '/api/people', { body })
        void queries.invalidateQueries({ queryKey: ['people'] })
        void queries.invalidateQueries({ queryKey: unitsQuery.queryKey })
        return () => onAdded(person.personId)
      }}
      refusals={{ 'agent-number-taken': 'agentNo', 'unit-not-found': 'unitId', 'role-above-own': 'firstRole' }}
      saveWords={say('addPerson')}
      foot={<span className="t3 f12">{say('newNext')}</span>}
    >
      <TextItem at="agentNo" label={say('agentNo')} hint={say('agentNoHint')} />
      <TextItem at="displayName" label={say('name')} />
      <PickItem at="unitId" label={say('unit')} choices={unitChoices(units)} />
      <PickItem
        at="firstRole"
        label={say('firstRole')}
        none={say('noFirstRole')}
        choices={ROLES.map((role) => ({ value: role, label: sayRole(role) }))}
      />
      <PickItem
        at="locale"
        label={say('language')}
        choices={LOCALE_NAMES.map(([value, label]) => ({ value, label }))}
      />
    </EditorForm>
  )
}
