use keytill::language::Language;

/// A language by its BCP 47 tag: Chinese for `zh` and whatever begins so, English for all others.
pub fn language(tag: &str) -> Language {
    if tag == "zh" || tag.starts_with("zh-") { Language::Chinese } else { Language::English }
}
