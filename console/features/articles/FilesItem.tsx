import { Form } from 'antd'
import { useRef, useState } from 'react'
import type { ArticleFile } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { ArticleFileLink } from '../../ui/article-files/ArticleFiles.tsx'
import { articleFileWords } from '../../ui/article-files/words.ts'
import { Icon } from '../../ui/icons.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'

interface Props {
  readonly articleId: string
  /** Those the draft carries as it was saved last. */
  readonly files: readonly ArticleFile[]
}

const MOST = 10

/** The files of a draft: they go up as soon as they are chosen, and hang on the version once the draft is saved. */
export function FilesItem(props: Props) {
  const say = useWords(articleFileWords)
  return (
    <fieldset className="names">
      <legend>{say('files')}</legend>
      <Form.Item name="fileIds" noStyle>
        <Files {...props} />
      </Form.Item>
      <div className="t3 f12">{say('hint')}</div>
    </fieldset>
  )
}

/** Antd hands the field's value and its change. */
function Files(props: Props & { readonly value?: readonly string[]; readonly onChange?: (ids: string[]) => void }) {
  const { articleId, files, value = [], onChange } = props
  const say = useWords(articleFileWords)
  const input = useRef<HTMLInputElement>(null)
  const [fresh, setFresh] = useState<readonly ArticleFile[]>([])
  const [underWay, setUnderWay] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const known = [...files, ...fresh]
  const upload = async (chosen: File) => {
    setProblem(null)
    setUnderWay(chosen.name)
    try {
      const form = new FormData()
      form.append('file', chosen)
      const { file } = await call<{ file: ArticleFile }>('POST', `/api/articles/${articleId}/files`, { body: form })
      setFresh((before) => [...before, file])
      onChange?.([...value, file.fileId])
    } catch (error) {
      setProblem(error)
    } finally {
      setUnderWay(null)
    }
  }
  return (
    <>
      <ul>
        {value.map((fileId) => {
          const file = known.find((one) => one.fileId === fileId)
          return (
            file && (
              <li key={fileId} className="row">
                <ArticleFileLink file={file} />
                <button
                  type="button"
                  className="btn i"
                  aria-label={say('remove', { name: file.name })}
                  onClick={() => onChange?.(value.filter((one) => one !== fileId))}
                >
                  <Icon name="cross" />
                </button>
              </li>
            )
          )
        })}
      </ul>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      {underWay !== null && (
        <p className="t2 f12" role="status">
          {say('uploading', { name: underWay })}
        </p>
      )}
      <button
        type="button"
        className="btn s"
        disabled={underWay !== null || value.length >= MOST}
        onClick={() => input.current?.click()}
      >
        {say('add')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('add')}
        accept=".pdf,.png,.jpg,.jpeg,.docx"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void upload(chosen)
          event.target.value = ''
        }}
      />
    </>
  )
}
