import { expect, it } from 'vitest'
import { type ChannelView, channelBody } from '#channels/web/contract.ts'
import type { Topic } from '../../queries/queues.ts'
import { bodyOf, draftOf, policyOf, tagOf } from './channel-draft.ts'

const name = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const channel: ChannelView = {
  key: 'main',
  name: name('Chat'),
  greeting: name('Hello'),
  topics: [{ topic: 'card-loss', name: name('Own words') }],
  allowedOrigins: ['https://a.example', 'https://b.example'],
  hasIdentitySecret: false,
  isActive: true,
  version: 3,
}
const topics: Topic[] = ['card-loss', 'loan'].map((code) => ({
  code,
  name: name(`Topic ${code}`),
  active: true,
  routes: [],
}))

it('an entrance read and written again stays as it was', () => {
  const { key: _, hasIdentitySecret: __, ...body } = channel
  expect(bodyOf(draftOf(channel), channel, topics)).toEqual(body)
})

it('a topic keeps the words it has here; a new one comes with its own; an unknown one is left out', () => {
  const draft = { ...draftOf(channel), topics: ['loan', 'card-loss', 'gone'] }
  expect(bodyOf(draft, channel, topics)).toMatchObject({
    topics: [
      { topic: 'loan', name: name('Topic loan') },
      { topic: 'card-loss', name: name('Own words') },
    ],
  })
})

it('a line that is no address is refused at the list of addresses', () => {
  const draft = { ...draftOf(channel), allowedOrigins: 'https://a.example\nbank' }
  const read = channelBody.safeParse(bodyOf(draft, channel, topics))
  expect(read.error?.issues.map(({ path }) => path)).toEqual([['allowedOrigins', 1]])
})

it('the tag and the policy name this house', () => {
  expect(tagOf('https://c.bank', 'main')).toBe(
    '<script src="https://c.bank/widget.js" data-channel="main" async></script>',
  )
  expect(policyOf('https://c.bank')).toBe('script-src https://c.bank; connect-src https://c.bank wss://c.bank')
})
