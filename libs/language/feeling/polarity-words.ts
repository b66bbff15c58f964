import type { PolarityEntry } from './lexicon.ts'

/**
 * Words that colour what customers write to a bank, with their strength; written for this library. Phrases are in
 * simplified characters; 不 and "not" are not written out where denying turns the word round by itself.
 */
export const POLARITY_WORDS: readonly PolarityEntry[] = [
  {
    weight: 3,
    zh: '完美 超级好 超赞 太棒 棒极了 好极了 非常满意 十分满意 强烈推荐 五星 满分 无可挑剔 神卡 爱死 太给力 良心'.split(
      ' ',
    ),
    en: 'excellent, outstanding, perfect, perfectly, amazing, fantastic, wonderful, brilliant, superb, awesome, delighted, love it, love this, loved, the best, 5 stars, five stars, couldnt be happier, above and beyond, exceptional'.split(
      ', ',
    ),
  },
  {
    weight: 2,
    zh: '满意 喜欢 好用 好评 优秀 给力 推荐 感谢 谢谢 多谢 感激 靠谱 贴心 暖心 热情 耐心 专业 周到 细心 热心 负责任 舒服 开心 高兴 惊喜 实惠 划算 超值 值得 真香 厉害 很棒 好棒 真棒 棒 赞 点赞 爽 美滋滋 福利 神速 秒批 秒到 秒过 秒下 顺利 顺畅 流畅 大方 信赖 放心 安心 省心 省事 表扬 夸 优质 一流 最好 很好 真好 挺好 太好了 好吃 美味 新鲜 干净 漂亮 好看 精致 满足 赞赏 友好 友善 亲切 礼貌 和气 羊毛 香 良好 优越 温馨 物超所值 物美价廉 不愧 羡慕 恭喜 幸运 幸福 哈哈 嘻嘻 爱 好人'.split(
      ' ',
    ),
    en: 'great, good, thank*, happy, pleased, satisfied, helpful, friendly, polite, patient, professional, kind, impressed, recommend*, appreciate*, grateful, reliable, efficient, smooth, smoothly, glad, love, loves, enjoy*, nice, lovely, quick response, easy to use, convenient, trustworthy, praise, compliment, well done, solved my, resolved my, sorted it'.split(
      ', ',
    ),
  },
  {
    weight: 1,
    zh: '好 不错 还行 还可以 可以的 可以啊 方便 快 很快 迅速 及时 简单 便宜 优惠 划得来 合适 合理 稳 稳定 安全 清楚 明白 容易 成功 通过了 提额了 下卡了 批了 免年费 免费 高额度 额度高 额度大 利息低 收益高 到手 搞定 解决了 有用 有效 帮助 支持 加油 期待 欢迎 送 返现 返利 实用 齐全 丰富 舒适 安静 正品 准时 仔细 耐用 香味 温柔 认真 用心 高端 值 豪华 宽敞 独特 经典'.split(
      ' ',
    ),
    en: 'easy, fast, quick, quickly, simple, fine, ok, clear, useful, works well, working well, fair, safe, secure, convenient, cheap, free, solved, resolved, fixed, prompt, promptly, improved, better, correct, well, pleasant, support*, help me understand, no problem, no problems, no issue, no issues, cant complain, all good'.split(
      ', ',
    ),
  },
  {
    weight: -1,
    zh: '慢 贵 难 麻烦 复杂 繁琐 一般 还差 没用 没意思 失败 被拒 拒了 拒绝 秒拒 不批 不给 不行 不到账 没到账 未到账 没收到 收不到 打不开 登不上 用不了 卡住 卡死 报错 故障 问题 错误 出错 弄错 搞错 扣款 多扣 乱扣 扣了 降额 封卡 风控 亏 亏损 亏了 套路 坑 小气 抠 抠门 鸡肋 没戏 白 等了 等半天 排队 推脱 拖 拖延 敷衍 冷淡 不理 没人 没反应 没回复 没回音 没解决 没处理 失望 可惜 遗憾 担心 着急 急死 焦虑 害怕 委屈 难受 难过 伤心 心疼 头疼 头痛 累 无奈 无语 郁闷 烦 心烦 吐槽 尴尬 疑惑 麻木 小贵 旧 破 吵 脏 异味 臭 冷 凉了 硬 少 咸 油腻 缺 缺货 漏 坏 坏了 坏的 假 假货 色差 掉 掉色 裂 发黄 不值 差 低 太低 利息高 额度低 鄙视 嫌 唉 哎 呜呜 后悔 忽悠 凑合 勉强 将就 没劲 惨 可怜 倒霉 痛 骗 白跑 懵 幻灭 苦 哭'.split(
      ' ',
    ),
    en: 'slow, slowly, difficult, hard to, expensive, confusing, confused, complicated, problem*, issue*, error, errors, mistake*, wrong, fail, fails, failed, failing, failure, broken, stuck, declined, rejected, denied, refused, missing, lost, delay*, late, waiting, waited, wait, still waiting, not working, doesnt work, didnt work, wont work, unable, unfair, worried, worry, worrying, anxious, concerned, afraid, scared, sad, upset, sorry to, unfortunately, disappointed, disappointing, unhappy, annoyed, annoying, overcharged, charged twice, double charged, hidden fee*, locked out, bad, poor, poorly, inconvenient, tired, stress*, trouble, troubles, hassle, incorrect, unclear, ignored, ignore, ignoring, nobody, no one, no response, no reply, no answer, still no, still not, never received, lose, losing, weak, useless to, misleading, misled, mislead, regret'.split(
      ', ',
    ),
  },
  {
    weight: -2,
    zh: '失望透顶 太差 很差 真差 差劲 差评 垃圾 烂 太烂 坑人 坑爹 太坑 黑心 恶劣 态度差 态度恶劣 不负责 不作为 乱收费 欺骗 骗人 骗钱 骗子 虚假 误导 霸王 霸王条款 流氓 推诿 踢皮球 互相推 没人管 没人理 不管不问 不闻不问 爱理不理 不耐烦 糟糕 糟 难吃 恶心 难用 难看 离谱 过分 太过分 可恶 可恨 讨厌 反感 厌恶 恨 崩溃 绝望 痛苦 抓狂 受不了 忍无可忍 气愤 生气 愤怒 火大 气人 憋屈 窝火 上当 上当受骗 被骗 再也不 再也不来 再也不用 再也不会 拉黑 剪卡 辣鸡 渣 弱智 智障 脑残 缺德 无耻 不要脸 无良 奇葩 醉了 呵呵 滚 狗屎 屎 妈的 尼玛 他妈 靠 操 傻逼 傻 猪 有病 神经病 白痴 见鬼 倒闭 抵制 投诉 维权 曝光'.split(
      ' ',
    ),
    en: 'terrible, horrible, awful, unacceptable, disgraceful, ridiculous, pathetic, useless, rude, rip off, ripoff, ripped off, hate, hated, worst, dreadful, appalling, shocking, shameful, incompetent, outrageous, disgusting, disgusted, furious, angry, fed up, sick of, sick and tired, frustrat*, infuriat*, nightmare, joke, liar*, lied, lying, lies, cheat*, scam*, fraud*, deceptive, deceived, dishonest, harass*, threaten*, crap, rubbish, garbage, trash, sucks, waste of time, waste of money, had enough, never again, avoid this, steal, stealing, stole, stolen, robbery, mess, terribly, abusive, hostile, complain*'.split(
      ', ',
    ),
  },
  {
    weight: -3,
    isAngry: true,
    zh: '垃圾银行 破银行 黑店 强盗 抢钱 吸血鬼 气死 气炸 火冒三丈 忍无可忍 受够了 什么玩意 什么东西 什么破 什么态度 岂有此理 太欺负人 欺人太甚 无法无天 丧尽天良 不得好死 去死 王八蛋 混蛋 狗银行 骗子银行 最差 差到极点 极差 超级差 恶心死 滚蛋 妈了个 操你 草泥马 你妈'.split(
      ' ',
    ),
    en: 'furious, outrageous, absolutely disgusting, thieves, thief, robbers, crooks, worst bank, worst service, worst experience, how dare you, had it with, sick to death, beyond a joke, blood boil*, bloody, damn, wtf, bullshit, fuck*, shit*, piece of'.split(
      ', ',
    ),
  },
  {
    // Longer words that hold one of the above and colour nothing.
    weight: 0,
    zh: '你好 您好 好的 好像 只好 好几 正好 白金 白金卡 快捷 尽快 赶快 快递 快要 差额 差旅 出差 相差 净值 市值 价值 增值 面值 充值 发送 寄送 推送 配送 多少 至少 缺少 减少 假期 请假 硬币 硬件 漏斗 坏账 一般是 一般要 快到'.split(
      ' ',
    ),
    en: 'good morning, good afternoon, good evening, good day, as well, as well as, well then, free of, wait time, waiting list, too many requests, problem solved'.split(
      ', ',
    ),
  },
]

/** Words that make what follows stronger (above 1) or weaker (below 1). */
export const DEGREE_WORDS: readonly PolarityEntry[] = [
  {
    weight: 1.6,
    zh: '非常 十分 特别 极其 极度 超级 超 太 真是 简直 实在 相当 尤其 格外 完全 绝对 彻底 最 巨 死'.split(' '),
    en: 'very, extremely, so, really, absolutely, totally, completely, incredibly, utterly, such, highly, super, most, too'.split(
      ', ',
    ),
  },
  { weight: 1.25, zh: '很 挺 真 好 更 蛮 够'.split(' '), en: ['quite', 'more', 'pretty'] },
  {
    weight: 0.6,
    zh: '有点 有点儿 有些 稍微 略 略微 还算 比较 一点'.split(' '),
    en: 'a bit, a little, slightly, somewhat, fairly, rather, kind of, sort of'.split(', '),
  },
]

/** After one of these the part that counts begins: what stood before counts half. */
export const CONTRAST_WORDS = {
  zh: '但是 但 可是 不过 然而 只是 就是 却 偏偏 结果'.split(' '),
  en: 'but, however, yet, although, though, unfortunately'.split(', '),
} as const
