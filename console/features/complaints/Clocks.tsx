import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { dueState } from './due-state.ts'
import { complaintWords } from './words.ts'

/** When what is due, by which rule, and where that is written. */
export function Clocks({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const locale = useLocale()
  const now = useNow()
  return (
    <section>
      {file.nextClock !== null && file.due !== 'none' && (
        <p className="row complaint-due">
          <StateTag state={dueState(file.due)}>{say(`due-${file.due}`)}</StateTag>
          <b>{`${sayCode(`clock-${file.nextClock.clock}`)} ${say('dueBy', { time: dayAndTime(file.nextClock.dueAt, now) })}`}</b>
          <span className="t3 f12">{say('received', { time: dayAndTime(file.receivedAt, now) })}</span>
        </p>
      )}
      <table className="tbl">
        <caption className="for-ears">{say('clocks')}</caption>
        <thead>
          <tr>
            <th>{say('clock')}</th>
            <th>{say('dueOn')}</th>
            <th>{say('state')}</th>
            <th>{say('rule')}</th>
          </tr>
        </thead>
        <tbody>
          {file.clocks.map((clock) => (
            <tr key={clock.clock}>
              <td>{sayCode(`clock-${clock.clock}`)}</td>
              <td className="nw">{clock.dueOn}</td>
              <td>
                {clock.state === null ? (
                  <span className="t3">—</span>
                ) : (
                  <PromiseTag
                    clock={{ state: clock.state, madeAt: file.receivedAt, dueAt: clock.dueAt, warnAt: null }}
                  />
                )}
              </td>
              <td className="f12">
                {clock.text[locale]}
                <span className="t3">{` · ${clock.source} · ${sayCode(`basis-${clock.basis}`)}`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t3 f12">
        {say('packLine', { name: file.pack.name[locale], version: file.pack.version, day: file.pack.lastVerifiedOn })}
      </p>
    </section>
  )
}
