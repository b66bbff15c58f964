import { dispositionChange, newDisposition } from '#modules/conversations/reason-contract.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { Retiring } from './Retiring.tsx'
import type { Disposition } from './reason-rows.ts'
import { useShapeDispositions } from './use-codes.ts'
import { reasonWords } from './words.ts'

export function AddDisposition({ onAdded }: { readonly onAdded: (code: string) => void }) {
  const say = useWords(reasonWords)
  const shape = useShapeDispositions()
  return (
    <EditorForm
      schema={newDisposition}
      initial={{ isResolved: false }}
      onSave={async (body) => {
        await shape(null, body)
        return () => onAdded(body.code)
      }}
      refusals={{ 'code-taken': 'code' }}
    >
      <NamesItem at="name" label={say('name')} />
      <TextItem at="code" label={say('code')} hint={say('dispositionCodeHint')} />
      <SwitchItem at="isResolved" label={say('resolved')} hint={say('resolvedHint')} />
    </EditorForm>
  )
}

export function EditDisposition({ disposition }: { readonly disposition: Disposition }) {
  const say = useWords(reasonWords)
  const shape = useShapeDispositions()
  const { code, name, isResolved, isRetired } = disposition
  return (
    <EditorForm
      schema={dispositionChange}
      initial={{ name, isResolved }}
      onSave={(body) => shape(code, body)}
      foot={
        <Retiring
          isRetired={isRetired}
          question={null}
          mayRestore
          onSet={(retired) => shape(code, { isRetired: retired })}
        />
      }
    >
      {isRetired && <p className="note-i t2">{say('retiredWhy')}</p>}
      <p className="t2">
        {say('code')} {code}
      </p>
      <NamesItem at="name" label={say('name')} />
      <SwitchItem at="isResolved" label={say('resolved')} hint={say('resolvedHint')} />
    </EditorForm>
  )
}
