import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReleaseView } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ChangesView } from './ChangesView.tsx'
import { GateResult } from './GateResult.tsx'
import { Replay } from './Replay.tsx'
import { releaseWords } from './release-words.ts'
import { useTold } from './told.ts'
import { changesQuery, useKeepBot } from './use-bot.ts'

interface Props {
  readonly release: ReleaseView
  readonly all: readonly ReleaseView[]
}

/** One release: where it stands, what there is to do, what the gate found, what changed, what would change. */
export function ReleasePanel({ release, all }: Props) {
  const say = useWords(releaseWords)
  const told = useTold()
  const mayWrite = useMay('bot.write')
  const changes = useQuery(changesQuery(release.releaseId))
  const time = (at: number) => dayAndTime(at, serverNow())
  const { state, note, madeAt, madeByName, releasedAt, releasedByName, report } = release
  return (
    <div className="bot-release">
      <Standing release={release} all={all} />
      <dl className="kv">
        {note !== '' && (
          <>
            <dt>{say('note')}</dt>
            <dd>{note}</dd>
          </>
        )}
        <dt>{say('made')}</dt>
        <dd>
          {time(madeAt)} {madeByName ?? told.starter}
        </dd>
        {releasedAt !== null && (
          <>
            <dt>{say('letOutAt')}</dt>
            <dd>
              {time(releasedAt)} {releasedByName ?? told.starter}
            </dd>
          </>
        )}
        <dt>{say('holds')}</dt>
        <dd>{say('content', { intents: release.intents, flows: release.flows })}</dd>
      </dl>
      {report && <GateResult report={report} />}
      <ProblemLine problem={changes.error} onRetry={() => void changes.refetch()} />
      {changes.data && <ChangesView changes={changes.data} />}
      {mayWrite && report && state !== 'failed' && <Replay releaseId={release.releaseId} />}
    </div>
  )
}

/** In one line what the release waits for, and the one thing that may be done about it by whoever looks. */
function Standing({ release, all }: Props) {
  const say = useWords(releaseWords)
  const me = useMe()
  const mayRelease = useMay('bot.release')
  const keep = useKeepBot()
  const { releaseId, number, state, madeBy } = release
  const out = all.find((one) => one.state === 'released')
  const isOwn = madeBy === me.personId
  const act = useMutation({
    mutationFn: (id: string) => call('POST', `/api/bot/releases/${id}/let-out`),
    onSettled: keep,
  })
  // One step back: the newest former release that is older than the one that is out.
  const before = state === 'released' ? all.find((one) => one.state === 'former' && one.number < number) : undefined
  return (
    <div className={state === 'stopped' || state === 'failed' ? 'note-w bot-standing' : 'note-i bot-standing'}>
      <p role="status">
        {state === 'gated' && isOwn ? say('told-own') : say(`told-${state}`)}
        {state === 'training' && <progress aria-label={say('state-training')} />}
      </p>
      <ProblemLine problem={act.error} onDismiss={() => act.reset()} />
      {mayRelease && state === 'gated' && !isOwn && (
        <ConfirmButton
          className="btn p"
          words={say('letOut')}
          question={out ? say('letOutAsk', { number, old: out.number }) : say('letOutFirst', { number })}
          onConfirm={() => act.mutate(releaseId)}
        />
      )}
      {mayRelease && state === 'former' && (
        <ConfirmButton
          words={say('putBack')}
          question={say('putBackAsk', { number })}
          onConfirm={() => act.mutate(releaseId)}
        />
      )}
      {mayRelease && before && (
        <ConfirmButton
          words={say('rollBack', { number: before.number })}
          question={say('putBackAsk', { number: before.number })}
          onConfirm={() => act.mutate(before.releaseId)}
        />
      )}
    </div>
  )
}
