import { CopyText } from '../../ui/parts/CopyText.tsx'
import { useWords } from '../../ui/words/words.ts'
import { webhookWords } from './words.ts'

/** What the receiver checks signatures with; nobody can read it again. */
export function Secret({ secret }: { readonly secret: string }) {
  const say = useWords(webhookWords)
  return (
    <div className="note-i" role="status">
      <h3>{say('secret')}</h3>
      <CopyText label={say('secret')} text={secret} />
      <p className="f12 t2">{say('secretHint')}</p>
    </div>
  )
}
