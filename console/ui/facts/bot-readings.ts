/** How facts of the bot read: zh-CN, zh-TW, en; as in `words.ts`. */
export const BOT_READINGS = {
  'bot.session-begun': ['机器人开始接待', '機器人開始接待', 'The bot began to serve the customer'],
  'bot.turn-taken': ['机器人答复一次', '機器人回覆一次', 'The bot answered'],
  'bot.handed-over': ['机器人转人工', '機器人轉真人', 'The bot handed over to a person'],
  'bot.session-ended': ['机器人接待结束', '機器人接待結束', 'The bot no longer serves the customer'],
  'bot.session-ended/resolved-confirmed': [
    '客户确认机器人已解决',
    '客戶確認機器人已解決',
    'The customer confirmed that the bot solved it',
  ],
  'bot.session-ended/handed-over': ['机器人已交给人工', '機器人已交給真人', 'The bot gave the customer to a person'],
  'bot.session-ended/left': ['客户离开机器人', '客戶離開機器人', 'The customer left the bot'],
  'bot.session-ended/failed': [
    '机器人没能答复，已转人工',
    '機器人沒能回覆，已轉真人',
    'The bot failed, and a person took over',
  ],
  'bot.changed': ['机器人设置改了：{{code}}', '機器人設定已變更：{{code}}', 'Settings of the bot changed: {{code}}'],
  'bot.release-moved': ['机器人版本有变化', '機器人版本有變化', 'A release of the bot moved on'],
  'bot.answer-reviewed': ['抽查了机器人的一次答复', '抽查了機器人的一次回覆', 'An answer of the bot was reviewed'],
  'bot.session-reviewed': ['抽查了机器人的一次接待', '抽查了機器人的一次接待', 'A talk with the bot was reviewed'],
} as const
