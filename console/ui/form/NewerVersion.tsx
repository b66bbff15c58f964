import { useWords } from '../words/words.ts'
import { formWords } from './words.ts'

/** Somebody saved while this form was open: what is typed stays until its writer asks for the latest. */
export function NewerVersion({ onLoad }: { readonly onLoad: () => void }) {
  const say = useWords(formWords)
  return (
    <div className="note-w row wrap" role="alert">
      {say('newer')}
      <span className="sp" />
      <button type="button" className="btn s" onClick={onLoad}>
        {say('reload')}
      </button>
    </div>
  )
}
