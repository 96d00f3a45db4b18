//! `cargo xtask documents`: the documents of keytill in every language, read off the Rust types that serde carries over.
//!
//! [`read`] makes the [`model`]; each writer turns it into the text of one file. To add a language: a file with a function
//! from the model to text, and a line in [`FILES`].

mod kotlin;
pub mod model;
mod python;
mod read;
mod schemas;
mod swift;
mod typescript;

use anyhow::{Context, Result};
use clap::Args;
use model::Model;
use std::fs;
use std::path::Path;

/// What `cargo xtask documents` can be told.
#[derive(Debug, Args)]
pub struct DocumentsArguments {
    /// Write nothing; say whether every file is what would be written
    #[arg(long)]
    check: bool,
}

/// A file that is written: where it lies, and who writes it.
struct Written {
    path: &'static str,
    write: fn(&Model) -> Result<String>,
}

/// Every file that is made from the model.
const FILES: &[Written] = &[
    Written { path: "bindings/python/src/keytill/documents.py", write: python::documents },
    Written { path: "bindings/python/src/keytill/_methods.py", write: python::methods },
    Written { path: "bindings/kotlin/src/main/kotlin/keytill/documents/Bodies.kt", write: kotlin::bodies },
    Written { path: "bindings/kotlin/src/main/kotlin/keytill/documents/Events.kt", write: kotlin::events },
    Written { path: "bindings/kotlin/src/main/kotlin/keytill/documents/Replies.kt", write: kotlin::replies },
    Written { path: "bindings/kotlin/src/main/kotlin/keytill/documents/Values.kt", write: kotlin::values },
    Written {
        path: "bindings/kotlin/src/main/kotlin/keytill/documents/Commands.kt",
        write: kotlin::commands,
    },
    Written { path: "bindings/kotlin/src/main/kotlin/keytill/documents/Reads.kt", write: kotlin::reads },
    Written { path: "bindings/swift/Sources/Keytill/Generated/Commands.swift", write: swift::commands },
    Written { path: "bindings/swift/Sources/Keytill/Generated/Events.swift", write: swift::events },
    Written { path: "bindings/swift/Sources/Keytill/Generated/Documents.swift", write: swift::documents },
    Written { path: "bindings/swift/Sources/Keytill/Generated/Methods.swift", write: swift::methods },
    Written { path: "wasm/npm/src/documents/generated.ts", write: typescript::documents },
];

/// Writes or compares; tells whether all is as it would be written.
pub fn documents(arguments: &DocumentsArguments) -> Result<bool> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a folder")?;
    let model = read::read(&root.join("core/src"))?;
    let mut texts: Vec<(String, String)> = Vec::new();
    for file in FILES {
        texts.push((file.path.to_owned(), (file.write)(&model)?));
    }
    texts.extend(schemas::schemas(&model)?);
    let mut same = true;
    for (path, text) in texts {
        let file = root.join(&path);
        if fs::read_to_string(&file).is_ok_and(|now| now == text) {
            continue;
        }
        same = false;
        if arguments.check {
            println!("{path} is not what the Rust types say: run `cargo xtask documents`");
        } else {
            fs::create_dir_all(file.parent().unwrap_or(root))?;
            fs::write(&file, text).with_context(|| format!("cannot write {path}"))?;
            println!("written: {path}");
        }
    }
    Ok(same || !arguments.check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_what_the_rust_types_say() {
        assert!(documents(&DocumentsArguments { check: true }).unwrap());
    }
}
