import { defineFaults } from '../../ui/problems/problem-words.ts'

/** What keeps a working copy from becoming a release, and what is wrong with a flow as a whole. */
defineFaults({
  'intents-few': {
    'zh-CN': '版本至少要有两个意图，请再写一个',
    'zh-TW': '版本至少要有兩個意圖，請再寫一個',
    en: 'a release needs two intents or more: write another',
  },
  'utterances-few': {
    'zh-CN': '不足 5 句说法，请补齐，或移除这个意图',
    'zh-TW': '不足 5 句說法，請補齊，或移除此意圖',
    en: 'fewer than five utterances: add some, or take the intent out',
  },
  'flow-missing': {
    'zh-CN': '指向的流程不存在，请先写好流程，或改为指向别处',
    'zh-TW': '指向的流程不存在，請先寫好流程，或改為指向他處',
    en: 'leads to a flow that is not there: write it, or lead elsewhere',
  },
  'flow-shape': {
    'zh-CN': '这里没有填、超出长度，或不是可选的值，请改正',
    'zh-TW': '此處未填、超出長度，或不是可選的值，請修正',
    en: 'not filled in, too long, or none of the choices: correct it',
  },
  'flow-step-twice': {
    'zh-CN': '两步用了同一个代号，请移除一步重加',
    'zh-TW': '兩步用了同一個代號，請移除一步重加',
    en: 'two steps share a code: remove one and add it again',
  },
  'flow-step-unknown': {
    'zh-CN': '接到的步骤已不存在，请重新选“下一步”',
    'zh-TW': '接到的步驟已不存在，請重新選「下一步」',
    en: 'leads to a step that is not there: choose the next step again',
  },
  'flow-step-unreachable': {
    'zh-CN': '没有步骤通到这里，请接上或移除',
    'zh-TW': '沒有步驟通到這裡，請接上或移除',
    en: 'no step leads here: lead one to it, or remove it',
  },
  'flow-step-leads-back': {
    'zh-CN': '绕回了自己，请接到后面的步骤；重问会自动进行',
    'zh-TW': '繞回了自己，請接到後面的步驟；重問會自動進行',
    en: 'comes back to itself: lead it onwards; asking again is done by itself',
  },
  'flow-slot-unknown': {
    'zh-CN': '用到的“要问的”已不存在，请重新选',
    'zh-TW': '用到的「要問的」已不存在，請重新選',
    en: 'uses a question that is not there: choose another',
  },
  'flow-slot-never-asked': {
    'zh-CN': '没有步骤问它，请加一步“问”，或移除',
    'zh-TW': '沒有步驟問它，請加一步「問」，或移除',
    en: 'no step asks for it: add one that does, or remove it',
  },
  'flow-place-unknown': {
    'zh-CN': '话里花括号中的代号不存在，请改正',
    'zh-TW': '話中大括號裡的代號不存在，請修正',
    en: 'a code in braces is no question: correct it',
  },
  'flow-words-missing': {
    'zh-CN': '有语言没写，请把三种语言都写上',
    'zh-TW': '有語言未寫，請將三種語言都寫上',
    en: 'a language is missing: write all three',
  },
  'flow-words-too-long': {
    'zh-CN': '字太多（话 400 字，按钮和名称 60 字），请缩短或分成两步',
    'zh-TW': '字太多（話 400 字，按鈕與名稱 60 字），請縮短或分成兩步',
    en: 'too long (400 characters, 60 on buttons and in names): shorten it, or make two steps',
  },
  'flow-options-wrong': {
    'zh-CN': '几选一要有二至六个不同的选项，别的类型没有选项',
    'zh-TW': '多選一要有二至六個不同的選項，其他類型沒有選項',
    en: 'a choice has two to six different options, other kinds none',
  },
  'flow-phrase-not-plain': {
    'zh-CN': '词要写成简体和小写英文，不能空着',
    'zh-TW': '詞要寫成簡體與小寫英文，不能空白',
    en: 'phrases are in simplified Chinese and lower case, and never empty',
  },
  'flow-article-unknown': {
    'zh-CN': '没有这篇文章，请重新选',
    'zh-TW': '沒有這篇文章，請重新選擇',
    en: 'there is no such article: choose another',
  },
  'flow-version-wrong': {
    'zh-CN': '版本号不对，请重新保存',
    'zh-TW': '版本號不正確，請重新儲存',
    en: 'the version is not right: save again',
  },
})
