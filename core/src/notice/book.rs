use crate::arrange::Arrange;
use crate::id::ChannelId;
use crate::language::Language;
use crate::notice::compile::Compiled;
use crate::notice::{Notice, NoticeRefusal, Output, Template, Templates, defaults};
use crate::text::{LocalText, check_names};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// Most templates.
const MAX_TEMPLATES: usize = 10_000;
/// Most languages that are tried, and channels with a language.
const MAX_LANGUAGES: usize = 1000;

/// The texts of a shop, ready to be filled in.
///
/// # Examples
/// ```
/// use keytill::notice::{Notice, NoticeKind, Output, Param, Recipient, TemplateBook, Templates, Value};
///
/// let templates: Templates = serde_json::from_str(r#"{"templates": [{"kind": "restock", "language": "en",
///     "output": "html", "subject": "Back in stock", "body": "<p><b>{what}</b> is back.</p>"}]}"#)?;
/// let book = TemplateBook::new(templates)?;
/// let notice = Notice {
///     kind: NoticeKind::Restock,
///     recipient: Recipient::Merchant,
///     channel: None,
///     language: "en".into(),
///     params: vec![(Param::What, Value::Text("<script>".into()))],
/// };
/// assert_eq!(book.render(&notice, "en-GB", Output::Html)?.text, "<p><b>&lt;script&gt;</b> is back.</p>");
/// assert_eq!(book.render(&notice, "zh-CN", Output::Text)?.text, "<script> 已到货。");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct TemplateBook {
    document: Templates,
    compiled: Vec<Compiled>,
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rendered {
    /// A line above the text: plain text, whatever the output.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The language that was found.
    pub language: String,
    /// What the text is.
    pub output: Output,
}

impl TemplateBook {
    /// Checks and compiles templates.
    ///
    /// # Errors
    /// [`NoticeRefusal`], naming the template's kind and the rule.
    pub fn new(document: Templates) -> Result<Self, NoticeRefusal> {
        let too_many = |field, count, limit| NoticeRefusal::TooMany { field, count, limit };
        if document.templates.len() > MAX_TEMPLATES {
            return Err(too_many("templates", document.templates.len(), MAX_TEMPLATES));
        }
        for (field, count) in [("languages", document.fallback.len()), ("channels", document.languages.len())]
        {
            if count > MAX_LANGUAGES {
                return Err(too_many(field, count, MAX_LANGUAGES));
            }
        }
        if document.offset_minutes.unsigned_abs() > 840 {
            return Err(NoticeRefusal::BadOffset { minutes: document.offset_minutes });
        }
        let of_channels = document.languages.iter().map(|of| &of.language);
        let of_templates = document.templates.iter().map(|template| &template.language);
        for language in document.fallback.iter().chain(of_channels).chain(of_templates) {
            check_names("notice", &[LocalText::new(language.as_str(), "-")])
                .map_err(|source| NoticeRefusal::Text { source })?;
        }
        check_twins(&document.templates)?;
        let compiled = document.templates.iter().map(Compiled::of).collect::<Result<_, _>>()?;
        Ok(Self { document, compiled })
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Templates {
        &self.document
    }

    /// The language of a channel's buyers, or of the shop's.
    #[must_use]
    pub fn language_of(&self, channel: Option<&ChannelId>) -> &str {
        let of_channel = self.document.languages.iter().find(|of| Some(&of.channel) == channel);
        let first = self.document.fallback.first();
        of_channel.map(|of| &of.language).or(first).map_or("en", String::as_str)
    }

    /// A notice in words, in a language as near as there is one; [`Templates`] says which text is taken.
    ///
    /// # Errors
    /// [`NoticeRefusal::TooLong`]
    pub fn render(&self, notice: &Notice, language: &str, output: Output) -> Result<Rendered, NoticeRefusal> {
        let offset = self.document.offset_minutes;
        let asked = shorter_forms(language);
        for tag in asked.into_iter().chain(self.document.fallback.iter().map(String::as_str)) {
            if let Some((template, compiled)) = self.find(notice, tag, output) {
                let (subject, text) = compiled.fill(&notice.params, offset)?;
                return Ok(Rendered { subject, text, language: template.language.clone(), output });
            }
        }
        own_words(notice, language, output, offset)
    }

    /// The template of the notice's channel, else the one without a channel.
    fn find(&self, notice: &Notice, language: &str, output: Output) -> Option<(&Template, &Compiled)> {
        let fits = |template: &Template| {
            template.kind == notice.kind
                && template.output == output
                && template.language.eq_ignore_ascii_case(language)
        };
        let all =
            || self.document.templates.iter().zip(&self.compiled).filter(|(template, _)| fits(template));
        let of_channel =
            all().find(|(template, _)| template.channel.is_some() && template.channel == notice.channel);
        of_channel.or_else(|| all().find(|(template, _)| template.channel.is_none()))
    }
}

/// In a snapshot: the document.
impl<C> Encode<C> for TemplateBook {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        self.document.encode(e, ctx)
    }
}

impl<'b, C> Decode<'b, C> for TemplateBook {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        Self::new(d.decode_with(ctx)?).map_err(|refusal| crate::codec::refused(at, &refusal))
    }
}

/// The crate's own text: the same words in every output.
fn own_words(
    notice: &Notice,
    language: &str,
    output: Output,
    offset: i16,
) -> Result<Rendered, NoticeRefusal> {
    let chinese = shorter_forms(language).last().is_some_and(|short| short.eq_ignore_ascii_case("zh"));
    let language = if chinese { Language::Chinese } else { Language::English };
    let (subject, text) = defaults::text(notice.kind, language);
    let body = match output {
        Output::Text => text.to_string(),
        Output::Html => alloc::format!("<p>{text}</p>"),
        Output::Json => alloc::format!("{{\"kind\":\"{}\",\"text\":\"{text}\"}}", notice.kind),
    };
    let tag = language.pick("en", "zh").to_string();
    let (kind, subject) = (notice.kind, subject.to_string());
    let template = Template { kind, channel: None, language: tag.clone(), output, subject, body };
    let (subject, text) = Compiled::of(&template)?.fill(&notice.params, offset)?;
    Ok(Rendered { subject, text, language: tag, output })
}

/// A tag and what is left of it part by part: `zh-Hans-CN`, `zh-Hans`, `zh`.
fn shorter_forms(tag: &str) -> Vec<&str> {
    let mut forms = Vec::new();
    let mut rest = tag;
    loop {
        forms.push(rest);
        match rest.rsplit_once('-') {
            // A tag has few parts; what is no tag is not followed for ever.
            Some((shorter, _)) if forms.len() < 8 => rest = shorter,
            _ => return forms,
        }
    }
}

fn check_twins(templates: &[Template]) -> Result<(), NoticeRefusal> {
    let key = |t: &Template| {
        let channel = t.channel.as_ref().map(ToString::to_string);
        (t.kind, t.language.to_ascii_lowercase(), t.output as u8, channel)
    };
    let mut keys: Vec<_> = templates.iter().map(key).collect();
    keys.arrange();
    match keys.iter().zip(keys.iter().skip(1)).find(|(one, next)| one == next) {
        Some(((kind, language, ..), _)) => {
            Err(NoticeRefusal::Twice { kind: *kind, language: language.clone() })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Currency, Money};
    use crate::notice::{ChannelLanguage, NoticeKind, Param, Recipient, Value};
    use crate::refusal::Refusal;
    use crate::time::Time;
    use alloc::format;
    use alloc::vec;

    fn template(kind: NoticeKind, channel: Option<&str>, language: &str, body: &str) -> Template {
        let channel = channel.map(|id| ChannelId::new(id).unwrap());
        let (subject, body) = (String::new(), body.to_string());
        Template { kind, channel, language: language.into(), output: Output::Text, subject, body }
    }

    fn notice(kind: NoticeKind, channel: Option<&str>, text: &str) -> Notice {
        let value = |param: &Param| match param {
            Param::Total | Param::Amount => Value::Money(Money::new(9_800, Currency::CNY)),
            Param::Until => Value::Time(Time::from_millis(1_795_321_884_000)),
            Param::Count => Value::Count(3),
            _ => Value::Text(text.into()),
        };
        Notice {
            kind,
            recipient: Recipient::Merchant,
            channel: channel.map(|id| ChannelId::new(id).unwrap()),
            language: "en".into(),
            params: kind.params().iter().map(|param| (*param, value(param))).collect(),
        }
    }

    #[test]
    fn language_and_channel_fall_back_as_it_is_written() {
        let kind = NoticeKind::Restock;
        let templates = vec![
            template(kind, None, "zh", "zh"),
            template(kind, Some("wechat"), "zh-CN", "wechat zh-CN"),
            template(kind, None, "zh-CN", "zh-CN"),
            template(kind, None, "de", "de"),
        ];
        let languages =
            vec![ChannelLanguage { channel: ChannelId::new("wechat").unwrap(), language: "zh-CN".into() }];
        let document = Templates { templates, fallback: vec!["de".into()], languages, offset_minutes: 0 };
        let book = TemplateBook::new(document).unwrap();
        let text = |channel: Option<&str>, language: &str| {
            book.render(&notice(kind, channel, "x"), language, Output::Text).unwrap().text
        };
        assert_eq!(text(Some("wechat"), "zh-CN"), "wechat zh-CN");
        assert_eq!(text(Some("web"), "zh-cn"), "zh-CN");
        assert_eq!(text(Some("wechat"), "zh-TW"), "zh", "the shorter form before another language");
        assert_eq!(text(None, "fr"), "de", "then the fallback");
        assert_eq!(
            book.render(&notice(kind, None, "x"), "fr", Output::Html).unwrap().text,
            "<p>x is available again.</p>"
        );
        assert_eq!(book.language_of(Some(&ChannelId::new("wechat").unwrap())), "zh-CN");
        assert_eq!((book.language_of(None), TemplateBook::default().language_of(None)), ("de", "en"));
    }

    #[test]
    fn the_crates_own_texts_are_sound_in_every_output_and_name_what_they_tell() {
        let book = TemplateBook::default();
        for kind in NoticeKind::ALL {
            for language in ["en", "zh-CN"] {
                for output in [Output::Text, Output::Html, Output::Json] {
                    let hostile = "<img src=x onerror=f()>\"'\\\u{202e}\n";
                    let told = book.render(&notice(*kind, None, hostile), language, output).unwrap();
                    let all = format!("{}{}", told.subject, told.text);
                    assert!(!all.contains('\u{202e}') && !told.subject.contains('\n'), "{all}");
                    assert!(!told.text.contains('{') || output == Output::Json, "{all}");
                    match output {
                        Output::Html => assert!(!told.text.contains("<img"), "{all}"),
                        Output::Json => {
                            assert!(serde_json::from_str::<serde_json::Value>(&told.text).is_ok(), "{all}")
                        }
                        Output::Text => {}
                    }
                }
            }
        }
    }

    #[test]
    fn documents_that_make_no_sense_are_refused() {
        let kind = NoticeKind::Restock;
        let refused = |document: Templates| TemplateBook::new(document).unwrap_err().code();
        let twice = vec![template(kind, None, "en", "a"), template(kind, None, "EN", "b")];
        assert_eq!(refused(Templates { templates: twice, ..Templates::default() }), "notice.twice");
        assert_eq!(
            refused(Templates { fallback: vec!["e".into()], ..Templates::default() }),
            "notice.bad_language"
        );
        assert_eq!(refused(Templates { offset_minutes: 900, ..Templates::default() }), "notice.bad_offset");
        let many = vec!["en".into(); MAX_LANGUAGES + 1];
        assert_eq!(refused(Templates { fallback: many, ..Templates::default() }), "notice.too_many");
    }
}
