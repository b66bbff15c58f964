import { useQueryClient } from '@tanstack/react-query'
import { addSkillRequest, skillKinds } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import { type Skill, skillsQuery } from '../../queries/skills.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { skillsWords } from './words.ts'

interface Props {
  /** Null for a new one, whose code is still to be chosen. */
  readonly skill: Skill | null
  readonly onAdded: (code: string) => void
}

/** Names, kind and, once, the code. Retiring is an act of its own: a save never brings a skill back. */
export function SkillForm({ skill, onAdded }: Props) {
  const say = useWords(skillsWords)
  const queries = useQueryClient()
  return (
    <EditorForm
      schema={addSkillRequest}
      initial={skill === null ? { kind: 'product' } : { code: skill.code, kind: skill.kind, names: skill.names }}
      toBody={(draft) => ({ ...draft, offered: skill?.offered ?? true })}
      onSave={async ({ code, ...body }) => {
        const { skills } = await (skill === null
          ? call<{ readonly skills: Skill[] }>('POST', '/api/skills', { body: { code, ...body } })
          : call<{ readonly skills: Skill[] }>('PUT', `/api/skills/${code}`, { body }))
        queries.setQueryData(skillsQuery.queryKey, skills)
        return skill === null ? () => onAdded(code) : undefined
      }}
      refusals={{ 'skill-code-taken': 'code' }}
      {...(skill === null ? { saveWords: say('add') } : { inline: true })}
    >
      <NamesItem at="names" label={say('name')} />
      <div className="pair">
        <TextItem
          at="code"
          label={say('code')}
          hint={say(skill === null ? 'codeHint' : 'codeFixed')}
          disabled={skill !== null}
        />
        <PickItem
          at="kind"
          label={say('kind')}
          choices={skillKinds.map((kind) => ({ value: kind, label: say(`kind-${kind}`) }))}
        />
      </div>
    </EditorForm>
  )
}
