import { defineWords } from '../words/words.ts'

export const stepWords = defineWords('script-steps', {
  'zh-CN': {
    must: '必须',
    needsLevel: '核身 L{{level}}',
    mustLeft: '还有 {{count}} 个必须步骤没做',
    tickedAt: '{{time}} 完成',
    toAsk: '要问到',
    handOff: '转出条件',
  },
  'zh-TW': {
    must: '必須',
    needsLevel: '驗證 L{{level}}',
    mustLeft: '還有 {{count}} 個必須步驟未做',
    tickedAt: '{{time}} 完成',
    toAsk: '需問到',
    handOff: '轉出條件',
  },
  en: {
    must: 'must',
    needsLevel: 'identity L{{level}}',
    mustLeft: { one: '{{count}} mandatory step is open', other: '{{count}} mandatory steps are open' },
    tickedAt: 'done {{time}}',
    toAsk: 'To find out',
    handOff: 'Hand over when',
  },
})
