import type { ArticleFile } from '#modules/knowledge/article-contract.ts'
import { useWords } from '../words/words.ts'
import { articleFileWords } from './words.ts'

const KB = 1024

/** What hangs on an article, to be opened in a window of its own. */
export function ArticleFiles({ files }: { readonly files: readonly ArticleFile[] }) {
  const say = useWords(articleFileWords)
  if (files.length === 0) return null
  return (
    <ul className="row wrap" aria-label={say('files')}>
      {files.map((file) => (
        <li key={file.fileId}>
          <ArticleFileLink file={file} />
        </li>
      ))}
    </ul>
  )
}

export function ArticleFileLink({ file }: { readonly file: ArticleFile }) {
  return (
    <a href={`/api/article-files/${file.fileId}`} target="_blank" rel="noreferrer">
      {file.name} <span className="t3 f12">{sizeOf(file.byteCount)}</span>
    </a>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`
