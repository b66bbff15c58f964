import { describe, expect, it } from 'vitest'
import { asksForPerson } from '#libs/dialogue/asks-for-person.ts'

const YES = `人工|转人工|轉人工|人工客服|真人客服|轉接真人|找真人|我要找真人|客服|叫人来|找个人跟我说|换个人来处理|人工！|人 工|
请帮我转人工客服谢谢|不要机器人，要人工|我不想跟机器人说话|转接客服人员|給我轉專員|有没有人在啊|能不能转个客服|能不能找个真人跟我说|你是机器人吧，给我转人工|
human|Human please|agent|talk to a human|I want to speak to a real person|can I talk to someone|get me an agent|representative|
please connect me to a person|let me speak with your manager|not a bot please|I don't want a bot, I want a human|is there a live agent|put me through to someone|我要human|转agent`
const NO = `人工智能是什么|人工费多少|你是真人吗|您是机器人吗|不用转人工|不用人工了|暂时不需要人工客服|真人认证怎么做|are you a human|are you a bot|human error|
I don't want to talk to a human|no need for an agent|my estate agent asked for a statement|travel agent refund|转账没到|我要转钱给别人|手续费多少|帮人还款|客服电话多少`
const phrases = (list: string) => list.split(/\|\s*/).map((phrase) => phrase.trim())

describe('a wish for a person', () => {
  it.each(phrases(YES))('is heard in “%s”', (text) => {
    expect(asksForPerson(text)).toBe(true)
  })
  it.each(phrases(NO))('is not heard in “%s”', (text) => {
    expect(asksForPerson(text)).toBe(false)
  })
})
