import { useState } from 'react'
import { Icon } from '../icons.tsx'
import { useWords } from '../words/words.ts'
import { partWords } from './words.ts'

interface Props {
  /** What it is, for screen readers. */
  readonly label: string
  readonly text: string
  /** Several lines, shown as they are. */
  readonly block?: boolean
}

/** Text to be taken elsewhere: shown whole, and copied by one button. */
export function CopyText({ label, text, block = false }: Props) {
  const say = useWords(partWords)
  const [copied, setCopied] = useState(false)
  const copy = () => {
    // Without a secure page the browser gives no clipboard; the text stays selectable.
    void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  }
  return (
    <div className={block ? 'copy block' : 'copy'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <code tabIndex={0}>
        <span className="for-ears">{label}: </span>
        {text}
      </code>
      <button type="button" className="btn s" onClick={copy}>
        {copied && <Icon name="tick" small />}
        {copied ? say('copied') : say('copy')}
      </button>
    </div>
  )
}
