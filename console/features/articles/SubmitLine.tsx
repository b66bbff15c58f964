import { Form, type FormInstance } from 'antd'
import { useState } from 'react'
import type { ArticleVersion, ArticleView } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { editorWords } from './editor-words.ts'
import { useKeepArticle } from './use-articles.ts'

interface Props {
  readonly form: FormInstance<Draft>
  readonly saved: ArticleVersion
  /** Whether the fields say what was saved. */
  readonly isSame: (draft: Draft) => boolean
}

/** Hands in what was saved, never what stands in a field and was not. */
export function SubmitLine({ form, saved, isSame }: Props) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async () => {
    setProblem(null)
    const { version, revision } = saved.head
    try {
      const body = { version, revision }
      await keep(await call<ArticleView>('POST', `/api/articles/${saved.articleId}/submission`, { body }))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Form.Item noStyle shouldUpdate>
      {() => {
        const isSaved = isSame(form.getFieldsValue(true))
        return (
          <div className="article-submit">
            <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
            <p className="t2 f12">{isSaved ? say('submitHint') : say('saveFirst')}</p>
            <button type="button" className="btn" disabled={!isSaved} onClick={() => void submit()}>
              {say('submit')}
            </button>
          </div>
        )
      }}
    </Form.Item>
  )
}
