import { defineWords } from '../../../../ui/words/words.ts'

export const draftWords = defineWords('wrap-up-draft', {
  'zh-CN': {
    title: '小结草稿',
    from: '摘自本次会话，采用后可修改，完成时才算您的小结',
    reason: '建议原因',
    'by-words': '客户说到“{{words}}”',
    'by-intent': '客户说的是“{{intent}}”',
    'by-bot': '机器人转来时是“{{intent}}”',
    take: '采用草稿',
    taken: '已采用，请核对后完成',
  },
  'zh-TW': {
    title: '小結草稿',
    from: '摘自本次對話，採用後可修改，完成時才算您的小結',
    reason: '建議原因',
    'by-words': '客戶說到「{{words}}」',
    'by-intent': '客戶說的是「{{intent}}」',
    'by-bot': '機器人轉來時是「{{intent}}」',
    take: '採用草稿',
    taken: '已採用，請核對後完成',
  },
  en: {
    title: 'Draft',
    from: 'Taken from this conversation; yours to change, and yours only once you finish',
    reason: 'Reason proposed',
    'by-words': 'the customer said “{{words}}”',
    'by-intent': 'the customer spoke of “{{intent}}”',
    'by-bot': 'the bot took it for “{{intent}}”',
    take: 'Use the draft',
    taken: 'In the form: check it, then finish',
  },
})
