import { useQuery } from '@tanstack/react-query'
import { changePersonRequest, type PersonDetail } from '#modules/identity/contract.ts'
import { LOCALE_NAMES } from '../../app/look/locale-names.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { usePersonAct } from './use-person.ts'
import { peopleWords } from './words.ts'

/** Name, unit and language; the roles held at the former unit move along. */
export function PersonForm({ person }: { readonly person: PersonDetail }) {
  const say = useWords(peopleWords)
  const units = useQuery(unitsQuery).data ?? []
  const act = usePersonAct(person.personId)
  return (
    <EditorForm
      schema={changePersonRequest}
      initial={{ displayName: person.displayName, unitId: person.unitId, locale: person.locale }}
      onSave={(body) => act.mutateAsync({ method: 'PATCH', path: '', body })}
      refusals={{ 'unit-not-found': 'unitId' }}
      inline
    >
      <div className="pair">
        <TextItem at="displayName" label={say('name')} />
        <PickItem at="unitId" label={say('unit')} choices={unitChoices(units)} />
        <PickItem
          at="locale"
          label={say('language')}
          choices={LOCALE_NAMES.map(([value, label]) => ({ value, label }))}
        />
      </div>
    </EditorForm>
  )
}
