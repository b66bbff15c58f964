import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { type ExpertSettings, expertSettingsBody } from '#modules/assist/experts-contract.ts'
import { call } from '../../api/call.ts'
import { topicsQuery } from '../../queries/queues.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NumberItem, PickItem } from '../../ui/form/items.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { LEVELS, levelName } from '../../ui/words/level-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { expertPageWords } from './words.ts'

const PATH = '/api/expert-questions/settings'
const KEY = ['expert-settings']

/** How long a question may wait, from which level on somebody is asked, and which skill goes with a topic. */
export function ExpertSettingsForm() {
  const say = useWords(expertPageWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const read = useQuery({ queryKey: KEY, queryFn: () => call<ExpertSettings>('GET', PATH) })
  const topics = useQuery(topicsQuery)
  const skills = useQuery(skillsQuery)
  if (read.isPending) return <Skeleton lines={4} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  const { version } = read.data
  const topicChoices = (topics.data ?? [])
    .filter(({ code }) => code !== '*')
    .map(({ code, name }) => ({ value: code, label: name[locale] }))
  const skillChoices = (skills.data ?? []).map(({ code, names }) => ({ value: code, label: names[locale] }))
  return (
    <EditorForm
      key={version}
      schema={expertSettingsBody}
      initial={{ ...read.data }}
      toBody={(draft) => ({ ...draft, skillOfTopic: draft.skillOfTopic ?? [], version })}
      onSave={async (body) => {
        const saved = await call<ExpertSettings>('PUT', PATH, { body })
        return () => queries.setQueryData(KEY, saved)
      }}
    >
      <NumberItem
        at="answerWithinSeconds"
        label={say('seconds')}
        hint={say('secondsHint')}
        unit={say('secondsUnit')}
        min={30}
        max={86_400}
      />
      <PickItem
        at="leastLevel"
        label={say('level')}
        hint={say('levelHint')}
        choices={LEVELS.map((level) => ({ value: level, label: levelName(level, locale) }))}
      />
      <fieldset className="expert-pairs">
        <legend>{say('pairs')}</legend>
        <p className="t3 f12">{say('pairsHint')}</p>
        <Form.List name="skillOfTopic">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="row wrap">
                  <PickItem at={[name, 'topic']} label={say('topic')} choices={topicChoices} />
                  <PickItem at={[name, 'skill']} label={say('skill')} choices={skillChoices} />
                  <button type="button" className="btn s t" onClick={() => remove(name)}>
                    {say('removePair')}
                  </button>
                </div>
              ))}
              <button type="button" className="btn s" onClick={() => add({})}>
                {say('addPair')}
              </button>
            </>
          )}
        </Form.List>
      </fieldset>
    </EditorForm>
  )
}
