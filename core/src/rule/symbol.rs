use crate::id::Id;
use crate::slot::{Names, Slot};
use compact_str::CompactString;

/// A text turned into a number: equal texts, equal symbols, within one [`Interner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

impl Slot for Symbol {
    fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }
    fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Text(CompactString);

impl Id for Text {
    fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gives each text of a document its symbol, so that evaluation compares integers.
#[derive(Debug, Clone)]
pub struct Interner {
    texts: Names<Text, Symbol>,
}

impl Interner {
    /// An empty interner whose table is scattered by `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { texts: Names::new(seed) }
    }

    /// The symbol of a text, new or known; `None` when four billion texts are known.
    pub fn intern(&mut self, text: &str) -> Option<Symbol> {
        match self.texts.find(text) {
            Some(known) => Some(known),
            None => self.texts.register(&Text(CompactString::new(text))),
        }
    }

    /// The symbol of a text, if the text is known.
    #[must_use]
    #[inline]
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.texts.find(text)
    }

    /// The text of a symbol.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> Option<&str> {
        self.texts.id(symbol).map(Id::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_symbols() {
        let mut interner = Interner::new(3);
        let a = interner.intern("a").unwrap();
        let b = interner.intern("b").unwrap();
        assert_ne!(a, b);
        assert_eq!(interner.intern("a"), Some(a));
        assert_eq!(interner.find("b"), Some(b));
        assert_eq!(interner.find("c"), None);
        assert_eq!(interner.text(b), Some("b"));
    }
}
