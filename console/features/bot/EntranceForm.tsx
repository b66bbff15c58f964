import { Form } from 'antd'
import { useState } from 'react'
import { type AssistantView, assistantBody } from '#modules/bot/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, NumberItem, SwitchItem } from '../../ui/form/items.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { useWords } from '../../ui/words/words.ts'
import { bodyOf, draftOf } from './entrance-draft.ts'
import { entranceWords } from './entrance-words.ts'
import { useKeepBot } from './use-bot.ts'

interface Props {
  readonly entrance: string
  readonly saved: AssistantView | undefined
}

/** Whether the bot answers first at an entrance, what it says before it introduces itself, and how sure it has to be. */
export function EntranceForm({ entrance, saved }: Props) {
  const say = useWords(entranceWords)
  const keep = useKeepBot()
  const [base, setBase] = useState(saved)
  const [round, setRound] = useState(0)
  const version = base?.version ?? 0
  return (
    <>
      {(saved?.version ?? 0) > version && (
        <NewerVersion
          onLoad={() => {
            setBase(saved)
            setRound(round + 1)
          }}
        />
      )}
      <EditorForm
        key={round}
        schema={assistantBody}
        initial={draftOf(base)}
        toBody={(draft: Draft) => bodyOf(draft, version)}
        onSave={async (body) => {
          try {
            setBase(await call<AssistantView>('PUT', `/api/bot/assistants/${entrance}`, { body }))
            void keep()
          } catch (error) {
            if (problemOf(error).refusal === 'edited-meanwhile') await keep()
            throw error
          }
        }}
      >
        <SwitchItem at="isOn" label={say('isOn')} hint={say('isOnHint')} />
        <NumberItem
          at="idleMinutes"
          label={say('idle')}
          hint={say('idleHint')}
          unit={say('minutes')}
          min={1}
          max={1440}
        />
        <SwitchItem at="hasGreeting" label={say('hasGreeting')} hint={say('greetingHint')} />
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) =>
            getFieldValue('hasGreeting') === true && <NamesItem at="greeting" label={say('greeting')} rows={2} />
          }
        </Form.Item>
        <SwitchItem at="hasThresholds" label={say('hasThresholds')} hint={say('thresholdsHint')} />
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) =>
            getFieldValue('hasThresholds') === true && (
              <div className="pair halves">
                <NumberItem
                  at={['thresholds', 'answer']}
                  label={say('answer')}
                  hint={say('answerHint')}
                  unit="%"
                  min={30}
                  max={99}
                />
                <NumberItem
                  at={['thresholds', 'clarify']}
                  label={say('clarify')}
                  hint={say('clarifyHint')}
                  unit="%"
                  min={30}
                  max={99}
                />
              </div>
            )
          }
        </Form.Item>
      </EditorForm>
    </>
  )
}
