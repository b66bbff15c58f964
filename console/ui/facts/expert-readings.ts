/** How facts of the expert channel read: zh-CN, zh-TW, en; as in `words.ts`. */
export const EXPERT_READINGS = {
  'assist.expert-question-changed': ['专家问题有变化', '專家問題有變化', 'A question to experts moved on'],
  'assist.expert-question-changed/asked': ['向专家提问', '向專家提問', 'Experts were asked'],
  'assist.expert-question-changed/taken': ['专家接下问题', '專家接下問題', 'An expert took the question'],
  'assist.expert-question-changed/sent-back': ['专家退回问题', '專家退回問題', 'An expert gave the question back'],
  'assist.expert-question-changed/answered': ['专家已答复', '專家已回覆', 'An expert answered'],
  'assist.expert-question-changed/used': [
    '专家答复放入回复',
    '專家回覆放入回覆',
    'The expert’s answer went into a reply',
  ],
  'assist.expert-question-changed/drafted': [
    '专家答复起草成文章',
    '專家回覆已起草為文章',
    'The expert’s answer became a draft',
  ],
  'assist.expert-question-changed/withdrawn': [
    '收回专家问题',
    '收回專家問題',
    'The question to experts was taken back',
  ],
  'assist.expert-read': [
    '{{person}}因专家问题查看本次联络',
    '{{person}}因專家問題檢視此次聯繫',
    '{{person}} read the contact for a question to experts',
  ],
  'assist.expert-settings-changed': [
    '专家通道设置改了',
    '專家管道設定已變更',
    'Settings of the expert channel changed',
  ],
} as const
