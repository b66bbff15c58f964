import { useQueryClient } from '@tanstack/react-query'
import { PER_RECEIVER, PURPOSE_NAMES } from '#libs/contact-gate/purposes.ts'
import { type ConsentText, textDraftBody } from '#modules/consent/texts-contract.ts'
import { call } from '../../api/call.ts'
import { consentKindWords } from '../../ui/consent/words.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { LOCALES } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'
import { TEXTS_KEY, type TextList } from './TextsPage.tsx'
import { consentPageWords } from './words.ts'

const NOTHING = { title: '', body: '' }
const NO_WORDS = { 'zh-CN': NOTHING, 'zh-TW': NOTHING, en: NOTHING }

/** The open draft of a purpose, or the first words of the next version. */
export function TextForm(props: {
  readonly text: ConsentText | undefined
  readonly onSaved: (textId: string) => void
}) {
  const { text, onSaved } = props
  const say = useWords(consentPageWords)
  const sayKind = useWords(consentKindWords)
  const queries = useQueryClient()
  return (
    <EditorForm
      schema={textDraftBody}
      initial={
        text
          ? { purpose: text.purpose, receiver: text.receiver, words: text.words }
          : { purpose: 'marketing-own', receiver: '', words: NO_WORDS }
      }
      toBody={(draft) => ({ ...draft, revision: text?.revision ?? 0 })}
      refusals={{ 'receiver-missing': 'receiver' }}
      onSave={async (body) => {
        const list = await call<TextList>('PUT', '/api/consent-texts', { body })
        const saved = list.texts.find(
          ({ purpose, receiver, state }) => purpose === body.purpose && receiver === body.receiver && state === 'draft',
        )
        return () => {
          queries.setQueryData(TEXTS_KEY, list)
          if (saved) onSaved(saved.textId)
        }
      }}
      saveWords={say('saveDraft')}
    >
      <PickItem
        at="purpose"
        label={say('purpose')}
        disabled={text !== undefined}
        choices={PURPOSE_NAMES.map((value) => ({ value, label: sayKind(`purpose-${value}`) }))}
      />
      <TextItem
        at="receiver"
        label={say('receiver')}
        disabled={text !== undefined}
        hint={say('receiverHint', { purposes: PER_RECEIVER.map((one) => sayKind(`purpose-${one}`)).join('、') })}
      />
      {LOCALES.map((locale) => (
        <div key={locale} lang={locale}>
          <TextItem at={['words', locale, 'title']} label={say(`title-${locale}`)} />
          <TextItem at={['words', locale, 'body']} label={say(`body-${locale}`)} rows={3} />
        </div>
      ))}
    </EditorForm>
  )
}
