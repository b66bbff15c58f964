import { defineWords } from '../words/words.ts'

export const articleFileWords = defineWords('article-files', {
  'zh-CN': {
    files: '附件',
    add: '添加附件',
    hint: 'PDF、PNG、JPEG 或 DOCX，每个不超过 10 MB，最多 10 个；保存草稿后生效。',
    remove: '去掉 {{name}}',
    uploading: '正在上传 {{name}}',
  },
  'zh-TW': {
    files: '附件',
    add: '新增附件',
    hint: 'PDF、PNG、JPEG 或 DOCX，每個不超過 10 MB，最多 10 個；儲存草稿後生效。',
    remove: '移除 {{name}}',
    uploading: '正在上傳 {{name}}',
  },
  en: {
    files: 'Files',
    add: 'Attach a file',
    hint: 'PDF, PNG, JPEG or DOCX, at most 10 MB each and ten in all; they count once the draft is saved.',
    remove: 'Remove {{name}}',
    uploading: 'Uploading {{name}}',
  },
})
