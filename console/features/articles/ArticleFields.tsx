import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance, Input, Select } from 'antd'
import { useState } from 'react'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { PickItem, PickManyItem, TextItem } from '../../ui/form/items.tsx'
import { Segments } from '../../ui/parts/Segments.tsx'
import { LOCALES } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'
import { ArticleText, LanguageOf } from './ArticleText.tsx'
import { wordsOf } from './article-draft.ts'
import { editorWords } from './editor-words.ts'
import { articlesQuery } from './use-articles.ts'
import { articleWords } from './words.ts'

interface Props {
  readonly form: FormInstance<Draft>
  readonly isNew: boolean
}

/** The words in each language, beside them how they read; then for whom and how long. */
export function ArticleFields({ form, isNew }: Props) {
  const say = useWords(editorWords)
  return (
    <>
      {isNew && <TextItem at="code" label={say('code')} hint={say('codeHint')} />}
      <Languages form={form} />
      <h2>{say('forWhom')}</h2>
      <Meta />
      <h2>{say('howLong')}</h2>
      <div className="pair halves">
        <MomentItem at="effectiveAt" label={say('effectiveAt')} hint={say('effectiveHint')} />
        <MomentItem at="expiresAt" label={say('expiresAt')} hint={say('expiresHint')} />
      </div>
    </>
  )
}

function Languages({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(editorWords)
  const [front, setFront] = useState<(typeof LOCALES)[number] | 'preview'>('zh-CN')
  return (
    <Form.Item noStyle shouldUpdate>
      {() => {
        const words = wordsOf(form.getFieldValue('words'))
        return (
          <>
            <Segments
              className="article-languages"
              label={say('languages')}
              value={front}
              choices={[
                ...LOCALES.map((value) => ({
                  value,
                  label: <LanguageOf locale={value} isMissing={words[value] === undefined} />,
                })),
                { value: 'preview' as const, label: say('preview') },
              ]}
              onChoose={setFront}
            />
            {LOCALES.map((locale) => (
              <div key={locale} hidden={front !== locale} lang={locale}>
                <TextItem at={['words', locale, 'title']} label={say('title')} />
                <TextItem at={['words', locale, 'answer']} label={say('answer')} rows={6} hint={say('answerHint')} />
                <TextItem
                  at={['words', locale, 'questions']}
                  label={say('questions')}
                  rows={3}
                  hint={say('questionsHint')}
                />
              </div>
            ))}
            {front === 'preview' && <ArticleText words={words} />}
          </>
        )
      }}
    </Form.Item>
  )
}

function Meta() {
  const say = useWords(editorWords)
  const sayArticle = useWords(articleWords)
  const known = useQuery(articlesQuery).data?.articles ?? []
  const units = useQuery(unitsQuery).data ?? []
  const all = (pick: (one: (typeof known)[number]) => readonly string[]) =>
    [...new Set(known.flatMap(pick))].toSorted().map((value) => ({ value, label: value }))
  return (
    <>
      <div className="pair halves">
        <TextItem at="topic" label={sayArticle('topic')} hint={say('topicHint')} />
        <PickItem
          at="audience"
          label={sayArticle('audience')}
          choices={(['both', 'customer', 'agent'] as const).map((value) => ({
            value,
            label: sayArticle(`audience-${value}`),
          }))}
        />
      </div>
      <div className="pair halves">
        <CodesItem
          at="channels"
          label={say('channels')}
          none={say('allChannels')}
          choices={all((one) => one.channels)}
        />
        <CodesItem
          at="products"
          label={say('products')}
          none={say('noProducts')}
          choices={all((one) => one.products)}
        />
      </div>
      <PickManyItem
        at="unitIds"
        label={say('units')}
        hint={say('unitsHint')}
        none={say('wholeHouse')}
        choices={unitChoices(units)}
      />
    </>
  )
}

/** Codes in use to choose from, and new ones to type. */
function CodesItem(props: {
  readonly at: string
  readonly label: string
  readonly none: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}) {
  return (
    <Form.Item name={props.at} label={props.label}>
      <Select mode="tags" options={[...props.choices]} placeholder={props.none} tokenSeparators={[',', '，', ' ']} />
    </Form.Item>
  )
}

/** An instant by the clock of the bank. */
function MomentItem({ at, label, hint }: { readonly at: string; readonly label: string; readonly hint: string }) {
  return (
    <Form.Item name={at} label={label} extra={hint}>
      <Input type="datetime-local" className="day article-moment" />
    </Form.Item>
  )
}
