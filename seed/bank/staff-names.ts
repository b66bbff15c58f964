import type { TeamKey } from './units.ts'

/** Invented names; likeness to anyone is chance. The first of each team is its leader. */
export const TEAM_NAMES: Readonly<Record<TeamKey, readonly [string, ...string[]]>> = {
  protect: ['沈国栋', '许文静', '陆嘉言', '丁海涛', '孟繁星', '白若溪', '尹志强', '章雨桐', '贺一鸣', '苗春燕'],
  everyday: [
    '宋佳慧',
    '罗子衡',
    '秦晓月',
    '薛宏伟',
    '邹丽娜',
    '杜文博',
    '温如玉',
    '潘俊杰',
    '蔡思敏',
    '庄晨光',
    '程小雨',
  ],
  cards: ['冯玉梅', '梁家豪', '石雨薇', '傅明轩', '段晓菲', '汤志远', '谭雅琪', '严子墨', '万佳怡', '齐振华'],
  repayment: ['顾长青', '殷素芬', '范晓峰', '洪静怡', '侯天宇', '卢安琪', '邵明辉'],
  loans: ['戴立新', '夏梦洁', '钟浩然', '姜文娟', '田少波', '任晓彤', '樊家宁', '于海燕', '柯子涵'],
  wealth: ['林静姝', '周以宁', '方诗雨', '曹睿哲', '郑可欣', '魏东升', '江映雪', '彭程远'],
  international: ['叶凯文', '唐安妮', '康宇航', '黎美珊', '关志杰', '古丽娜', '程思远'],
  experts: ['钱伯钧', '陶慧敏', '武振邦', '祝清和', '聂晓岚', '常思齐'],
}

export const NAMES_BY_ROLE = {
  supervisor: ['韩雪梅', '高志诚'],
  'quality-inspector': ['吕明珠'],
  trainer: ['崔晓琳'],
  planner: ['马文涛'],
  'complaint-officer': ['董一帆', '魏书宁'],
  compliance: ['汪正则'],
  'care-manager': ['金婉秋'],
  'branch-staff': ['苏城', '江滨', '高欣'],
  'branch-manager': ['钱永安', '邵敏芝', '顾明哲'],
  'hq-department': ['胡思源'],
  administrator: ['管理员 纪言'],
} as const
