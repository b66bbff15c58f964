import { useQuery } from '@tanstack/react-query'
import type { DeskContact, MOST_SUMMARY_LENGTH } from '#modules/conversations/contract.ts'
import { dispositionsQuery, reasonsQuery } from '../../../queries/codes.ts'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { PromiseRing } from '../../../ui/promise/PromiseRing.tsx'
import { useShortcut } from '../../../ui/shortcuts/use-shortcut.ts'
import { clockDigits } from '../../../ui/time/duration.ts'
import { timeWithSeconds } from '../../../ui/time/instant.ts'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { DraftBox } from '../assist/draft/DraftBox.tsx'
import { arrangeOne } from '../contacts/arrange.ts'
import { ReasonPicker } from './ReasonPicker.tsx'
import { saysEnough } from './reason-tree.ts'
import { useWrapUp } from './use-wrap-up.ts'
import { wrapUpWords } from './words.ts'

const MOST: typeof MOST_SUMMARY_LENGTH = 2_000

/** After the talk: why they came, what came of it, a summary; a clock tells when it finishes by itself. */
export function WrapUpForm({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(wrapUpWords)
  const locale = useLocale()
  const reasons = useQuery(reasonsQuery)
  const dispositions = useQuery(dispositionsQuery)
  const wrapUp = useWrapUp(desk)
  const isComplete = saysEnough(reasons.data ?? [], wrapUp.notes.reasonCode) && wrapUp.notes.dispositionCode !== null
  const finish = () => isComplete && wrapUp.finish()
  useShortcut('Alt+W', say('finish'), finish)
  return (
    <section className="wrap-up" aria-label={say('title')}>
      <Countdown desk={desk} keptAt={wrapUp.keptAt} />
      <ProblemLine problem={reasons.error ?? dispositions.error ?? wrapUp.problem} />
      <DraftBox
        desk={desk}
        onTake={({ summary, reason }) =>
          wrapUp.note({
            summary: [wrapUp.notes.summary.trim(), summary?.text ?? ''].filter(Boolean).join('\n').slice(0, MOST),
            ...(reason !== null && wrapUp.notes.reasonCode === null ? { reasonCode: reason.code } : {}),
          })
        }
      />
      {reasons.isPending ? (
        <Skeleton />
      ) : (
        <ReasonPicker
          reasons={reasons.data ?? []}
          chosen={wrapUp.notes.reasonCode}
          onChoose={(reasonCode) => wrapUp.note({ reasonCode })}
        />
      )}
      <fieldset className="row wrap outcomes">
        <legend className="label">{say('outcome')}</legend>
        {dispositions.data
          ?.filter(({ isRetired }) => !isRetired)
          .map(({ code, name }) => (
            <button
              key={code}
              type="button"
              className="btn s"
              aria-pressed={wrapUp.notes.dispositionCode === code}
              onClick={() => wrapUp.note({ dispositionCode: code })}
            >
              {name[locale]}
            </button>
          ))}
      </fieldset>
      <label>
        <span className="label">{say('summary')}</span>
        <textarea
          className="field"
          rows={2}
          maxLength={MOST}
          placeholder={say('summaryHint')}
          value={wrapUp.notes.summary}
          onChange={(event) => wrapUp.note({ summary: event.target.value })}
        />
      </label>
      <div className="row">
        {!isComplete && <span className="f12 t3">{say('missing')}</span>}
        <span className="sp" />
        <button
          type="button"
          className="btn p"
          aria-keyshortcuts="Alt+W"
          disabled={!isComplete || wrapUp.isFinishing}
          onClick={finish}
        >
          {say('finish')} <Kbd keys="Alt+W" />
        </button>
      </div>
    </section>
  )
}

function Countdown({ desk, keptAt }: { readonly desk: DeskContact; readonly keptAt: number | null }) {
  const say = useWords(wrapUpWords)
  const now = useNow()
  const { clock } = arrangeOne(desk)
  return (
    <div className="row">
      {clock && <PromiseRing clock={clock} />}
      <h2>{say('title')}</h2>
      {clock && <span className="t2 f12">{say('left', { time: clockDigits(clock.dueAt - now) })}</span>}
      <span className="sp" />
      {keptAt !== null && <span className="asof">{say('kept', { time: timeWithSeconds(keptAt) })}</span>}
    </div>
  )
}
