//! Customers, in the order in which they came: each knows at most one who came before.

use crate::demo::files::Person;
use crate::demo::generate::random::Random;
use anyhow::Result;
use keytill::id::{CustomerId, LevelId};

const COUNT: u64 = 480;
const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "何",
    "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "韩", "冯", "曹", "彭", "曾", "肖", "欧阳", "司徒",
];
const GIVEN: &[&str] = &[
    "子涵", "雨桐", "思远", "一诺", "晓", "晚晴", "浩然", "可欣", "明轩", "佳怡", "立", "书瑶", "文博",
    "安琪", "嘉树", "若曦", "景行", "清", "知夏", "承泽", "念", "云舟", "听雪", "家豪", "慧敏", "志强",
    "小满", "秋实", "南乔", "星野",
];

/// `customers.jsonl`
pub fn all() -> Result<String> {
    let mut random = Random::new(0x7065_6f70);
    let mut text = String::new();
    for n in 1..=COUNT {
        let inviter = (n > 6 && random.chance(800)).then(|| {
            // The earlier somebody came, the more they invited.
            let least = (0..3).map(|_| random.between(1, n - 1)).min();
            least.unwrap_or(1)
        });
        let level = match random.below(100) + n / 12 {
            0..=7 => Some("gold"),
            8..=24 => Some("silver"),
            25..=70 => Some("member"),
            _ => None,
        };
        let person = Person {
            customer: CustomerId::new(id(n))?,
            name: format!("{}{}", random.pick(SURNAMES), random.pick(GIVEN)),
            inviter: inviter.map(|n| CustomerId::new(id(n))).transpose()?,
            level: level.map(LevelId::new).transpose()?,
            promoter: n <= 6 || random.chance(720),
        };
        text.push_str(&serde_json::to_string(&person)?);
        text.push('\n');
    }
    Ok(text)
}

/// The id of the n-th customer, from 1.
pub fn id(n: u64) -> String {
    format!("u-{n:04}")
}

/// One of them.
pub fn anybody(random: &mut Random) -> String {
    id(random.between(1, COUNT))
}
