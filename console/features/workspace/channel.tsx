import { Icon, type IconName } from '../../ui/icons.tsx'
import { useWords } from '../../ui/words/words.ts'
import { workspaceWords } from './words.ts'

const CHANNELS = {
  web: 'web',
  app: 'app',
  wechat: 'messaging',
  phone: 'phone',
  mail: 'mail',
  video: 'video',
  callback: 'phone',
  message: 'mail',
} as const satisfies Readonly<Record<string, IconName>>

/** A channel as drawing and word; one the bank has named itself is shown by that name. */
export function Channel({ channel }: { readonly channel: string }) {
  const say = useWords(workspaceWords)
  const known = Object.hasOwn(CHANNELS, channel) ? (channel as keyof typeof CHANNELS) : null
  return (
    <span className="row g4 t3 f12 nw">
      <Icon name={known ? CHANNELS[known] : 'web'} small />
      <span className="channel-word">{known ? say(`channel-${known}`) : channel}</span>
    </span>
  )
}
