import { describe, expect, it } from 'vitest'
import { play } from '#libs/dialogue/test-bank.ts'
import { EVERYDAY } from './golden/everyday.ts'
import { GRAVE } from './golden/grave.ts'
import { WEALTH } from './golden/wealth.ts'
import { FLOWS, LANGUAGES, lineIn, SHIPPED, transcriptOf } from './test-flows.ts'

const SCRIPTS = { ...EVERYDAY, ...WEALTH, ...GRAVE }

/** Read golden/*.txt: one dialogue a scenario in three languages. `!` marks a mandatory statement. */
describe.each(LANGUAGES)('the golden dialogues in %s', (locale) => {
  it.each(Object.entries(SCRIPTS))('%s goes as written down', async (scenario, said) => {
    const lines = said.map((each) => lineIn(each, locale))
    const turns = play(SHIPPED, lines, locale)
    await expect(transcriptOf(lines, turns, locale)).toMatchFileSnapshot(`golden/${scenario}.${locale}.txt`)
  })

  it('take the same way in every language', () => {
    for (const said of Object.values(SCRIPTS)) {
      const ways = [locale, 'zh-CN' as const].map((language) =>
        play(
          SHIPPED,
          said.map((each) => lineIn(each, language)),
          language,
        ).map(({ acts }) => acts.map(({ act }) => act)),
      )
      expect(ways[0]).toEqual(ways[1])
    }
  })
})

it('there is a golden dialogue for every scenario', () => {
  expect(FLOWS.map(({ code }) => code).filter((code) => !(code in SCRIPTS))).toEqual([])
})
