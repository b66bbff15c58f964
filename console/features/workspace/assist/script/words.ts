import { defineWords } from '../../../../ui/words/words.ts'

export const proposalWords = defineWords('script-proposal', {
  'zh-CN': {
    about: '客户说的像是“{{intent}}”',
    'about-by': '客户说的像是“{{intent}}”（{{words}}）',
    open: '打开话术“{{script}}”',
  },
  'zh-TW': {
    about: '客戶說的像是「{{intent}}」',
    'about-by': '客戶說的像是「{{intent}}」（{{words}}）',
    open: '開啟話術「{{script}}」',
  },
  en: {
    about: 'It seems to be about “{{intent}}”',
    'about-by': 'It seems to be about “{{intent}}” ({{words}})',
    open: 'Open the script “{{script}}”',
  },
})
