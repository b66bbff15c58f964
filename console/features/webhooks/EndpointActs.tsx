import type { EndpointView, TestReply } from '#modules/webhooks/contract.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { durationWords } from '../../ui/time/duration.ts'
import { timeWithSeconds } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { EndpointState } from './EndpointState.tsx'
import { stateOf } from './endpoint-state.ts'
import { changeOf, useChange, useTest } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

/** How the endpoint stands, with what follows from it; pause or go on, and try whether the receiver understands. */
export function EndpointActs({ endpoint }: { readonly endpoint: EndpointView }) {
  const say = useWords(webhookWords)
  const change = useChange(endpoint.endpointId)
  const test = useTest(endpoint.endpointId)
  const state = stateOf(endpoint)
  return (
    <div className="sec endpoint-acts">
      <div className="row wrap">
        <EndpointState endpoint={endpoint} />
        <code className="ell t2">{endpoint.url}</code>
        <span className="sp" />
        <button type="button" className="btn s" disabled={test.isPending} onClick={() => test.mutate(undefined)}>
          {say(test.isPending ? 'testing' : 'test')}
        </button>
        <button
          type="button"
          className="btn s"
          disabled={change.isPending}
          onClick={() => change.mutate({ ...changeOf(endpoint), isActive: !endpoint.isActive })}
        >
          {say(endpoint.isActive ? 'pause' : 'resume')}
        </button>
      </div>
      {state === 'failing' && endpoint.nextTryAt !== null && <NextTry at={endpoint.nextTryAt} />}
      {state === 'paused' && <p className="t2 f12">{say('pausedMeans', { count: endpoint.waiting })}</p>}
      {state === 'stopped' && <p className="t2 f12">{say('stoppedMeans')}</p>}
      <ProblemLine problem={test.error ?? change.error} />
      {test.data && <Answer reply={test.data} />}
    </div>
  )
}

function NextTry({ at }: { readonly at: number }) {
  const say = useWords(webhookWords)
  const locale = useLocale()
  const leftMs = at - useNow()
  return (
    <p className="t2 f12">
      {say('nextTry', { time: timeWithSeconds(at) })}
      {leftMs > 0 && ` · ${say('nextTryIn', { time: durationWords(leftMs, locale) })}`}
    </p>
  )
}

function Answer({ reply }: { readonly reply: TestReply }) {
  const say = useWords(webhookWords)
  return (
    <p className={reply.error === null ? 'note-i' : 'note-w'} role="status">
      {reply.status === null
        ? say('testNoAnswer', { error: reply.error ?? '' })
        : say(reply.error === null ? 'testUnderstood' : 'testRefused', { status: reply.status, ms: reply.tookMs })}
    </p>
  )
}
