//! The Swift package as it is used, under `target/swift`.

use super::{LIBRARY, PACKAGE};
use crate::glue;
use crate::shell::Shell;
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Lays out the package with UniFFI's code in it, and the library, built as it is told, beside it.
pub fn assemble(shell: &Shell, build: glue::Build) -> Result<()> {
    let (package, library) = (shell.path(PACKAGE), shell.path(LIBRARY));
    let generated = shell.path("target/swift/glue");
    glue::clear(&generated)?;
    fs::create_dir_all(&library)?;
    let built = glue::uniffi(shell, "swift", &generated, build)?;
    refresh(&built, &library.join(built.file_name().unwrap_or_default()))?;
    let source = shell.path("bindings/swift");
    mirror(&source, &package, &["Sources/KeytillNative", "Sources/keytillFFI/keytillFFI.h"])?;
    let native = package.join("Sources/KeytillNative");
    fs::create_dir_all(&native)?;
    refresh(&generated.join("keytill.swift"), &native.join("keytill.swift"))?;
    refresh(&generated.join("keytillFFI.h"), &package.join("Sources/keytillFFI/keytillFFI.h"))
}

/// Makes a folder the same as another, but for what lies at `kept`. A file that is the same stays as it is, so that Swift
/// does not build it again.
fn mirror(from: &Path, to: &Path, kept: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            let inside: Vec<&str> = kept.iter().filter_map(|path| below(path, &entry.file_name())).collect();
            mirror(&entry.path(), &target, &inside)?;
        } else {
            refresh(&entry.path(), &target)?;
        }
        names.insert(entry.file_name());
    }
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        let is_kept = kept.iter().any(|path| Path::new(path).iter().next() == Some(&*entry.file_name()));
        if names.contains(&entry.file_name()) || is_kept {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The part of a path that lies within a folder.
fn below<'a>(path: &'a str, folder: &std::ffi::OsStr) -> Option<&'a str> {
    path.split_once('/').filter(|(first, _)| *first == folder).map(|(_, rest)| rest)
}

/// Copies a file where it is not the same already.
fn refresh(from: &Path, to: &Path) -> Result<()> {
    let new = fs::read(from)?;
    if fs::read(to).is_ok_and(|old| old == new) {
        return Ok(());
    }
    Ok(fs::write(to, new)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_has_what_its_model_has_and_what_is_kept() {
        let place = std::env::temp_dir().join(format!("keytill-mirror-{}", std::process::id()));
        let (from, to) = (place.join("from"), place.join("to"));
        for (file, text) in
            [("from/a/b", "new"), ("to/a/b", "old"), ("to/a/c", ""), ("to/d/e", ""), ("to/f/g", "")]
        {
            fs::create_dir_all(place.join(file).parent().unwrap()).unwrap();
            fs::write(place.join(file), text).unwrap();
        }
        mirror(&from, &to, &["a/c", "d"]).unwrap();
        assert_eq!(fs::read_to_string(to.join("a/b")).unwrap(), "new");
        assert!(to.join("a/c").exists() && to.join("d/e").exists() && !to.join("f").exists());
        fs::remove_dir_all(&place).unwrap();
    }
}
