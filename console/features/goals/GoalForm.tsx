import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Form } from 'antd'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { type Goal, type Kpi, kpisQuery } from '../../queries/kpis.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { DayItem, NumberItem, PickItem } from '../../ui/form/items.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { bodyOf, draftOf, goalSchema } from './goal-draft.ts'
import { goalWords } from './words.ts'

/** What one figure is meant to be. */
export function GoalForm({ kpi, goal }: { readonly kpi: Kpi; readonly goal: Goal | undefined }) {
  const say = useWords(goalWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const seesToolUse = useMay('assist.read-tool-use')
  const unit = say(kpi.unit === 'share' ? 'percent' : kpi.unit)
  return (
    <EditorForm
      schema={goalSchema}
      initial={draftOf(kpi, goal)}
      toBody={(draft) => bodyOf(kpi, draft)}
      onSave={async (body) => {
        await call<Goal>('PUT', `/api/goals/${kpi.key}`, { body })
        await queries.invalidateQueries({ queryKey: kpisQuery.queryKey })
      }}
      faultWords={(issue) => (issue.code === 'custom' ? say('nearOrder') : undefined)}
      saveWords={say('set')}
    >
      <p className="t2">{kpi.words[locale]}</p>
      <p className="t3 f12 mt8">{kpi.formula}</p>
      {kpi.opens === 'tool-use' && seesToolUse && (
        <Link className="open f12" to="/tool-use">
          {say('toToolUse')}
        </Link>
      )}
      <div className="mt16" />
      <PickItem
        at="direction"
        label={say('direction')}
        choices={(['at-least', 'at-most'] as const).map((value) => ({ value, label: say(value) }))}
      />
      <NumberItem at="target" label={say('target')} unit={unit} />
      <Form.Item noStyle dependencies={['direction']}>
        {({ getFieldValue }) => (
          <NumberItem
            at="near"
            label={say('nearValue')}
            unit={unit}
            hint={say(getFieldValue('direction') === 'at-most' ? 'nearMost' : 'nearLeast')}
          />
        )}
      </Form.Item>
      <NumberItem at="baseline" label={say('baseline')} unit={unit} hint={say('baselineHint')} />
      <DayItem at="dueOn" label={say('due')} hint={say('dueHint')} />
    </EditorForm>
  )
}
