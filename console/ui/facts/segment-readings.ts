/** How facts of segments read: zh-CN, zh-TW, en; as in `words.ts`. */
export const SEGMENT_READINGS = {
  'segments.released': [
    '客群第 {{version}} 版获批',
    '客群第 {{version}} 版已核准',
    'Version {{version}} of a segment was let in',
  ],
  'segments.entered': ['客户进入一个客群', '客戶進入一個客群', 'The customer came into a segment'],
  'segments.left': ['客户离开一个客群', '客戶離開一個客群', 'The customer left a segment'],
} as const
