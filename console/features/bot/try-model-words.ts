import { defineWords } from '../../ui/words/words.ts'

export const tryModelWords = defineWords('bot-try-model', {
  'zh-CN': {
    title: '语言模型',
    passed: '规则放行，下面是它的说法',
    stopped: '规则拦下：{{why}}；下面仍是机器人自己的回答',
    nothing: '它没有写出什么。',
    version: '《{{title}}》第 {{version}} 版',
    own: '没有模型时机器人会这样说',
  },
  'zh-TW': {
    title: '語言模型',
    passed: '規則放行，下面是它的說法',
    stopped: '規則擋下：{{why}}；下面仍是機器人自己的回答',
    nothing: '它沒有寫出什麼。',
    version: '《{{title}}》第 {{version}} 版',
    own: '沒有模型時機器人會這樣說',
  },
  en: {
    title: 'Language model',
    passed: 'passed the guard; below are its words',
    stopped: 'stopped: {{why}}; below is the bot’s own answer',
    nothing: 'It wrote nothing.',
    version: '“{{title}}”, version {{version}}',
    own: 'What the bot says without it',
  },
})
