import type { ReleaseView } from '#modules/bot/editor-contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { releaseWords } from './release-words.ts'
import { useBotNames } from './use-names.ts'

type Report = NonNullable<ReleaseView['report']>

/** So much worse than the release that is out stops a release; as `TOLERANCE` of the gate. */
const TOLERANCE = 0.01
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** What the gate found: what stopped it, each question gone wrong, and each answered otherwise than before. */
export function GateResult({ report }: { readonly report: Report }) {
  const say = useWords(releaseWords)
  const { intentName } = useBotNames()
  const { rows, accuracy, accuracyBefore, mustFailed, wrong, changed, stoppedBy } = report
  const isWorse = accuracyBefore !== null && accuracy < accuracyBefore - TOLERANCE
  return (
    <section aria-label={say('gate')}>
      <h3 className="bot-part">{say('gate')}</h3>
      <p>
        {rows === 0 ? say('noRows') : say('judged', { rows, share: percent(accuracy) })}
        {rows > 0 && accuracyBefore !== null && say('judgedBefore', { share: percent(accuracyBefore) })}
      </p>
      {stoppedBy.length > 0 && (
        <ul className="bot-stops">
          {mustFailed.map(({ text, expected, got }) => (
            <li key={text}>{say('mustFailed', { text, expected: intentName(expected), got: intentName(got) })}</li>
          ))}
          {isWorse && <li>{say('worse', { now: percent(accuracy), before: percent(accuracyBefore) })}</li>}
        </ul>
      )}
      {wrong.length > 0 && (
        <details>
          <summary>{say('wrong', { count: wrong.length })}</summary>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{say('question')}</th>
                <th scope="col">{say('expected')}</th>
                <th scope="col">{say('got')}</th>
              </tr>
            </thead>
            <tbody>
              {wrong.map(({ text, expected, got, isMust, isSure }) => (
                <tr key={text}>
                  <td>
                    {text} {isMust && <span className="tag w">{say('must')}</span>}
                  </td>
                  <td>{intentName(expected)}</td>
                  <td>
                    {intentName(got)} {!isSure && <span className="t3 f12">{say('unsure')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {changed.length > 0 && (
        <details>
          <summary>{say('otherwise', { count: changed.length })}</summary>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{say('question')}</th>
                <th scope="col">{say('before')}</th>
                <th scope="col">{say('now')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ text, before, now }) => (
                <tr key={text}>
                  <td>{text}</td>
                  <td>{intentName(before)}</td>
                  <td>{intentName(now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
