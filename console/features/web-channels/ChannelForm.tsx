import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChannelView, channelBody, channelKey } from '#channels/web/contract.ts'
import { call } from '../../api/call.ts'
import { topicsQuery } from '../../queries/queues.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickManyItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { bodyOf, draftOf } from './channel-draft.ts'
import { channelsQuery } from './WebChannelsPage.tsx'
import { channelWords } from './words.ts'

/** The key stands in the address, everything else in the body. */
const keyed = channelBody.extend({ key: channelKey })

/** What an entrance says, offers and allows. */
export function ChannelForm(props: {
  readonly channel: ChannelView | undefined
  readonly onAdded: (key: string) => void
}) {
  const { channel, onAdded } = props
  const say = useWords(channelWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const topics = useQuery(topicsQuery).data ?? []
  return (
    <EditorForm
      schema={keyed}
      initial={draftOf(channel)}
      toBody={(draft) => ({ key: draft.key, ...bodyOf(draft, channel, topics) })}
      onSave={async ({ key, ...body }) => {
        const saved = await call<ChannelView>('PUT', `/api/web-channels/${key}`, { body })
        await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
        return () => onAdded(saved.key)
      }}
    >
      <TextItem at="key" label={say('key')} hint={say('keyHint')} disabled={channel !== undefined} />
      <NamesItem at="name" label={say('name')} />
      <NamesItem at="greeting" label={say('greeting')} hint={say('greetingHint')} rows={2} />
      <PickManyItem
        at="topics"
        label={say('topics')}
        hint={say('topicsHint')}
        choices={topics
          .filter(({ code }) => code !== '*')
          .map(({ code, name }) => ({ value: code, label: name[locale] }))}
      />
      <TextItem
        at="allowedOrigins"
        label={say('origins')}
        hint={say('originsHint')}
        rows={2}
        placeholder="https://www.bank.example"
      />
      <SwitchItem at="isActive" label={say('isActive')} />
    </EditorForm>
  )
}
