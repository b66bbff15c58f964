/** How facts of the help for agents read: zh-CN, zh-TW, en; as in `words.ts`. */
export const ASSIST_READINGS = {
  'assist.suggestions-shown': ['显示了建议答案', '顯示了建議答案', 'Suggested answers were shown'],
  'assist.suggestion-put-in': ['建议答案放入回复框', '建議答案放入回覆欄', 'A suggested answer was put in'],
  'assist.suggestion-used': ['采用了建议答案', '採用了建議答案', 'A suggested answer was used'],
} as const
