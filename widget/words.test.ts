import { describe, expect, it } from 'vitest'
import { languageFor } from './languages.ts'
import { sayIn, WORDS } from './words.ts'

describe('words', () => {
  it('fill their places, also with signs that mean something elsewhere', () => {
    expect(sayIn('zh-TW')('agent', { agentNo: '20318' })).toBe('客服專員 · 員工編號 20318')
    expect(sayIn('en')('notice-agent-joined', { name: '<b>$&</b>' })).toBe('<b>$&</b> has joined')
  })

  it('have the same places in every language', () => {
    const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [key, [simplified, traditional, english]] of Object.entries(WORDS)) {
      expect([key, placesIn(simplified)]).toEqual([key, placesIn(english)])
      expect([key, placesIn(traditional)]).toEqual([key, placesIn(english)])
    }
  })

  it('of Taiwan are its own, not converted ones', () => {
    const texts = Object.values(WORDS)
      .map(([, traditional]) => traditional)
      .join()
    expect(texts).not.toMatch(/坐席|在線|信息|網絡|網點|短信|視頻|文件|登錄|質量|用戶|支持|默認|點擊|發送|工號/)
    expect(texts).not.toMatch(/[们这时为请谁说话单录询电题号码网线务应优]/)
  })

  it.each([
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-TW', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr', undefined],
    ['', undefined],
    [null, undefined],
  ] as const)('for %j the language is %s', (wish, language) => {
    expect(languageFor(wish)).toBe(language)
  })
})
