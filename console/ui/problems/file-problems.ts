import { defineProblems } from './problem-words.ts'

/** Of files, wherever they are added. */
defineProblems({
  'file-too-large': {
    'zh-CN': '文件太大，请压缩或分成几个文件。',
    'zh-TW': '檔案過大，請壓縮或分成幾個檔案。',
    en: 'The file is too large. Compress it or split it.',
  },
  'file-empty': {
    'zh-CN': '这是一个空文件，请另选。',
    'zh-TW': '這是空檔案，請另選。',
    en: 'The file is empty. Choose another.',
  },
  'file-type-not-allowed': {
    'zh-CN': '不能用这种文件，请换成图片、PDF 或办公文档。',
    'zh-TW': '無法使用此類檔案，請改用圖片、PDF 或辦公文件。',
    en: 'Files of this kind are not taken. Use an image, a PDF or an office document.',
  },
  'image-too-large': {
    'zh-CN': '图片尺寸太大，请缩小后再试。',
    'zh-TW': '圖片尺寸過大，請縮小後再試。',
    en: 'The image has too many pixels. Make it smaller.',
  },
  'too-many-files': {
    'zh-CN': '文件已达上限，不能再添加。',
    'zh-TW': '檔案已達上限，無法再新增。',
    en: 'There are as many files as it may have. No more can be added.',
  },
  'file-not-found': {
    'zh-CN': '没有这个文件，或不在您的查看范围内。请重新读取。',
    'zh-TW': '沒有此檔案，或不在您的檢視範圍內。請重新讀取。',
    en: 'There is no such file within your reach. Load it again.',
  },
})
