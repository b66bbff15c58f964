import { Form } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import type { IntentView } from '#modules/bot/editor-contract.ts'
import { NamesItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { intentWords } from './intent-words.ts'
import { useTold } from './told.ts'
import { useBotNames } from './use-names.ts'
import { conflictsOf, linesOf, repeatsIn } from './utterances.ts'

interface Props {
  /** Null: a new one. */
  readonly code: string | null
  readonly all: readonly IntentView[]
}

/** What it is called, what the bot does about it, and how customers say it. */
export function IntentFields({ code, all }: Props) {
  const say = useWords(intentWords)
  return (
    <>
      {code === null && <TextItem at="code" label={say('code')} hint={say('codeHint')} />}
      <NamesItem at="name" label={say('name')} hint={say('nameHint')} />
      <Does all={all} />
      <h3 className="bot-part">{say('utterances')}</h3>
      <p className="t3 f12">{say('utterancesHint')}</p>
      <Utterances at="zh" label={say('zh')} />
      <Utterances at="en" label={say('en')} />
      <Conflicts code={code} all={all} />
    </>
  )
}

function Does({ all }: Pick<Props, 'all'>) {
  const say = useWords(intentWords)
  const locale = useLocale()
  const told = useTold()
  const names = useBotNames()
  const kind: unknown = Form.useWatch(['does', 'kind'])
  const choices = (codes: readonly (string | null)[], label: (code: string) => string) =>
    [...new Set(codes)]
      .filter((one) => one !== null)
      .map((value) => ({ value, label: label(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale))
  const of = (one: 'article' | 'flow' | 'hand-over') =>
    all.flatMap(({ does }) =>
      does.kind !== one ? [] : [does.kind === 'article' ? does.article : does.kind === 'flow' ? does.flow : does.why],
    )
  const topics = [...all.map(({ topic }) => topic), ...names.topics.choices.map(({ value }) => value)]
  return (
    <>
      <div className="pair halves">
        <PickItem
          at={['does', 'kind']}
          label={say('does')}
          choices={(['article', 'flow', 'hand-over'] as const).map((value) => ({ value, label: say(`does-${value}`) }))}
        />
        {kind === 'article' && (
          <PickItem
            at={['does', 'article']}
            label={say('article')}
            choices={choices([...of('article'), ...names.articles.map((one) => one.code)], names.articleName)}
          />
        )}
        {kind === 'flow' && (
          <PickItem
            at={['does', 'flow']}
            label={say('flow')}
            choices={choices(
              [...of('flow'), ...names.flows.filter((one) => !one.isRemoved).map((one) => one.code)],
              names.flowName,
            )}
          />
        )}
        {kind === 'hand-over' && (
          <PickItem
            at={['does', 'why']}
            label={say('why')}
            choices={choices([...of('hand-over'), 'asked', 'intent-for-people'], told.why)}
            none={told.why('intent-for-people')}
          />
        )}
      </div>
      <div className="pair halves">
        <PickItem
          at="topic"
          label={say('topic')}
          hint={say('topicHint')}
          choices={choices(
            topics.filter((one) => one !== '*'),
            names.topicName,
          )}
          none={say('noTopic')}
        />
        <PickItem
          at="reason"
          label={say('reason')}
          hint={say('reasonHint')}
          choices={choices(
            [
              ...names.reasons.filter((one) => !one.isRetired).map((one) => one.code),
              ...all.map(({ reason }) => reason),
            ],
            (one) => names.reasons.find((reason) => reason.code === one)?.name[locale] ?? one,
          )}
          none={say('noReason')}
        />
      </div>
    </>
  )
}

function Utterances({ at, label }: { readonly at: 'zh' | 'en'; readonly label: string }) {
  const say = useWords(intentWords)
  const text: unknown = Form.useWatch(['utterances', at])
  const repeats = repeatsIn(text)
  const count = say('countLines', { count: linesOf(text).length })
  return (
    <TextItem
      at={['utterances', at]}
      label={label}
      rows={5}
      hint={repeats === 0 ? count : `${count} · ${say('repeats', { count: repeats })}`}
    />
  )
}

/** Said while writing: what stands in other intents, or nearly so. */
function Conflicts({ code, all }: Props) {
  const say = useWords(intentWords)
  const { intentName } = useBotNames()
  const zh: unknown = useDeferredValue(Form.useWatch(['utterances', 'zh']))
  const en: unknown = useDeferredValue(Form.useWatch(['utterances', 'en']))
  const others = useMemo(
    () =>
      all
        .filter((one) => one.code !== code && !one.isRemoved)
        .flatMap(({ code: intent, utterances }) =>
          [...utterances.zh, ...utterances.en].map((text) => ({ intent, text })),
        ),
    [all, code],
  )
  const conflicts = useMemo(() => conflictsOf([...linesOf(zh), ...linesOf(en)], others), [zh, en, others])
  return (
    <section aria-label={say('conflicts')} className="bot-conflicts" aria-live="polite">
      <h3 className="bot-part">{say('conflicts')}</h3>
      {conflicts.length === 0 ? (
        <p className="t3 f12">{say('noConflicts')}</p>
      ) : (
        <ul>
          {conflicts.map(({ own, text, intent, kind }) => (
            <li key={`${own} ${intent} ${text}`}>
              <span className={kind === 'same' ? 'tag w' : 'tag'}>{say(`conflict-${kind}`)}</span>{' '}
              {say('conflict', { own, text, intent: intentName(intent) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
