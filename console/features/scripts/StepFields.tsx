import { Form, Input } from 'antd'
import { useRef } from 'react'
import { NamesItem, PickItem, SwitchItem } from '../../ui/form/items.tsx'
import { useTextLocale, VariableButtons } from '../../ui/reply/VariableButtons.tsx'
import { useWords } from '../../ui/words/words.ts'
import { scriptWords } from './words.ts'

const LEVELS = [0, 1, 2, 3, 4] as const

/** One step: what it is, whether it must be done, and what is said word for word. @param place 0 for the first */
export function StepFields({ place }: { readonly place: number }) {
  const say = useWords(scriptWords)
  const texts = useRef<HTMLDivElement>(null)
  const locale = useTextLocale(texts)
  return (
    <>
      <Form.Item name={[place, 'stepId']} hidden>
        <Input type="hidden" />
      </Form.Item>
      <NamesItem at={[place, 'title']} label={say('stepTitle')} />
      <SwitchItem at={[place, 'isMandatory']} label={say('mandatory')} hint={say('mandatoryHint')} />
      <PickItem
        at={[place, 'minIdentityLevel']}
        label={say('stepLevel')}
        hint={say('stepLevelHint')}
        choices={LEVELS.map((level) => ({ value: level, label: `L${level} · ${say(`level-${level}`)}` }))}
      />
      <div ref={texts}>
        <NamesItem at={[place, 'say']} label={say('words')} rows={2} hint={say('wordsHint')} />
      </div>
      <VariableButtons place={texts} locale={locale} />
    </>
  )
}
