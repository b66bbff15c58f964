import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ChannelView, identitySecretReply } from '#channels/web/contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { CopyText } from '../../ui/parts/CopyText.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { policyOf, tagOf } from './channel-draft.ts'
import { channelsQuery } from './WebChannelsPage.tsx'
import { channelWords } from './words.ts'

/** What the bank's own people need: the tag for their pages, and the secret by which these vouch for a customer. */
export function OnThePage({ channel }: { readonly channel: ChannelView }) {
  const say = useWords(channelWords)
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () =>
      call<z.infer<typeof identitySecretReply>>('POST', `/api/web-channels/${channel.key}/identity-secret`),
    onSuccess: () => queries.invalidateQueries({ queryKey: channelsQuery.queryKey }),
    gcTime: 0,
  })
  return (
    <section className="sec on-the-page" aria-label={say('onThePage')}>
      <h3>{say('tag')}</h3>
      <CopyText label={say('tag')} text={tagOf(location.origin, channel.key)} />
      <p className="t3 f12">{say('tagHint')}</p>
      <h3 className="mt8">{say('policy')}</h3>
      <CopyText label={say('policy')} text={policyOf(location.origin)} />
      <p className="t3 f12">{say('policyHint')}</p>
      <h3 className="mt8">{say('secret')}</h3>
      <ProblemLine problem={make.error} />
      {make.data ? (
        <div className="note-i">
          <CopyText label={say('secret')} text={make.data.secret} />
          <p className="f12 t2">{say('secretHint')}</p>
        </div>
      ) : (
        <div className="row wrap">
          {say(channel.hasIdentitySecret ? 'hasSecret' : 'noSecret')}
          <span className="sp" />
          {channel.hasIdentitySecret ? (
            <ConfirmButton words={say('rotate')} question={say('rotateAsk')} onConfirm={() => make.mutate()} />
          ) : (
            <button type="button" className="btn s" onClick={() => make.mutate()}>
              {say('make')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
