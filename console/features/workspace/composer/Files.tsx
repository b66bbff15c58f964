import type { FileCard } from '#modules/conversations/contract.ts'
import { bytes } from '../../../ui/figures/numbers.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { composerWords } from './words.ts'

interface Props {
  readonly files: readonly FileCard[]
  readonly underWay: readonly string[]
  readonly onRemove: (fileId: string) => void
}

/** Files that go with the next message, and those still on their way up. */
export function Files({ files, underWay, onRemove }: Props) {
  const say = useWords(composerWords)
  const locale = useLocale()
  if (files.length === 0 && underWay.length === 0) return null
  return (
    <ul className="row wrap files">
      {files.map((file) => (
        <li key={file.fileId} className="tag">
          <Icon name={file.mediaType.startsWith('image/') ? 'image' : 'document'} small />
          {file.name} <span className="t3">{bytes(file.byteCount, locale)}</span>
          <button
            type="button"
            className="btn i"
            aria-label={say('remove', { name: file.name })}
            onClick={() => onRemove(file.fileId)}
          >
            <Icon name="cross" small />
          </button>
        </li>
      ))}
      {underWay.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
        <li key={`${name} ${place}`} className="tag" role="status">
          {say('uploading', { name })}…
        </li>
      ))}
    </ul>
  )
}
