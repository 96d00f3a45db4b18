use crate::id::{LevelId, ProductId};
use crate::people::level_rule::CompiledTerms;
use crate::people::{CustomerRefusal, LevelRefusal, LevelTerms, Watch};
use crate::refusal::quoted;
use crate::slot::{LevelSlot, Registry, Slot};
use crate::text::{MAX_LANGUAGES, misleads};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most levels that a shop holds.
pub const MAX_LEVELS: usize = 1000;
/// Longest name, in characters.
const MAX_NAME: usize = 200;
/// Longest language tag (RFC 5646 recommends room for 35), in bytes.
const MAX_LANG: usize = 35;

/// A level's name in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelName {
    /// Language tag such as `zh` or `en-GB`: 1 to 35 letters, digits or `-`, once per level.
    #[n(0)]
    pub lang: String,
    /// What people read: 1 to 200 characters without control characters.
    #[n(1)]
    pub text: String,
}

/// A membership level (等级) as the host defines it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Level {
    /// The id, which prices, plans and customers refer to.
    #[n(0)]
    pub id: LevelId,
    /// Names by language, at most 32; may be empty.
    #[n(1)]
    #[serde(default)]
    pub names: Vec<LevelName>,
    /// Where it stands among the others: the higher number is the higher level; equal ranks are peers.
    #[n(2)]
    pub rank: u16,
    /// What it asks for, and what it gives; absent for a level that is only given or bought and opens nothing.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Box<LevelTerms>>,
}

impl Level {
    /// The name in a language, if there is one.
    #[must_use]
    pub fn name(&self, lang: &str) -> Option<&str> {
        self.names.iter().find(|name| name.lang == lang).map(|name| name.text.as_str())
    }

    /// Checks names and languages.
    ///
    /// # Errors
    /// [`LevelRefusal::TooManyNames`], [`LevelRefusal::NameInvalid`], [`LevelRefusal::LangInvalid`],
    /// [`LevelRefusal::LangTwice`]
    pub fn validate(&self) -> Result<(), LevelRefusal> {
        if self.names.len() > MAX_LANGUAGES {
            let (level, count) = (self.id.clone(), self.names.len());
            return Err(LevelRefusal::TooManyNames { level, count, limit: MAX_LANGUAGES });
        }
        for (n, LevelName { lang, text }) in self.names.iter().enumerate() {
            let tag = (1..=MAX_LANG).contains(&lang.len())
                && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !tag {
                return Err(LevelRefusal::LangInvalid { level: self.id.clone(), value: quoted(lang) });
            }
            // Languages are a few dozen at the most; the tags checked so far are short.
            if self.names.iter().take(n).any(|earlier| earlier.lang == *lang) {
                return Err(LevelRefusal::LangTwice { level: self.id.clone(), lang: quoted(lang) });
            }
            let fits = !text.is_empty()
                && text.chars().take(MAX_NAME + 1).count() <= MAX_NAME
                && !text.chars().any(misleads);
            if !fits {
                return Err(LevelRefusal::NameInvalid { level: self.id.clone(), value: quoted(text) });
            }
        }
        Ok(())
    }
}

/// The levels of a shop. A level once defined may be changed and is never removed.
#[derive(Debug, Clone)]
pub struct Levels {
    registry: Registry<LevelId, LevelSlot>,
    levels: Vec<Level>,
    /// The terms of each level, as they are asked.
    compiled: Vec<Option<CompiledTerms>>,
    /// The least rank to which a product is sold, for those that are not sold to everybody.
    exclusive: BTreeMap<ProductId, u16>,
}

impl Levels {
    /// No levels; `seed` scatters the registry's table.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            levels: Vec::new(),
            compiled: Vec::new(),
            exclusive: BTreeMap::new(),
        }
    }

    /// The slot of a level.
    ///
    /// # Errors
    /// [`CustomerRefusal::UnknownLevel`]
    pub fn slot(&self, id: &LevelId) -> Result<LevelSlot, CustomerRefusal> {
        self.registry.slot(id).ok_or_else(|| CustomerRefusal::UnknownLevel { level: id.clone() })
    }

    /// The slot of a level, if it is defined.
    #[must_use]
    pub fn find(&self, id: &LevelId) -> Option<LevelSlot> {
        self.registry.slot(id)
    }

    /// The level in a slot.
    #[must_use]
    pub fn get(&self, slot: LevelSlot) -> Option<&Level> {
        self.levels.get(slot.index())
    }

    /// All levels in the order in which they were first defined.
    pub fn iter(&self) -> impl Iterator<Item = &Level> {
        self.levels.iter()
    }

    /// The table of ids.
    #[must_use]
    pub fn registry(&self) -> &Registry<LevelId, LevelSlot> {
        &self.registry
    }

    /// How many levels there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.levels.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Checks that a level may be defined, or changed if its id is known.
    ///
    /// # Errors
    /// Those of [`Level::validate`], and [`LevelRefusal::TooMany`]
    pub fn plan_put(&self, level: &Level) -> Result<(), LevelRefusal> {
        level.validate()?;
        self.compile(level)?;
        if self.len() >= MAX_LEVELS && self.find(&level.id).is_none() {
            return Err(LevelRefusal::TooMany { level: level.id.clone(), limit: MAX_LEVELS });
        }
        Ok(())
    }

    /// Applies [`Self::plan_put`]; `None` when no more levels fit.
    pub fn put(&mut self, level: Level) -> Option<LevelSlot> {
        let compiled = self.compile(&level).ok()?;
        let slot = match self.registry.slot(&level.id) {
            Some(slot) => {
                *self.levels.get_mut(slot.index())? = level;
                *self.compiled.get_mut(slot.index())? = compiled;
                slot
            }
            None if self.len() >= MAX_LEVELS => return None,
            None => {
                let slot = self.registry.register(&level.id)?;
                self.levels.push(level);
                self.compiled.push(compiled);
                slot
            }
        };
        self.note_exclusive();
        Some(slot)
    }

    fn compile(&self, level: &Level) -> Result<Option<CompiledTerms>, LevelRefusal> {
        let terms = level.terms.as_ref();
        terms.map(|terms| CompiledTerms::compile(&level.id, terms, self)).transpose()
    }

    fn note_exclusive(&mut self) {
        self.exclusive.clear();
        for level in &self.levels {
            for product in level.terms.iter().flat_map(|terms| &terms.products) {
                let least = self.exclusive.entry(product.clone()).or_insert(level.rank);
                *least = level.rank.min(*least);
            }
        }
    }

    /// The terms of a level, as they are asked.
    pub(super) fn terms(&self, slot: LevelSlot) -> Option<&CompiledTerms> {
        self.compiled.get(slot.index())?.as_ref()
    }

    /// Which changes of figures can give somebody a level.
    #[must_use]
    pub fn watch(&self) -> Watch {
        self.compiled.iter().flatten().map(CompiledTerms::watch).fold(Watch::default(), |all, one| Watch {
            any: all.any || one.any,
            teams: all.teams || one.teams,
            team_periods: all.team_periods || one.team_periods,
            periods: all.periods || one.periods,
            time: all.time || one.time,
        })
    }

    /// Whether a level as it is now asks somebody for something else than another did; `None` for a level that was not.
    #[must_use]
    pub fn asks_anew(before: Option<&Level>, now: &Level) -> bool {
        let reach = |level: &Level| level.terms.as_ref().and_then(|terms| terms.reach.clone());
        let rank = before.map_or(now.rank, |before| before.rank);
        rank != now.rank || before.and_then(reach) != reach(now)
    }

    /// Whether any product is not sold to everybody. One read.
    #[must_use]
    pub fn has_exclusive(&self) -> bool {
        !self.exclusive.is_empty()
    }

    /// Whether a product is sold to a level, or to somebody without one.
    #[must_use]
    pub fn opens(&self, product: &ProductId, level: Option<LevelSlot>) -> bool {
        let Some(least) = self.exclusive.get(product) else { return true };
        level.and_then(|level| self.get(level)).is_some_and(|level| level.rank >= *least)
    }

    /// From levels in slot order; `None` when an id stands there twice or there are too many.
    #[must_use]
    pub(super) fn from_levels(levels: Vec<Level>, seed: u64) -> Option<Self> {
        if levels.len() > MAX_LEVELS {
            return None;
        }
        let mut all = Self::new(seed);
        let count = levels.len();
        // Conditions may name levels that come later.
        all.registry = Registry::from_ids(levels.iter().map(|level| level.id.clone()).collect(), seed)?;
        all.levels = levels;
        let compiled = all.levels.iter().map(|level| all.compile(level)).collect::<Result<Vec<_>, _>>();
        all.compiled = compiled.ok()?;
        all.note_exclusive();
        (all.compiled.len() == count).then_some(all)
    }

    pub(super) fn levels(&self) -> &Vec<Level> {
        &self.levels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::format;
    use alloc::vec;

    fn level(id: &str, rank: u16) -> Level {
        Level { id: LevelId::new(id).unwrap(), names: vec![], rank, terms: None }
    }

    fn named(names: &[(&str, &str)]) -> Level {
        let names = names.iter().map(|(l, t)| LevelName { lang: (*l).into(), text: (*t).into() }).collect();
        Level { names, ..level("gold", 3) }
    }

    #[test]
    fn a_level_is_defined_and_changed_in_its_slot() {
        let mut levels = Levels::new(1);
        let gold = levels.put(level("gold", 3)).unwrap();
        let silver = levels.put(level("silver", 2)).unwrap();
        levels.plan_put(&level("gold", 9)).unwrap();
        assert_eq!(levels.put(level("gold", 9)), Some(gold));
        assert_eq!(levels.get(gold).unwrap().rank, 9);
        assert_eq!(levels.get(silver).unwrap().rank, 2);
        assert_eq!(levels.len(), 2);
        assert_eq!(levels.slot(&LevelId::new("bronze").unwrap()).unwrap_err().code(), "level.unknown");
    }

    #[test]
    fn names_are_checked() {
        let code = |names: &[(&str, &str)]| named(names).validate().unwrap_err().code();
        named(&[("zh", "黄金会员"), ("en-GB", "Gold")]).validate().unwrap();
        assert_eq!(code(&[("", "x")]), "level.lang_invalid");
        assert_eq!(code(&[("zh_CN", "x")]), "level.lang_invalid");
        assert_eq!(code(&[("zh", "a"), ("zh", "b")]), "level.lang_twice");
        assert_eq!(code(&[("zh", "")]), "level.name_invalid");
        assert_eq!(code(&[("zh", "a\nb")]), "level.name_invalid");
        assert_eq!(code(&[("zh", &"金".repeat(201))]), "level.name_invalid");
        assert_eq!(named(&[("zh", "黄金会员")]).name("zh"), Some("黄金会员"));
    }

    #[test]
    fn there_is_a_most() {
        let mut levels = Levels::new(1);
        for n in 0..MAX_LEVELS {
            levels.put(level(&format!("l{n}"), 0)).unwrap();
        }
        assert_eq!(levels.plan_put(&level("more", 0)).unwrap_err().code(), "level.too_many");
        assert_eq!(levels.put(level("more", 0)), None);
        levels.plan_put(&level("l7", 1)).unwrap();
    }

    #[test]
    fn json_is_strict() {
        let json = r#"{"id":"gold","rank":3,"names":[{"lang":"zh","text":"黄金"}]}"#;
        let gold: Level = serde_json::from_str(json).unwrap();
        assert_eq!(gold.name("zh"), Some("黄金"));
        assert!(serde_json::from_str::<Level>(r#"{"id":"gold","rank":3,"grade":1}"#).is_err());
    }
}
