import { useWords } from '../words/words.ts'
import { partWords } from './words.ts'

interface FileFault {
  /** `—` for a fault of the whole file. */
  readonly line: string
  readonly what: string
}

/** What is wrong with a file, line by line. */
export function FileFaults({ title, faults }: { readonly title: string; readonly faults: readonly FileFault[] }) {
  const say = useWords(partWords)
  return (
    <div role="alert">
      <p className="note-w">{title}</p>
      <table className="tbl">
        <caption className="for-ears">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('line')}</th>
            <th scope="col">{say('fault')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, what }) => (
            <tr key={`${line} ${what}`}>
              <td>{line}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
