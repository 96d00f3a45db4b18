//! Where in markup a placeholder stands: only where what it stands for can be nothing but text.

/// How what a placeholder stands for is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// As it is.
    Plain,
    /// As text of markup or of a quoted attribute.
    Html,
    /// As within a JSON string.
    Json,
    /// As a part of an address.
    Url,
}

/// Follows markup up to each placeholder.
#[derive(Debug, Default)]
pub(super) struct Place {
    state: State,
    /// The name of the tag, then of the attribute, in lower case; as far as it is needed.
    tag: Name,
    attribute: Name,
    /// What stands in the attribute so far, as far as it is needed.
    value: Name,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// After `<`.
    Open,
    TagName,
    /// Within a tag, between attributes.
    Tag,
    AttributeName,
    /// After the name of an attribute or its `=`.
    Equals,
    Quoted(char),
    Unquoted,
    /// `<!…`, comments among them.
    Declaration,
    /// Within `script` or `style`.
    Raw,
}

/// The first letters of something.
#[derive(Debug, Default, Clone)]
struct Name(alloc::string::String);

impl Name {
    fn clear(&mut self) {
        self.0.clear();
    }

    fn push(&mut self, c: char) {
        if self.0.len() < 200 {
            self.0.push(c.to_ascii_lowercase());
        }
    }
}

/// Attributes whose value is an address.
const ADDRESSES: &[&str] =
    &["href", "src", "action", "formaction", "poster", "data", "cite", "background", "ping", "xlink:href"];
/// Attributes whose value is text and nothing else.
const TEXTS: &[&str] = &["alt", "title", "class", "id", "value", "placeholder", "aria-label", "lang"];

impl Place {
    /// Goes on by a character of the template.
    pub(super) fn pass(&mut self, c: char) {
        self.state = match self.state {
            State::Text if c == '<' => State::Open,
            State::Text => State::Text,
            State::Open if c == '!' || c == '?' => State::Declaration,
            State::Open if c.is_ascii_alphabetic() || c == '/' => {
                self.tag.clear();
                self.tag.push(c);
                State::TagName
            }
            State::Open => State::Text,
            State::TagName if c == '>' => self.content(),
            State::TagName if c.is_whitespace() || c == '/' => State::Tag,
            State::TagName => {
                self.tag.push(c);
                State::TagName
            }
            State::Tag | State::AttributeName | State::Equals | State::Unquoted if c == '>' => self.content(),
            State::Tag if c.is_whitespace() || c == '/' => State::Tag,
            State::Tag => {
                self.attribute.clear();
                self.attribute.push(c);
                State::AttributeName
            }
            State::AttributeName if c == '=' || c.is_whitespace() => State::Equals,
            State::AttributeName => {
                self.attribute.push(c);
                State::AttributeName
            }
            State::Equals if c == '"' || c == '\'' => {
                self.value.clear();
                State::Quoted(c)
            }
            State::Equals if c == '=' || c.is_whitespace() => State::Equals,
            State::Equals => State::Unquoted,
            State::Quoted(quote) if c == quote => State::Tag,
            State::Quoted(quote) => {
                self.value.push(c);
                State::Quoted(quote)
            }
            State::Unquoted if c.is_whitespace() => State::Tag,
            State::Unquoted => State::Unquoted,
            State::Declaration if c == '>' => State::Text,
            State::Declaration => State::Declaration,
            // The end of a raw element is not looked for: nothing may stand in one, nor after it.
            State::Raw => State::Raw,
        };
    }

    fn content(&self) -> State {
        if matches!(self.tag.0.as_str(), "script" | "style" | "iframe" | "xmp" | "noscript" | "plaintext") {
            State::Raw
        } else {
            State::Text
        }
    }

    /// How a placeholder here is written, or why it may not stand here.
    pub(super) fn escape(&self) -> Result<Escape, &'static str> {
        match self.state {
            State::Text => Ok(Escape::Html),
            State::Quoted(_) => self.in_attribute(),
            State::Raw => Err("within or after a script, a style or a frame"),
            State::Declaration => Err("within a comment or declaration"),
            _ => Err("within a tag, outside quotation marks"),
        }
    }

    fn in_attribute(&self) -> Result<Escape, &'static str> {
        let name = self.attribute.0.as_str();
        if TEXTS.contains(&name) || (name.starts_with("data-") && name.len() > 5) {
            return Ok(Escape::Html);
        }
        if !ADDRESSES.contains(&name) {
            return Err("in an attribute that is more than text");
        }
        let value = self.value.0.as_str();
        let after_host =
            value.strip_prefix("https://").is_some_and(|rest| rest.find('/').is_some_and(|at| at > 0));
        let path = value.starts_with('/') && !value.starts_with("//");
        if after_host || path { Ok(Escape::Url) } else { Err("in an address before its host ends") }
    }
}

impl Escape {
    /// Writes what a placeholder stands for.
    pub(super) fn write(self, text: &str, out: &mut alloc::string::String) {
        match self {
            Self::Plain => out.push_str(text),
            Self::Html => text.chars().for_each(|c| match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                '`' => out.push_str("&#96;"),
                c => out.push(c),
            }),
            Self::Json => text.chars().for_each(|c| match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                // Within a page's script JSON must not end it.
                '<' => out.push_str("\\u003c"),
                '>' => out.push_str("\\u003e"),
                '&' => out.push_str("\\u0026"),
                c => out.push(c),
            }),
            Self::Url => text.bytes().for_each(|byte| {
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
                    out.push(char::from(byte));
                } else {
                    out.push('%');
                    for digit in [byte >> 4, byte & 15] {
                        out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
                    }
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_end(markup: &str) -> Result<Escape, &'static str> {
        let mut place = Place::default();
        markup.chars().for_each(|c| place.pass(c));
        place.escape()
    }

    #[test]
    fn placeholders_stand_where_they_are_text() {
        for markup in
            ["", "<p>", "<p class=\"a\">x ", "a < b ", "<b>x</b> ", "<img alt='", "<p title=\"a > b "]
        {
            assert_eq!(at_end(markup), Ok(Escape::Html), "{markup}");
        }
        for markup in ["<a href=\"https://shop.example/orders/", "<a HREF='/orders?id="] {
            assert_eq!(at_end(markup), Ok(Escape::Url), "{markup}");
        }
    }

    #[test]
    fn and_nowhere_else() {
        for markup in [
            "<",
            "<p ",
            "<p class=",
            "<p class=a",
            "<a href=\"",
            "<a href=\"javascript:",
            "<a href=\"https://",
            "<a href=\"//",
            "<p onclick=\"f('",
            "<p style=\"color: ",
            "<script>",
            "<script>a</script>",
            "<style>",
            "<!-- ",
            "<iframe srcdoc=\"",
            "<meta http-equiv=\"",
            "<a data-=\"",
        ] {
            assert!(at_end(markup).is_err(), "{markup}");
        }
    }

    #[test]
    fn what_strangers_write_is_text() {
        let written = |escape: Escape, text: &str| {
            let mut out = alloc::string::String::new();
            escape.write(text, &mut out);
            out
        };
        assert_eq!(
            written(Escape::Html, "<img src=x onerror='f()'>&"),
            "&lt;img src=x onerror=&#39;f()&#39;&gt;&amp;"
        );
        assert_eq!(written(Escape::Json, "\"},\\</script>"), "\\\"},\\\\\\u003c/script\\u003e");
        assert_eq!(written(Escape::Url, "a/b?c=礼"), "a%2Fb%3Fc%3D%E7%A4%BC");
    }
}
