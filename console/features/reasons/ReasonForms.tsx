import { newReason, reasonChange } from '#modules/conversations/reason-contract.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { Retiring } from './Retiring.tsx'
import { codeBelow, DEEPEST, hasBelow, parentIsRetired, type Reason } from './reason-rows.ts'
import { useShapeReasons } from './use-codes.ts'
import { reasonWords } from './words.ts'

/** A reason at the end of its siblings: at the top, or below another. */
export function AddReason(props: { readonly parentCode: string | null; readonly onAdded: (code: string) => void }) {
  const { parentCode, onAdded } = props
  const say = useWords(reasonWords)
  const shape = useShapeReasons()
  return (
    <EditorForm
      schema={newReason}
      initial={{}}
      toBody={(draft) => ({ ...draft, code: codeBelow(parentCode, draft.code) })}
      onSave={async (body) => {
        await shape(null, body)
        return () => onAdded(body.code)
      }}
      refusals={{ 'code-taken': 'code', 'parent-not-known': 'code' }}
    >
      <NamesItem at="name" label={say('name')} />
      <TextItem
        at="code"
        label={say('code')}
        hint={parentCode === null ? say('codeHint') : say('codeBelowHint', { parent: parentCode })}
      />
    </EditorForm>
  )
}

interface EditProps {
  readonly reason: Reason
  readonly reasons: readonly Reason[]
  readonly onAddBelow: () => void
}

export function EditReason({ reason, reasons, onAddBelow }: EditProps) {
  const say = useWords(reasonWords)
  const shape = useShapeReasons()
  return (
    <EditorForm
      schema={reasonChange}
      initial={{ name: reason.name }}
      onSave={(body) => shape(reason.code, body)}
      foot={
        <>
          {reason.level < DEEPEST && !reason.isRetired && (
            <button type="button" className="btn s" onClick={onAddBelow}>
              {say('addBelow')}
            </button>
          )}
          <Retiring
            isRetired={reason.isRetired}
            question={hasBelow(reasons, reason.code) ? say('retireBranchAsk') : null}
            mayRestore={!parentIsRetired(reasons, reason)}
            onSet={(isRetired) => shape(reason.code, { isRetired })}
          />
        </>
      }
    >
      {reason.isRetired && <p className="note-i t2">{say('retiredWhy')}</p>}
      <p className="t2">
        {say('code')} {reason.code}
      </p>
      <NamesItem at="name" label={say('name')} />
    </EditorForm>
  )
}
