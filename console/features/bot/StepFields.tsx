import type { Flow, FlowStep } from '#libs/dialogue/flow.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { LEVELS, useStepName } from './FlowEditor.tsx'
import { freshCondition, inOrder, NO_WORDS } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { UrgencyChoice } from './RuleCards.tsx'
import { useBotNames } from './use-names.ts'
import { WordsFields } from './WordsFields.tsx'

const MOST_WORDS = 400

interface Props {
  readonly flow: Flow
  readonly step: FlowStep
  readonly onStep: (step: FlowStep) => void
}

/** What a step of its kind says, asks, looks up or decides. */
export function StepFields({ flow, step, onStep }: Props) {
  const say = useWords(flowWords)
  switch (step.kind) {
    case 'say':
      return (
        <>
          <WordsFields
            label={say('says')}
            words={step.say}
            most={MOST_WORDS}
            onWords={(words) => onStep({ ...step, say: words })}
          />
          <label className="row g4">
            <input
              type="checkbox"
              checked={step.isMandatory}
              onChange={(event) => onStep({ ...step, isMandatory: event.target.checked })}
            />
            {say('mandatory')}
          </label>
        </>
      )
    case 'confirm':
      return (
        <WordsFields
          label={say('repeats')}
          words={step.say}
          most={MOST_WORDS}
          onWords={(words) => onStep({ ...step, say: words })}
        />
      )
    case 'end':
      return (
        <WordsFields
          label={say('lastWords')}
          words={step.say ?? NO_WORDS}
          most={MOST_WORDS}
          onWords={(words) => {
            const { say: _gone, ...rest } = step
            onStep(Object.values(words).every((text) => text.trim() === '') ? rest : { ...rest, say: words })
          }}
        />
      )
    case 'ask':
      return <AskFields flow={flow} step={step} onStep={onStep} />
    case 'article':
      return <ArticleFields step={step} onStep={onStep} />
    case 'identity':
      return (
        <div className="row wrap">
          <span className="label">{say('level')}</span>
          <Choose
            label={say('level')}
            value={String(step.level)}
            choices={LEVELS.map((level) => ({ value: String(level), label: say(`level-${level}`) }))}
            onChoose={(chosen) =>
              onStep({ ...step, level: LEVELS.find((one) => String(one) === chosen) ?? step.level })
            }
          />
          <span className="label">{say('below')}</span>
          <Choose
            label={say('below')}
            value={step.below}
            choices={(['tell', 'hand-over'] as const).map((value) => ({ value, label: say(`below-${value}`) }))}
            onChoose={(below) => onStep({ ...step, below: below === 'tell' ? 'tell' : 'hand-over' })}
          />
        </div>
      )
    case 'hand-over':
      return (
        <>
          <WordsFields
            label={say('whyName')}
            words={step.name}
            most={MOST_WORDS}
            onWords={(name) => onStep({ ...step, name })}
          />
          <UrgencyChoice value={step.urgency} onChoose={(urgency) => onStep({ ...step, urgency })} />
        </>
      )
    case 'when':
      return <Branches flow={flow} step={step} onStep={onStep} />
  }
}

interface Of<K extends FlowStep['kind']> {
  readonly flow: Flow
  readonly step: Extract<FlowStep, { readonly kind: K }>
  readonly onStep: (step: FlowStep) => void
}

function AskFields({ flow, step, onStep }: Of<'ask'>) {
  const say = useWords(flowWords)
  const locale = useLocale()
  return (
    <div className="row wrap">
      <span className="label">{say('slot')}</span>
      <Choose
        label={say('slot')}
        value={step.slot}
        choices={Object.entries(flow.slots).map(([value, { name }]) => ({ value, label: name[locale] || value }))}
        onChoose={(slot) => onStep({ ...step, slot })}
      />
      <span className="t3 f12">{say('askHint')}</span>
    </div>
  )
}

function ArticleFields({ step, onStep }: Omit<Of<'article'>, 'flow'>) {
  const say = useWords(flowWords)
  const { articles, articleName } = useBotNames()
  const codes = [...new Set([...(step.article === '' ? [] : [step.article]), ...articles.map(({ code }) => code)])]
  return (
    <div className="row wrap">
      <span className="label">{say('article')}</span>
      <Choose
        label={say('article')}
        all={say('noArticle')}
        value={step.article}
        choices={codes.map((value) => ({ value, label: articleName(value) }))}
        onChoose={(article) => onStep({ ...step, article })}
      />
      <label className="row g4">
        <input
          type="checkbox"
          checked={step.isOptional}
          onChange={(event) => onStep({ ...step, isOptional: event.target.checked })}
        />
        {say('optional')}
      </label>
    </div>
  )
}

function Branches({ flow, step, onStep }: Of<'when'>) {
  const say = useWords(flowWords)
  const stepName = useStepName(flow)
  const targets = inOrder(flow)
    .filter(({ id }) => id !== step.id)
    .map(({ id }) => ({ value: id, label: stepName(id) }))
  const [slot = ''] = Object.keys(flow.slots)
  const setCase = (at: number, change: Partial<(typeof step.cases)[number]>) =>
    onStep({ ...step, cases: step.cases.map((one, place) => (place === at ? { ...one, ...change } : one)) })
  return (
    <>
      {step.cases.map(({ when, next }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cases have no name, and their order is what they are
        <fieldset key={at} className="bot-case">
          <legend className="label">{say('case', { number: at + 1 })}</legend>
          <ConditionEditor flow={flow} condition={when} onCondition={(changed) => setCase(at, { when: changed })} />
          <div className="row wrap">
            <span className="label">{say('goesTo')}</span>
            <Choose
              label={`${say('goesTo')} ${at + 1}`}
              value={next}
              choices={targets}
              onChoose={(chosen) => setCase(at, { next: chosen })}
            />
            <span className="sp" />
            <button
              type="button"
              className="btn s"
              onClick={() => onStep({ ...step, cases: step.cases.filter((_one, place) => place !== at) })}
            >
              {say('removeCase')}
            </button>
          </div>
        </fieldset>
      ))}
      <div className="row wrap">
        <button
          type="button"
          className="btn s"
          onClick={() =>
            onStep({ ...step, cases: [...step.cases, { when: freshCondition('known', slot), next: step.otherwise }] })
          }
        >
          {say('addCase')}
        </button>
        <span className="label">{say('otherwise')}</span>
        <Choose
          label={say('otherwise')}
          value={step.otherwise}
          choices={targets}
          onChoose={(otherwise) => onStep({ ...step, otherwise })}
        />
      </div>
    </>
  )
}
